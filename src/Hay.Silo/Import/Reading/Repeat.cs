using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;

namespace Hay.Silo.Import;

/// <summary>A line of somebody's timetable: from when, at what time, how often. Rule parts are RFC 5545's.</summary>
internal sealed record Repeat
{
    public required TimeOnly At { get; init; }
    public required TimeSpan Length { get; init; }
    public string Frequency { get; init; } = "WEEKLY";
    public int Interval { get; init; } = 1;
    /// <summary>"MO", "TU"…, with an ordinal where it is monthly: "1MO".</summary>
    public ImmutableArray<string> Days { get; init; } = [];
    public ImmutableArray<int> MonthDays { get; init; } = [];
    public ImmutableArray<int> Months { get; init; } = [];
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }
    public int? Count { get; init; }
    public ImmutableArray<DateOnly> Except { get; init; } = [];

    /// <summary>
    /// The schedule of these lines. Lines that differ in their days alone become one rule; of the rest the one with the
    /// most days counts and the others are said in words, for a listing has one schedule.
    /// </summary>
    public static (Schedule? Schedule, string Note) ToSchedule(IEnumerable<Repeat> lines)
    {
        var schedules = lines.GroupBy(l => (l.At, l.Length, l.Frequency, l.Interval, l.From, l.Until, l.Count, string.Join(',', l.Months)))
            .Select(g => (Merged: Merge(g), Days: g.Sum(l => l.Days.Length)))
            .OrderByDescending(g => g.Days)
            .Select(g => g.Merged.ToSchedule())
            .OfType<Schedule>()
            .ToList();
        if (schedules.Count == 0) return (null, "");
        var others = schedules.Skip(1).Take(6).Select(s => ScheduleWords.Of(s, DateOnly.FromDateTime(s.Start))).Where(w => w.Length > 0);
        var note = string.Join("; ", others);
        return (schedules[0], note.Length == 0 ? "" : $"Also {note}.");
    }

    /// <summary>The RFC 5545 day of a name in any of the spellings of the standards: "Monday", "https://schema.org/Monday", "mo".</summary>
    public static string? Day(string name)
    {
        var word = name.Trim().Split('/', '#')[^1].ToUpperInvariant().TrimEnd('S');
        if (word.Length < 2) return null;
        string[] days = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];
        return days.FirstOrDefault(day => day == word || word == day[..2] || word == day[..3])?[..2];
    }

    /// <summary>The days of a list in one text: "TH,FR"; ordinals ("1MO", "-1FR") stay.</summary>
    public static ImmutableArray<string> DaysOf(string list) =>
    [
        .. from part in list.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Take(40)
           let ordinal = string.Concat(part.TakeWhile(c => char.IsAsciiDigit(c) || c is '-' or '+')).TrimStart('+')
           let day = Day(part[part.TakeWhile(c => char.IsAsciiDigit(c) || c is '-' or '+').Count()..])
           where day is not null
           select ordinal + day,
    ];

    private static Repeat Merge(IEnumerable<Repeat> lines)
    {
        var all = lines.ToList();
        return all[0] with
        {
            Days = [.. all.SelectMany(l => l.Days).Distinct()],
            MonthDays = [.. all.SelectMany(l => l.MonthDays).Distinct()],
            Except = [.. all.SelectMany(l => l.Except).Distinct().Order().Take(500)],
        };
    }

    private Schedule? ToSchedule()
    {
        // Without a first date it has been so since a Monday long enough ago, the same one at every import.
        var from = From ?? new DateOnly(2024, 1, 1);
        var rule = $"FREQ={Frequency}"
            + (Interval == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $";INTERVAL={Interval}"))
            + (Months.IsEmpty ? "" : $";BYMONTH={string.Join(',', Months.Distinct().Order())}")
            + (Days.IsEmpty ? "" : $";BYDAY={string.Join(',', Days)}")
            + (MonthDays.IsEmpty ? "" : $";BYMONTHDAY={string.Join(',', MonthDays)}")
            + (Count is { } count ? string.Create(CultureInfo.InvariantCulture, $";COUNT={count}")
                : Until is { } until ? string.Create(CultureInfo.InvariantCulture, $";UNTIL={until:yyyyMMdd}") : "");
        var schedule = new Schedule { Start = from.ToDateTime(At), Duration = Length, Rule = rule, Skip = [.. Except.Select(d => d.ToDateTime(At))] };
        return schedule.Problems().IsEmpty ? schedule : null;
    }
}
