using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Care;

/// <summary>A key figure as it is named and explained wherever it is shown.</summary>
/// <param name="Id">For files and addresses.</param>
/// <param name="Name">A few words.</param>
/// <param name="Counts">What it counts, in a sentence or two.</param>
/// <param name="Unit">Of what: people, days, %.</param>
public sealed record Kpi(string Id, string Name, string Counts, string Unit);

/// <summary>Exact figures of some cases over some days; for the teams themselves. Null: there is nothing to make it of.</summary>
public sealed record KpiFigures
{
    public int Supported { get; init; }
    /// <summary>On the evening of the last day.</summary>
    public int Active { get; init; }
    public int Contacts { get; init; }
    /// <summary>One case for one month is 1; a case that was active for half of it is a half.</summary>
    public double CaseMonths { get; init; }
    public double? ContactsPerCaseMonth => HasCaseMonth ? Contacts / CaseMonths : null;
    /// <summary>Whether there is a month to divide by: less says what one day was like.</summary>
    internal bool HasCaseMonth => Math.Round(CaseMonths, 6) >= 1;
    public int Referrals { get; init; }
    /// <summary>How many months the days are, a part of one counted as such.</summary>
    public double Months { get; init; }
    public double? ReferralsAMonth => Months > 0 ? Referrals / Months : null;
    /// <summary>People who began.</summary>
    public int Begun { get; init; }
    public int? MedianWait { get; init; }
    public int? NinetiethWait { get; init; }
    public int Closed { get; init; }
    public double? SessionsToClose { get; init; }
    public int Goals { get; init; }
    public int GoalsMet { get; init; }
    public double? GoalsMetPercent => Goals > 0 ? 100.0 * GoalsMet / Goals : null;
    public int ReReferrals { get; init; }
}

/// <summary>A part of the whole: a month (its first day as 2026-04-01), a team, a PCN, a band of deprivation ("1-2" the most deprived; "": not known).</summary>
public sealed record KpiPart(string Id, KpiFigures Figures);

/// <summary>The board of key figures of some teams in one year from April to March.</summary>
/// <param name="Year">In whose April it begins.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">The last day that is counted: today, or the end of the year.</param>
/// <param name="ToDate">All of it.</param>
/// <param name="Target">Contacts that are to be had in the whole year; null: nobody has said.</param>
/// <param name="TargetToDate">The part of it that falls to the days until now.</param>
/// <param name="Months">That have begun.</param>
/// <param name="Teams">Of those that were asked for.</param>
/// <param name="Pcns">Those with any case.</param>
/// <param name="Bands">Of deprivation.</param>
/// <param name="Providers">Of the teams that were asked for.</param>
/// <param name="ProvidersByMonth">The same in each of the months.</param>
public sealed record KpiBoard(
    int Year, DateOnly From, DateOnly Until, KpiFigures ToDate, int? Target, int? TargetToDate,
    ImmutableArray<KpiPart> Months, ImmutableArray<KpiPart> Teams, ImmutableArray<KpiPart> Pcns, ImmutableArray<KpiPart> Bands, ImmutableArray<KpiPart> Providers,
    ImmutableArray<ImmutableArray<KpiPart>> ProvidersByMonth);

/// <summary>Figures as they may be shown outside the teams. Means and percentages: null where they are of fewer than eight.</summary>
public sealed record ProtectedFigures
{
    public ProtectedCount Supported { get; init; }
    public ProtectedCount Active { get; init; }
    public ProtectedCount Contacts { get; init; }
    public double? ContactsPerCaseMonth { get; init; }
    public ProtectedCount Referrals { get; init; }
    public int? MedianWait { get; init; }
    public int? NinetiethWait { get; init; }
    public double? SessionsToClose { get; init; }
    public double? GoalsMetPercent { get; init; }
    public ProtectedCount ReReferrals { get; init; }
}

/// <summary>A part as it may be shown.</summary>
public sealed record ProtectedPart(string Id, ProtectedFigures Figures);

/// <summary>The board outside the teams. Providers, PCNs and bands are each protected by themselves; sums are made of what is shown. Months: of everybody.</summary>
public sealed record ProtectedKpis(
    int Year, DateOnly From, DateOnly Until, int? Target, int? TargetToDate, ProtectedFigures ToDate,
    ImmutableArray<ProtectedPart> Months, ImmutableArray<ProtectedPart> Providers, ImmutableArray<ProtectedPart> Pcns, ImmutableArray<ProtectedPart> Bands);
