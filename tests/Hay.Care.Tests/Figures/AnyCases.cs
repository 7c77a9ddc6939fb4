using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Hay.Care.Tests;

/// <summary>Cases of a few people over two and a half years, as untidy as they come: steps on one day, hand-overs, closed and opened again.</summary>
internal static class AnyCases
{
    public static readonly Gen<ImmutableArray<(string Id, Case State)>> Some = from seed in Gen.Choose(0, int.MaxValue) select Of(new Random(seed));

    private static readonly string[] Practices = [CareTown.Bridge, "demo-windpump", CareTown.Meadow, ""];

    private static ImmutableArray<(string, Case)> Of(Random random) =>
        [.. Enumerable.Range(0, random.Next(0, 14)).Select(i => ($"{i:x32}", One(random)))];

    private static Case One(Random random)
    {
        var at = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(0, 900 * 24 * 60));
        var steps = ImmutableArray.CreateBuilder<StepEntry>();
        var team = Team(random);
        for (var step = CareStep.Received; ;)
        {
            steps.Add(new StepEntry { Step = step, Team = team.Id, Provider = team.Provider, Since = at, Holder = step switch { CareStep.Active or CareStep.Closed => Pick(random, "ann", "ben", "sam", ""), CareStep.Escalated => Pick(random, "lio", ""), _ => "" } });
            if (step == CareStep.Declined || steps.Count >= 9 || random.Next(6) == 0) break;
            at = at.AddMinutes(random.Next(3) == 0 ? random.Next(0, 600) : random.Next(0, 120 * 24 * 60));
            if (random.Next(4) == 0) team = Team(random);
            step = step switch
            {
                CareStep.Received => Pick(random, CareStep.Asked, CareStep.Waiting, CareStep.Waiting, CareStep.Declined, CareStep.Escalated),
                CareStep.Asked => CareStep.Received,
                CareStep.Waiting => Pick(random, CareStep.Active, CareStep.Active, CareStep.Active, CareStep.Waiting, CareStep.Closed),
                CareStep.Active => Pick(random, CareStep.Active, CareStep.Closed, CareStep.Closed, CareStep.Escalated),
                _ => CareStep.Active,
            };
        }

        var from = steps[0].Since;
        return new Case
        {
            Person = CareTown.Mira($"{random.Next(4):x32}") with { Practice = Pick(random, Practices), Area = random.Next(4) == 0 ? "" : $"n{random.Next(1, 11)}" },
            Referral = new Referral { At = from, Wanted = "x", Practice = Pick(random, Practices) },
            Steps = steps.ToImmutable(),
            Closes = steps.Any(s => s.Step == CareStep.Closed) ? [new CaseClose(CloseOutcome.MovedOn, at, "ann", "")] : [],
            Declined = steps[^1].Step == CareStep.Declined ? new CaseDecline(Pick(random, DeclineReason.AlreadyHere, DeclineReason.NotWanted), "x", "x", at, "lea") : null,
            Risks = [.. Enumerable.Range(0, random.Next(3)).Select(i => new RiskNote { Id = $"r{i}", At = at, Note = "x", ToldTo = "x", SettledAt = random.Next(2) == 0 ? at : null })],
            Contacts = [.. Enumerable.Range(0, random.Next(25)).Select(i => new Contact { Id = $"c{i}", Kind = (ContactKind)random.Next(9), At = from.AddMinutes(random.Next(-5, 400 * 24 * 60)) }).OrderBy(c => c.At)],
            Goals = [.. Enumerable.Range(0, random.Next(4)).Select(i => new Goal { Id = $"g{i}", IsMet = random.Next(2) == 0 })],
        };
    }

    private static CareTeam Team(Random random) => CareTown.Team(Pick(random, CareTown.North, CareTown.South));

    private static T Pick<T>(Random random, params T[] of) => of[random.Next(of.Length)];
}
