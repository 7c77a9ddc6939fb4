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
        ImmutableArray<ProtectedPart> shown = Each(all.Providers);
        return new(all.Year, all.From, all.Until, all.Target, all.TargetToDate, Together(all.ToDate, shown), Months(all), shown, Each(all.Pcns), Each(all.Bands));
    }

    // Months are of everybody: by provider there would be too few in each. A month is the sum of what may be shown of each provider in it, as the year
    // is: rounded as a whole instead, it would stand beside that sum in April, when the year is no more than the month, and narrow down whom the
    // provider with a few hides. So April says the same twice; and what is left of a year when its other months are taken away is rounded
    // in each of them and at each provider, so that nobody can be found in it. Months that are over move only by what is written late.
    private static ImmutableArray<ProtectedPart> Months(KpiBoard all) => [.. all.Months.Zip(all.ProvidersByMonth, static (month, of) => new ProtectedPart(month.Id, Together(month.Figures, Each(of))))];

    private static ImmutableArray<ProtectedPart> Each(ImmutableArray<KpiPart> parts) => [.. parts.Select(p => new ProtectedPart(p.Id, Of(p.Figures)))];

    private static ProtectedFigures Together(KpiFigures all, ImmutableArray<ProtectedPart> shown)
    {
        ProtectedCount Sum(Func<ProtectedFigures, ProtectedCount> what) => shown.Aggregate(default(ProtectedCount), (sum, part) => sum + what(part.Figures));
        var contacts = Sum(f => f.Contacts);
        return Of(all) with
        {
            Supported = Sum(f => f.Supported),
            Active = Sum(f => f.Active),
            Contacts = contacts,
            ContactsPerCaseMonth = Rate(contacts, all),
            Referrals = Sum(f => f.Referrals),
            ReReferrals = Sum(f => f.ReReferrals),
        };
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
        IsEnough(exact.Supported) && exact.HasCaseMonth ? Math.Round(contacts.Shown / exact.CaseMonths, 1) : null;

    private static bool IsEnough(int count) => count > ProtectedCount.HighestHidden;
}
