using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Care;

/// <summary>
/// Figures as they may leave the teams: counts are <see cref="ProtectedCount"/>s, percentages are made of rounded numbers, means and waiting
/// times are of eight or more. What is shown of everybody is the sum of what is shown of each provider.
/// </summary>
internal static class Disclosure
{
    public static ProtectedKpis Of(KpiBoard all)
    {
        ImmutableArray<ProtectedPart> shown = [.. all.Providers.Select(p => new ProtectedPart(p.Id, Of(p.Figures)))];
        ProtectedCount Sum(Func<ProtectedFigures, ProtectedCount> what) => shown.Aggregate(default(ProtectedCount), (sum, part) => sum + what(part.Figures));
        var contacts = Sum(f => f.Contacts);
        return new(all.Year, all.From, all.Until, all.Target,
            Of(all.ToDate) with
            {
                Supported = Sum(f => f.Supported),
                Active = Sum(f => f.Active),
                Contacts = contacts,
                ContactsPerCaseMonth = Rate(contacts, all.ToDate),
                Referrals = Sum(f => f.Referrals),
                ReReferrals = Sum(f => f.ReReferrals),
            },
            shown,
            [.. all.Pcns.Select(p => new ProtectedPart(p.Id, Of(p.Figures)))],
            [.. all.Bands.Select(b => new ProtectedPart(b.Id, Of(b.Figures)))]);
    }

    public static ProtectedFigures Of(KpiFigures exact)
    {
        var (goals, met) = (ProtectedCount.Of(exact.Goals), ProtectedCount.Of(exact.GoalsMet));
        return new()
        {
            Supported = ProtectedCount.Of(exact.Supported),
            Active = ProtectedCount.Of(exact.Active),
            Contacts = ProtectedCount.Of(exact.Contacts),
            ContactsPerCaseMonth = Rate(ProtectedCount.Of(exact.Contacts), exact),
            Referrals = ProtectedCount.Of(exact.Referrals),
            MedianWait = IsEnough(exact.Begun) ? exact.MedianWait : null,
            // The ninetieth of a few is the one who waited longest.
            NinetiethWait = exact.Begun >= 10 * ProtectedCount.HighestHidden ? exact.NinetiethWait : null,
            SessionsToClose = IsEnough(exact.Closed) ? Math.Round(exact.SessionsToClose ?? 0, 1) : null,
            GoalsMetPercent = IsEnough(exact.Closed) && goals.Shown > 0 && !met.HasHidden ? Math.Min(100, Math.Round(100.0 * met.Shown / goals.Shown)) : null,
            ReReferrals = ProtectedCount.Of(exact.ReReferrals),
        };
    }

    private static double? Rate(ProtectedCount contacts, KpiFigures exact) =>
        IsEnough(exact.Supported) && exact.CaseMonths > 0 ? Math.Round(contacts.Shown / exact.CaseMonths, 1) : null;

    private static bool IsEnough(int count) => count > ProtectedCount.HighestHidden;
}
