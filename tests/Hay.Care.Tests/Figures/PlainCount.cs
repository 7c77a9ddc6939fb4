using Hay.Grains;

namespace Hay.Care.Tests;

/// <summary>The key figures counted again from the raw cases as their words say, day by day, without any thought of speed.</summary>
internal sealed class PlainCount(IReadOnlyCollection<(string Id, Case State)> cases, Func<string, bool> isAsked, DateOnly from, DateOnly until)
{
    public KpiFigures Figures(Func<Case, bool> which)
    {
        var all = cases.Where(c => which(c.State)).ToList();
        var days = Enumerable.Range(0, Math.Max(0, until.DayNumber - from.DayNumber + 1)).Select(from.AddDays).ToList();
        var begun = all.Select(c => (From: c.State.Steps[0], First: c.State.Steps.FirstOrDefault(s => s.Step == CareStep.Active)))
            .Where(c => c.First is not null && isAsked(c.First.Team) && IsIn(c.First.Since))
            .Select(c => LocalDay.Of(c.First!.Since).DayNumber - LocalDay.Of(c.From.Since).DayNumber).Order().ToList();
        var closed = all.Where(c => c.State.Now.Step == CareStep.Closed && isAsked(c.State.Now.Team) && IsIn(c.State.Now.Since)).Select(c => c.State).ToList();
        var referred = all.Where(c => isAsked(c.State.Steps[0].Team) && IsIn(c.State.Steps[0].Since)).ToList();
        return new KpiFigures
        {
            Supported = all.Where(c => days.Any(d => c.State.Steps.Where((s, i) => s.Step == CareStep.Active && isAsked(s.Team) && LocalDay.Of(s.Since) <= d
                && (i + 1 == c.State.Steps.Length || LocalDay.Of(c.State.Steps[i + 1].Since) >= d)).Any())).Select(c => c.State.Person.PersonId).Distinct().Count(),
            Active = days.Count == 0 ? 0 : all.Count(c => IsActive(c.State, until)),
            Contacts = all.Sum(c => c.State.Contacts.Count(k => k.Kind != ContactKind.Missed && IsIn(k.At) && isAsked((c.State.Steps.LastOrDefault(s => s.Since <= k.At) ?? c.State.Steps[0]).Team))),
            CaseMonths = days.Sum(d => all.Count(c => IsActive(c.State, d)) / (double)DateTime.DaysInMonth(d.Year, d.Month)),
            Referrals = referred.Count,
            Months = days.Sum(d => 1.0 / DateTime.DaysInMonth(d.Year, d.Month)),
            Begun = begun.Count,
            // The first of them that half, or nine of ten, did not wait longer than.
            MedianWait = begun.Count == 0 ? null : begun.First(w => begun.Count(other => other <= w) * 2 >= begun.Count),
            NinetiethWait = begun.Count == 0 ? null : begun.First(w => begun.Count(other => other <= w) * 10 >= begun.Count * 9),
            Closed = closed.Count,
            SessionsToClose = closed.Count == 0 ? null : closed.Average(c => c.Contacts.Count(k => k.Kind.ToString().StartsWith("Session", StringComparison.Ordinal))),
            Goals = closed.Sum(c => c.Goals.Length),
            GoalsMet = closed.Sum(c => c.Goals.Count(g => g.IsMet)),
            ReReferrals = referred.Count(c => !IsDouble(c.State) && cases.Any(other => !IsDouble(other.State) && other.State.Person.PersonId == c.State.Person.PersonId
                && (other.State.Referral.At < c.State.Referral.At || (other.State.Referral.At == c.State.Referral.At && string.CompareOrdinal(other.Id, c.Id) < 0))
                && other.State.Steps.Any(s => s.Provider == c.State.Steps[0].Provider))),
        };
    }

    private static bool IsDouble(Case state) => state.Now.Step == CareStep.Declined && state.Declined!.Reason == DeclineReason.AlreadyHere;

    private bool IsIn(DateTimeOffset moment) => from <= LocalDay.Of(moment) && LocalDay.Of(moment) <= until;

    private bool IsActive(Case state, DateOnly evening) =>
        state.Steps.LastOrDefault(s => LocalDay.Of(s.Since) <= evening) is { Step: CareStep.Active } entry && isAsked(entry.Team);
}
