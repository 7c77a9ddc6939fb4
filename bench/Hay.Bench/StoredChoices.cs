using System.Globalization;
using System.Text;
using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Storage;
using Microsoft.Data.Sqlite;
using static Hay.Bench.SqliteRows;

namespace Hay.Bench;

/// <summary>
/// A data folder of a county where everybody allows that it learns from them: listings that happen every week, profiles, and a journal of what
/// they chose through two hundred days. Written past the store's own writer, which would take an hour for five million facts.
/// </summary>
internal static class StoredChoices
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 30, 0, TimeSpan.Zero);
    private const int Days = 200;
    private const int OfATaste = 100;

    public static void Fill(string folder, int people, int listings, int choicesEach)
    {
        using (var data = DataFolder.Open(folder))
        using (SqliteStore.Open(data))
        {
        }

        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "hay.db")};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA synchronous = OFF; DROP INDEX journal_profile; BEGIN");
        var (state, seq) = (Insert(connection, "INSERT INTO grain_state(store, key, version, seq, state) VALUES($0, $1, 1, $2, $3)", 4), 0);
        for (var listing = 0; listing < listings; listing++) Write(state, StoreNames.Activity, Id(listing), ++seq, JsonSerializer.SerializeToUtf8Bytes(Activity(listing), GrainJson.Default.Activity));
        var allowed = Encoding.UTF8.GetBytes("""{"picksAllowed":"2026-01-01T09:00:00+00:00","preferences":{"times":["Evenings"]}}""");
        for (var person = 0; person < people; person++) Write(state, StoreNames.Profile, Person(person), ++seq, allowed);
        var (fact, random, numbers) = (Insert(connection, "INSERT INTO journal(grain, number, at, kind, fact) VALUES($0, $1, $2, 'Going', $3)", 4), new Random(5), new long[listings]);
        for (var choice = 0; choice < people * choicesEach; choice++)
        {
            var (person, listing) = (choice % people, Choose(choice % people, listings, random));
            // In the order of time, as a journal is.
            var time = Now.AddDays(-Days + ((double)Days * choice / (people * choicesEach))).UtcDateTime;
            var (at, session) = (time.ToString("O", CultureInfo.InvariantCulture), time.AddDays(3).ToString("yyyyMMdd", CultureInfo.InvariantCulture));
            Write(fact, $"activity/{Id(listing)}", ++numbers[listing], at,
                $$"""{"number":{{numbers[listing]}},"kind":"Going","at":"{{at}}","activity":"{{Id(listing)}}","session":"{{session}}T1830","profile":"{{Person(person)}}"}""");
        }

        Run(connection, "COMMIT");
    }

    // Each taste has a hundred listings, some of them much visited; one choice in five is of anything.
    private static int Choose(int person, int listings, Random random)
    {
        var place = random.NextDouble();
        return random.Next(5) == 0 ? random.Next(listings) : (person % (listings / OfATaste) * OfATaste) + (int)(place * place * OfATaste);
    }

    private static Activity Activity(int listing) => new()
    {
        Listed = Now.AddDays(-Days),
        Checked = new DateOnly(2026, 11, 1),
        Listing = new Listing
        {
            Title = $"Listing of taste {listing / OfATaste}",
            Space = "peterborough",
            Organisation = $"group-{listing / 3}",
            Category = $"kind-{listing % 12}",
            Schedule = new Schedule { Start = new DateTime(2026, 1, 1 + (listing % 28), 10 + (listing % 10), 0, 0), Duration = TimeSpan.FromHours(1), Rule = "FREQ=WEEKLY" },
        },
    };

    private static string Id(int listing) => $"listing-{listing}";

    private static string Person(int number) => new Guid(number, 7, 7, new byte[8]).ToString("n");
}
