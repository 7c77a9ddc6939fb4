using System.Collections.Immutable;
using Hay.Grains;
using Hay.Uptake.Counting;

namespace Hay.Uptake.Tests;

/// <summary>A small town: two spaces, four neighbourhoods, six listings of three groups, and what its people do.</summary>
internal static class Town
{
    public static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    public static readonly DateOnly Start = new(2026, 1, 5); // a Monday
    public static readonly ImmutableArray<string> Neighbourhoods = ["north", "south", "mill", "green"];

    public static readonly ImmutableDictionary<string, ListedAs> Listings = ImmutableDictionary.CreateRange<string, ListedAs>([
        new("yoga", new("fenland", "yoga", "library")), new("walk", new("fenland", "walks", "library")), new("choir", new("fenland", "singing", "")),
        new("chess", new("cambridge", "games", "club")), new("tea", new("cambridge", "tables", "hall")), new("run", new("cambridge", "walks", "club")),
    ]);

    public static readonly Geography Geography = new(
        Neighbourhoods.Select((id, i) => new Area { Id = id, Name = id, Level = AreaLevel.Neighbourhood, Space = i < 2 ? "fenland" : "cambridge", Population = 1500 }), isDemo: true, []);

    public static Guid Person(int number) => new(number, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8);

    public static UptakeFact Fact(FactKind kind, DateOnly at, string activity, int? person, DateOnly? session = null, int times = 1) =>
        new(kind, at, activity, session, person is { } number ? Person(number) : null, times);

    public static UptakeFact About(int person, DateOnly at, string neighbourhood, string ageBand = "") =>
        new(FactKind.SaidAbout, at, "", null, Person(person), 1) { About = new AboutMe { Neighbourhood = neighbourhood, AgeBand = ageBand } };

    public static UptakeFigures Count(IEnumerable<UptakeFact> facts, DateOnly through, byte[]? secret = null)
    {
        var count = new UptakeCount(Listings, Geography, secret ?? Secret, through);
        foreach (var fact in facts) count.Take(fact);
        return count.Figures();
    }

    /// <summary>Days of plausible and implausible things in a row: places taken, given up and taken again, ticks put right, moves.</summary>
    public static List<UptakeFact> History(int seed, int people, int days)
    {
        var (random, facts, listings) = (new Random(seed), new List<UptakeFact>(), Listings.Keys.Order(StringComparer.Ordinal).ToArray());
        for (var i = 0; i < days; i++)
        {
            var day = Start.AddDays(i);
            for (var n = random.Next(people); n > 0; n--)
            {
                var (person, listing) = (random.Next(people), listings[random.Next(listings.Length)]);
                facts.Add(random.Next(16) switch
                {
                    0 => About(person, day, random.Next(5) == 0 ? "" : Neighbourhoods[random.Next(4)], random.Next(3) == 0 ? "" : AgeBands.All[random.Next(6)]),
                    1 => Fact(FactKind.Seen, day, listing, null, times: random.Next(1, 9)),
                    2 or 3 => Fact(FactKind.Saved, day, listing, person),
                    4 => Fact(FactKind.Unsaved, day, listing, person),
                    5 or 6 => Fact(FactKind.Going, day, listing, person, day.AddDays(random.Next(30))),
                    7 => Fact(FactKind.GaveUp, day, listing, person, day.AddDays(random.Next(10))),
                    8 => Fact(FactKind.Came, day, listing, person, day.AddDays(-random.Next(14))),
                    9 => Fact(FactKind.Came, day, listing, null, day.AddDays(-random.Next(14))),
                    10 => Fact(FactKind.DidNotCome, day, listing, person, day.AddDays(-random.Next(14))),
                    11 => Fact(FactKind.Liked, day, listing, person),
                    12 => Fact(FactKind.NotForMe, day, listing, person),
                    13 => Fact(FactKind.Unjudged, day, listing, person),
                    14 => Fact(random.Next(2) == 0 ? FactKind.Liked : FactKind.NotForMe, day, listing, null),
                    _ => Fact(FactKind.Going, day, "unheard-of", person, day),
                });
            }
        }

        return facts;
    }
}
