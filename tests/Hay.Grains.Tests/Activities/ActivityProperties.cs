using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Activities;

/// <summary>What must hold whatever people do, in whatever order. Seeds are fixed: a failure names the one to replay.</summary>
public class ActivityProperties
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory, MemberData(nameof(Seeds))]
    public void Places_facts_and_revisions_agree_after_any_history(int seed)
    {
        var random = new Random(seed);
        var activity = Listed(random.Next(1, 5));
        var facts = new List<Fact>(activity.Outbox.Waiting);
        SessionId[] sessions = [Tuesday, NextTuesday, new("20261208T1830")];

        for (var step = 0; step < 60; step++)
        {
            var before = activity;
            activity = Step(activity, random, sessions);
            var said = activity.Outbox.Waiting.Where(f => f.Number > (facts.LastOrDefault()?.Number ?? 0)).ToList();
            facts.AddRange(said);

            Assert.True(ReferenceEquals(before, activity) == (before.Revision == activity.Revision), $"seed {seed} step {step}: revision");
            Assert.Equal(Enumerable.Range(1, facts.Count).Select(n => (long)n), facts.Select(f => f.Number));
            foreach (var session in sessions) AssertSane(activity, session, facts, $"seed {seed} step {step}");
        }
    }

    private static Activity Step(Activity activity, Random random, SessionId[] sessions)
    {
        var who = Person(random.Next(1, 12));
        var session = sessions[random.Next(sessions.Length)];
        return random.Next(10) switch
        {
            < 5 => activity.Book(who, session).Next,
            < 8 => activity.GiveUp(who, session).Next,
            8 => activity.Publish(new PublishListing { Listing = Yoga(random.Next(1, 5)) }, Now).Next,
            _ => activity.ChangeSession(new ChangeSession(new SessionChange { Session = session, Cancelled = random.Next(2) == 0 }), Now).Next,
        };
    }

    private static void AssertSane(Activity activity, SessionId session, List<Fact> facts, string where)
    {
        var bookings = activity.Bookings(session);
        var everybody = bookings.Going.Concat(bookings.Waiting).Select(p => p.Profile).ToList();
        Assert.True(everybody.Distinct().Count() == everybody.Count, $"{where}: nobody is on the list twice");

        // The last fact of each person says where they stand: the journal alone can rebuild the list.
        var last = facts.Where(f => f.Session == session && f.Profile is not null)
            .GroupBy(f => f.Profile!.Value).ToDictionary(g => g.Key, g => g.Last().Kind);
        Assert.Equal(last.Where(f => f.Value == FactKind.Going).Select(f => f.Key).Order(ByValue), bookings.Going.Select(p => p.Profile).Order(ByValue));
        Assert.Equal(last.Where(f => f.Value == FactKind.Waiting).Select(f => f.Key).Order(ByValue), bookings.Waiting.Select(p => p.Profile).Order(ByValue));
    }

    private static readonly IComparer<ProfileId> ByValue = Comparer<ProfileId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value));
}
