using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Storage;

namespace Hay.Bench;

/// <summary>A data folder with many listings in it, written straight to the store as the grains would have written them.</summary>
internal static class StoredTown
{
    private static readonly string[] Titles = ["Slow Start Yoga", "Chair Yoga", "Pilates for Backs", "Singing for Fun", "Garden Morning", "Walk and Talk", "Tea and Company", "Mend and Make"];
    private static readonly string[] Categories = ["yoga", "chair-yoga", "pilates", "singing", "gardening", "walking", "social", "craft"];
    private static readonly string[] Words = ["gentle", "friendly", "small", "quiet", "warm", "lively", "patient", "cheerful", "steady", "welcoming"];
    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// <summary>Fills an empty folder. The same seed gives the same town.</summary>
    public static async Task Fill(string folder, int listings, SpaceMap spaces, int seed = 1)
    {
        using var data = DataFolder.Open(folder);
        using var store = SqliteStore.Open(data);
        var random = new Random(seed);
        var now = DateTimeOffset.UtcNow;
        for (var from = 0; from < listings; from += 1000)
        {
            await Task.WhenAll(Enumerable.Range(from, Math.Min(1000, listings - from)).Select(n => store.WriteAsync(
                StoreNames.Activity, $"town-{n}", 0, JsonSerializer.SerializeToUtf8Bytes(Listed(n, spaces, random, now), GrainJson.Default.Activity))));
        }
    }

    private static Activity Listed(int n, SpaceMap spaces, Random random, DateTimeOffset now)
    {
        var space = spaces.All[n % spaces.All.Length];
        var place = space.Localities[random.Next(space.Localities.Length)];
        var kind = random.Next(Titles.Length);
        var listing = new Listing
        {
            Title = $"{Titles[kind]} {place.Name} {n}",
            Summary = $"A {Any(random)} hour with {Any(random)} people in {place.Name}.",
            Description = string.Join(' ', Enumerable.Range(0, 60).Select(_ => Any(random))),
            Space = space.Slug,
            Category = Categories[kind],
            Venue = new Venue
            {
                Name = $"{place.Name} Hall",
                Town = place.Town ?? place.Name,
                Locality = place.Slug,
                Lat = place.Lat + (random.NextDouble() / 100),
                Lon = place.Lon + (random.NextDouble() / 100),
                Access = new AccessFacts { StepFree = (Known)random.Next(4), Toilet = (Known)random.Next(4), HearingLoop = (Known)random.Next(4) },
            },
            Schedule = new Schedule
            {
                Start = new DateTime(2026, 1, 5).AddDays(random.Next(7)).AddHours(8 + random.Next(12)),
                Duration = TimeSpan.FromMinutes(30 * (1 + random.Next(4))),
                Rule = $"FREQ=WEEKLY;INTERVAL={1 + random.Next(2)};BYDAY={Days[random.Next(7)]}",
            },
            FirstVisit = new FirstVisit { WhoMeetsYou = "Somebody at the door.", CanJustWatch = random.Next(2) == 0 },
            Cost = random.Next(2) == 0 ? new Cost { Kind = CostKind.Free, Words = "Free" } : new Cost { Kind = CostKind.Paid, Pence = 400, Words = "£4" },
            Booking = new BookingTerms { Kind = BookingKind.Book, Capacity = 5 + random.Next(20) },
            Languages = ImmutableArray.Create("en"),
        };
        var listed = new Activity().Publish(
            new PublishListing { Listing = listing, Checked = DateOnly.FromDateTime(now.Date).AddDays(-random.Next(120)) }, now).Next;
        return listed with { Outbox = listed.Outbox.Without(listed.Outbox.Last) }; // long since in the journal
    }

    private static string Any(Random random) => Words[random.Next(Words.Length)];
}
