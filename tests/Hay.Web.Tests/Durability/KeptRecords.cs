using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Storage;

namespace Hay.Web.Tests.Durability;

/// <summary>What is on disk while no process runs: states and journal, and whether they agree.</summary>
internal sealed class KeptRecords
{
    public Dictionary<string, Activity> Activities { get; } = [];

    public List<JournalEntry> Journal { get; } = [];

    public static async Task<KeptRecords> Read(StorePlace store)
    {
        if (store.IsPostgres)
        {
            using var postgres = PostgresStore.Open(store.Postgres);
            return await Read(new PostgresChangeFeed(postgres), new PostgresJournal(postgres, GrainJson.Default.Options));
        }

        using var folder = DataFolder.Open(store.Folder);
        if (store.IsAzure)
        {
            using var azure = AzureStore.Open(folder, store);
            return await Read(new SqliteChangeFeed(azure.Records), new SqliteJournal(azure.Records, GrainJson.Default.Options));
        }

        using var sqlite = SqliteStore.Open(folder);
        return await Read(new SqliteChangeFeed(sqlite), new SqliteJournal(sqlite, GrainJson.Default.Options));
    }

    private static async Task<KeptRecords> Read(IChangeFeed feed, IJournal journal)
    {
        var kept = new KeptRecords();
        await foreach (var record in feed.ReadAsync(StoreNames.Activity, 0, default))
        {
            kept.Activities[record.Key] = JsonSerializer.Deserialize(record.State.Span, GrainJson.Default.Activity)!;
        }

        await foreach (var entry in journal.ReadAsync(0, default)) kept.Journal.Add(entry);
        return kept;
    }

    /// <summary>
    /// No place twice, no session over its capacity, and the facts (those in the journal, then those still in the outbox)
    /// tell the same story as the state, each once.
    /// </summary>
    public void AssertSound(string when)
    {
        var journal = Journal.ToLookup(e => e.Grain, e => e.Fact);
        foreach (var (id, activity) in Activities)
        {
            var arrived = journal[$"{StoreNames.Activity}/{id}"].ToList();
            var facts = arrived.Concat(activity.Outbox.Waiting.Where(f => f.Number > arrived.Count)).ToList();
            Assert.True(facts.Select(f => f.Number).SequenceEqual(Enumerable.Range(1, (int)activity.Outbox.Last).Select(n => (long)n)),
                $"{when}: the facts of {id} are not 1 to {activity.Outbox.Last}");
            foreach (var session in activity.Sessions) AssertSession(activity, session, facts, $"{when}: {id} {session.Session}");
        }
    }

    /// <summary>Whether every fact of every activity has reached the journal.</summary>
    public bool HasAllFacts()
    {
        var last = Journal.GroupBy(e => e.Grain).ToDictionary(g => g.Key, g => g.Max(e => e.Fact.Number));
        return Activities.All(a => last.GetValueOrDefault($"{StoreNames.Activity}/{a.Key}") == a.Value.Outbox.Last);
    }

    private static void AssertSession(Activity activity, SessionBookings session, List<Fact> facts, string where)
    {
        var everybody = session.Going.Concat(session.Waiting).Select(p => p.Profile).ToList();
        Assert.True(everybody.Distinct().Count() == everybody.Count, $"{where}: somebody is on the list twice");
        Assert.True(session.Going.Length <= (activity.Listing!.Booking.Capacity ?? Activity.MostGoing), $"{where}: more people than places");

        var told = facts.Where(f => f.Session == session.Session && f.Profile is not null).GroupBy(f => f.Profile!.Value)
            .Select(g => (Profile: g.Key, g.Last().Kind)).ToList();
        Assert.True(told.Where(t => t.Kind == FactKind.Going).Select(t => t.Profile).ToHashSet().SetEquals(session.Going.Select(p => p.Profile)),
            $"{where}: the facts and the list of those going differ");
        Assert.True(told.Where(t => t.Kind == FactKind.Waiting).Select(t => t.Profile).ToHashSet().SetEquals(session.Waiting.Select(p => p.Profile)),
            $"{where}: the facts and the waiting list differ");
    }
}
