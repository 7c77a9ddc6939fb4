using System.Collections.Immutable;
using System.Globalization;

namespace Hay.Care.Tests;

/// <summary>
/// The year 2024/25 as it was published, made of records: 360 cases go on from the year before, 1,200 people are referred, 100 each month, 1,035 of
/// them begin, 120 are declined and 45 wait; whoever began first ends first, 1,115 in all; 15,591 contacts are shared out among those who are active.
/// </summary>
internal static class PublishedYear
{
    public const int CarriedOver = 360, Referred = 1200, Ended = 1115, Contacts = 15_591, CameBefore = 60;
    public static readonly DateTimeOffset End = new(2025, 3, 31, 20, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Start = new(2024, 4, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Practices = [CareTown.Bridge, "demo-windpump", "demo-willow-lane", "demo-market-hill", "demo-chalk-pit", CareTown.Meadow];

    public static IEnumerable<(string Id, Case State)> Cases()
    {
        var referred = Enumerable.Range(0, Referred).Select(k => (Number: k, At: Start.AddMonths(k / 100).AddDays(k % 100 * 28 / 100))).ToList();
        // A few of each month are declined, and the last ones wait.
        var begun = referred.Where(r => r.Number % 10 != 0 && r.Number < Referred - 50).ToList();
        var declined = referred.Where(r => r.Number % 10 == 0).ToList();
        var waiting = referred.Where(r => r.Number % 10 != 0 && r.Number >= Referred - 50).ToList();
        Assert.Equal((1035, 120, 45), (begun.Count, declined.Count, waiting.Count));

        var plans = Enumerable.Range(0, CarriedOver).Select(k => (Number: 10_000 + k, At: Start.AddDays(-40 - (k / 5)), Begun: Start.AddDays(-30 - (k / 5))))
            .Concat(begun.Select(r => (r.Number, r.At, Begun: Earlier(r.At.AddDays(4 + (r.Number % 15)), new(2025, 3, 30, 12, 0, 0, TimeSpan.Zero)))))
            .OrderBy(p => p.Begun).ThenBy(p => p.Number)
            .Select((p, j) => (p.Number, p.At, p.Begun, Ended: j < Ended ? Start.AddDays(j * 365 / Ended).AddHours(2) : (DateTimeOffset?)null)).ToList();
        var contacts = plans.Select(_ => new List<Contact>()).ToList();
        var next = 0;
        for (var n = 0; n < Contacts; n++)
        {
            var at = Start.AddDays(n * 365L / Contacts);
            do next = (next + 1) % plans.Count;
            while (plans[next].Begun > at || plans[next].Ended < at);
            contacts[next].Add(Contact(at, n));
        }

        foreach (var (plan, i) in plans.Select((p, i) => (p, i)))
        {
            // What is not counted: of the year before, of the year after, and sessions that nobody came to.
            if (plan.Begun < Start.AddDays(-1)) contacts[i].Insert(0, Contact(plan.Begun, 20_000));
            if (plan.Ended is null) contacts[i].Add(Contact(End.AddDays(3), 20_001));
            contacts[i].Add(Contact(plan.Begun, 20_002) with { Kind = ContactKind.Missed });
            yield return One(plan.Number, plan.At, [.. contacts[i].OrderBy(c => c.At)], (CareStep.Waiting, plan.At.AddDays(1)), (CareStep.Active, plan.Begun), (CareStep.Closed, plan.Ended ?? End.AddDays(20)));
        }

        foreach (var (number, at) in declined) yield return One(number, at, [], (CareStep.Declined, at.AddDays(2)));
        foreach (var (number, at) in waiting) yield return One(number, at, [], (CareStep.Waiting, at.AddDays(1)));
        foreach (var (number, _) in referred.Take(CameBefore)) yield return One(number, Start.AddYears(-2), [], (CareStep.Waiting, Start.AddYears(-2)), (CareStep.Active, Start.AddYears(-2)), (CareStep.Closed, Start.AddYears(-1)));
    }

    private static (string, Case) One(int number, DateTimeOffset at, ImmutableArray<Contact> contacts, params (CareStep Step, DateTimeOffset At)[] steps)
    {
        var practice = Practices[number % Practices.Length];
        var team = CareTown.Network.TeamsOf(CareTown.Network.Practices[practice].Pcn)[0];
        var id = number.ToString("x32", CultureInfo.InvariantCulture);
        return (at.ToString("yyyy", CultureInfo.InvariantCulture)[2..] + id[2..], new Case
        {
            Person = CareTown.Mira(id) with { Practice = practice, Area = $"n{1 + (number % 10)}" },
            Referral = new Referral { At = at, Source = ReferralSource.Practice, Practice = practice, Wanted = "x" },
            Steps = [.. steps.Prepend((Step: CareStep.Received, At: at)).Select(s => new StepEntry { Step = s.Step, Team = team.Id, Provider = team.Provider, Since = s.At, Holder = s.Step is CareStep.Active or CareStep.Closed ? "ann" : "" })],
            Contacts = contacts,
            Goals = steps.Length == 3 ? [new Goal { Id = "g1", IsMet = number % 3 != 0 }] : [],
            Closes = steps[^1].Step == CareStep.Closed ? [new CaseClose(CloseOutcome.GoalsReached, steps[^1].At, "ann", "")] : [],
        });
    }

    private static Contact Contact(DateTimeOffset at, int number) =>
        new() { Id = $"c{number}", At = at, Minutes = 45, Kind = (number % 3) switch { 0 => ContactKind.SessionInPerson, 1 => ContactKind.Call, _ => ContactKind.About }, Note = "Talked about the week." };

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
