using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Fhir;

/// <summary>
/// A schedule as the opening times of FHIR, which knows weeks alone: only where it is plain weeks, with the days of the coming weeks on
/// which it is not. Anything else is said in words.
/// </summary>
internal static class ListedHours
{
    public static (ImmutableArray<HoursPart>? Weekly, ImmutableArray<ClosedPart>? Closed) Of(CatalogueEntry entry)
    {
        if (entry.Plan is not { Zone: Schedule.DefaultZone } plan || !CompiledSchedule.TryCompile(plan, out var dates, out _)) return default;
        if (DaysOf(plan, dates.Rule) is not { Count: > 0 } days || plan.Start.TimeOfDay + plan.Duration >= TimeSpan.FromDays(1)) return default;
        var hours = new HoursPart([.. days.OrderBy(d => ((int)d + 6) % 7).Select(d => d.ToString()[..3].ToLowerInvariant())], Clock(plan.Start), Clock(plan.Start + plan.Duration));
        return ([hours], FhirText.Some(Closed(entry, plan, days, dates.LastDate)));
    }

    private static HashSet<DayOfWeek>? DaysOf(Schedule plan, Recurrence? rule) => rule switch
    {
        not { Interval: 1, Months.IsEmpty: true, MonthDays.IsEmpty: true, Positions.IsEmpty: true } => null,
        _ when !plan.Also.IsDefaultOrEmpty => null,
        { Frequency: Frequency.Daily, Days.IsEmpty: true } => [.. Enum.GetValues<DayOfWeek>()],
        { Frequency: Frequency.Weekly } when rule.Days.All(d => d.Ordinal == 0) => rule.Days.IsEmpty ? [plan.Start.DayOfWeek] : [.. rule.Days.Select(d => d.Day)],
        _ => null,
    };

    private static IEnumerable<ClosedPart> Closed(CatalogueEntry entry, Schedule plan, HashSet<DayOfWeek> days, DateOnly? last)
    {
        var (first, today) = (DateOnly.FromDateTime(plan.Start), entry.Today);
        if (first > today) yield return new("It has not begun.", new(null, Date(first.AddDays(-1))));
        // Cancelled, moved, left out: today's may be over, so from tomorrow.
        var takesPlace = entry.Sessions.Where(s => !s.Cancelled && s.Start.TimeOfDay == plan.Start.TimeOfDay && s.End - s.Start == plan.Duration).Select(s => DateOnly.FromDateTime(s.Start.DateTime)).ToHashSet();
        for (var (day, end) = (today.AddDays(1), today.AddDays((int)SessionSheet.Horizon.TotalDays - 1)); day < end; day = day.AddDays(1))
        {
            if (day >= first && !(day > last) && days.Contains(day.DayOfWeek) && !takesPlace.Contains(day)) yield return new("Not at this time on this day.", new(Date(day), Date(day)));
        }

        if (last is { } over) yield return new("It is over.", new(Date(over.AddDays(1)), null));
    }

    private static string Clock(DateTime at) => at.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
