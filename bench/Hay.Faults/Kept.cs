using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Storage;

namespace Hay.Faults;

/// <summary>What the store holds at one moment, whether the site runs or not, and whether it agrees with itself.</summary>
internal sealed record Kept(Dictionary<string, Activity> Activities, Dictionary<string, Profile> Profiles, ILookup<string, Fact> Journal)
{
    public static Kept Read(StorePlace place) => StoreTables.Read(place, tables =>
    {
        var journal = new List<(string Grain, Fact Fact)>();
        tables.Each("SELECT grain, fact FROM journal ORDER BY position", [], row => journal.Add((row.GetString(0), JsonSerializer.Deserialize(row.GetString(1), GrainJson.Default.Fact)!)));
        return new Kept(States(tables, StoreNames.Activity, GrainJson.Default.Activity), States(tables, StoreNames.Profile, GrainJson.Default.Profile), journal.ToLookup(e => e.Grain, e => e.Fact));
    });

    /// <summary>
    /// No place twice, nobody over what there is, and the facts (those in the journal, then those that still wait) tell the same story as
    /// the state, each once and in order.
    /// </summary>
    public void Check(Findings findings)
    {
        foreach (var (id, activity) in Activities)
        {
            var facts = Facts($"{StoreNames.Activity}/{id}", activity.Outbox, findings);
            foreach (var session in activity.Sessions) CheckSession(activity, session, facts, $"{id} {session.Session}", findings);
        }

        foreach (var (id, profile) in Profiles)
        {
            var saved = new HashSet<string>();
            foreach (var fact in Facts($"{StoreNames.Profile}/{id}", profile.Outbox, findings))
            {
                if (fact.Kind == FactKind.Saved) saved.Add(fact.Activity);
                else if (fact.Kind == FactKind.Unsaved) saved.Remove(fact.Activity);
            }

            if (!saved.SetEquals(profile.Saved.Select(s => s.Activity))) findings.Add("a person's facts and what they saved differ");
            var going = from activity in Activities
                        from session in activity.Value.Sessions
                        where session.Going.Count(p => p.Profile.Value == id) > 1
                        select $"{activity.Key} {session.Session}";
            foreach (var twice in going) findings.Add($"{twice}: a place is given twice");
        }
    }

    /// <summary>Whether every fact of every activity and person has reached the journal, and every person knows of their places.</summary>
    public bool HasArrived() =>
        Activities.All(a => Last($"{StoreNames.Activity}/{a.Key}") == a.Value.Outbox.Last)
        && Profiles.All(p => Last($"{StoreNames.Profile}/{p.Key}") == p.Value.Outbox.Last)
        && Profiles.All(p => p.Value.Bookings.Where(b => b.Standing == Standing.Going).All(b => Bookings(b.Activity, b.Session)?.Going.Any(g => g.Profile.Value == p.Key) == true));

    private long Last(string grain) => Journal[grain].Select(f => f.Number).DefaultIfEmpty().Max();

    private SessionBookings? Bookings(string activity, SessionId session) => Activities.GetValueOrDefault(activity)?.Sessions.FirstOrDefault(s => s.Session == session);

    private static Dictionary<string, T> States<T>(StoreTables tables, string store, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        var states = new Dictionary<string, T>();
        tables.Each("SELECT key, state FROM grain_state WHERE store = @store AND length(state) > 0", [("@store", store)], row => states[row.GetString(0)] = JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(1), type)!);
        return states;
    }

    private List<Fact> Facts(string grain, Outbox outbox, Findings findings)
    {
        var arrived = Journal[grain].ToList();
        var facts = arrived.Concat(outbox.Waiting.Where(f => f.Number > arrived.Count)).ToList();
        if (!facts.Select(f => f.Number).SequenceEqual(Enumerable.Range(1, (int)outbox.Last).Select(n => (long)n))) findings.Add($"{Named(grain)}: its facts are not 1 to {outbox.Last}, each once and in order");
        return facts;
    }

    private static void CheckSession(Activity activity, SessionBookings session, List<Fact> facts, string where, Findings findings)
    {
        var everybody = session.Going.Concat(session.Waiting).Select(p => p.Profile).ToList();
        if (everybody.Distinct().Count() != everybody.Count) findings.Add($"{where}: somebody is on the list twice");
        if (session.Going.Length > (activity.Listing!.Booking.Capacity ?? Activity.MostGoing)) findings.Add($"{where}: more people than places");
        if (session.Going.Length < activity.Listing.Booking.Capacity && !session.Waiting.IsEmpty) findings.Add($"{where}: somebody waits though there is a place");
        var told = facts.Where(f => f.Session == session.Session && f.Profile is not null).GroupBy(f => f.Profile!.Value).Select(g => (Profile: g.Key, g.Last().Kind)).ToList();
        if (!told.Where(t => t.Kind == FactKind.Going).Select(t => t.Profile).ToHashSet().SetEquals(session.Going.Select(p => p.Profile))) findings.Add($"{where}: the facts and the list of those going differ");
        if (!told.Where(t => t.Kind == FactKind.Waiting).Select(t => t.Profile).ToHashSet().SetEquals(session.Waiting.Select(p => p.Profile))) findings.Add($"{where}: the facts and the waiting list differ");
    }

    private static string Named(string grain) => grain.StartsWith(StoreNames.Profile, StringComparison.Ordinal) ? "a person" : grain;
}
