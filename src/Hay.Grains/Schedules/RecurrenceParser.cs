using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Hay.Grains;

/// <summary>Reads the value of an RRULE (RFC 5545 section 3.3.10), upper or lower case.</summary>
internal static class RecurrenceParser
{
    private const int MaxLength = 1_000;

    // Most groups of a county meet by one of a few dozen rules: each is read once.
    private const int MaxRemembered = 1_000;
    private static readonly ConcurrentDictionary<string, Recurrence> Remembered = new(StringComparer.Ordinal);

    public static bool TryParse(
        string? text, [NotNullWhen(true)] out Recurrence? rule, [NotNullWhen(false)] out string? problem)
    {
        (rule, problem) = (null, null);
        if (text is not null && Remembered.TryGetValue(text, out rule)) return true;
        problem = Split(text, out var parts) ?? Build(parts, out rule) ?? Contradiction(rule!);
        if (problem is not null)
        {
            rule = null;
            return false;
        }

        if (Remembered.Count < MaxRemembered) Remembered.TryAdd(text!, rule!);
        return rule is not null;
    }

    private static string? Split(string? text, out Dictionary<string, string> parts)
    {
        parts = new(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(text)) return "The rule is empty.";
        if (text.Length > MaxLength) return $"The rule is longer than {MaxLength} characters.";
        // A trailing semicolon is common in the wild and says nothing.
        foreach (var part in text.ToUpperInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) return $"“{part}” is not a part of a rule.";
            if (!parts.TryAdd(part[..equals], part[(equals + 1)..])) return $"{part[..equals]} is given twice.";
        }

        return parts.ContainsKey("FREQ") ? null : "The rule has no FREQ.";
    }

    private static string? Build(Dictionary<string, string> parts, out Recurrence? rule)
    {
        rule = new Recurrence { Frequency = Frequency.Daily };
        foreach (var (name, value) in parts)
        {
            var (next, problem) = With(rule, name, value);
            if (problem is not null) return problem;
            rule = next;
        }

        return null;
    }

    private static (Recurrence Rule, string? Problem) With(Recurrence rule, string name, string value)
    {
        switch (name)
        {
            case "FREQ":
                if (value is "SECONDLY" or "MINUTELY" or "HOURLY") return (rule, $"FREQ={value} is not supported: DAILY is the finest.");
                return FrequencyOf(value) is { } frequency
                    ? (rule with { Frequency = frequency }, null) : (rule, $"FREQ={value} is not a frequency.");
            case "INTERVAL":
                return Number(value, 1, Recurrence.MaxInterval) is { } interval
                    ? (rule with { Interval = interval }, null)
                    : (rule, $"INTERVAL={value} is not a number from 1 to {Recurrence.MaxInterval}.");
            case "COUNT":
                return Number(value, 1, Recurrence.MaxCount) is { } count
                    ? (rule with { Count = count }, null)
                    : (rule, $"COUNT={value} is not a number from 1 to {Recurrence.MaxCount}.");
            case "UNTIL":
                return TryUntil(value, out var until) ? (rule with { Until = until }, null) : (rule, $"UNTIL={value} is not a date.");
            case "WKST":
                return DayOf(value) is { } start ? (rule with { WeekStart = start }, null) : (rule, $"WKST={value} is not a weekday.");
            case "BYMONTH":
                return Numbers(value, 1, 12, negative: false) is { } months
                    ? (rule with { Months = months }, null) : (rule, $"BYMONTH={value} is not a list of months.");
            case "BYMONTHDAY":
                return Numbers(value, 1, 31, negative: true) is { } monthDays
                    ? (rule with { MonthDays = monthDays }, null) : (rule, $"BYMONTHDAY={value} is not a list of days of the month.");
            case "BYSETPOS":
                return Numbers(value, 1, 366, negative: true) is { } positions
                    ? (rule with { Positions = positions }, null) : (rule, $"BYSETPOS={value} is not a list of positions.");
            case "BYDAY":
                return Days(value) is { } days ? (rule with { Days = days }, null) : (rule, $"BYDAY={value} is not a list of weekdays.");
            case "BYWEEKNO" or "BYYEARDAY" or "BYHOUR" or "BYMINUTE" or "BYSECOND" or "RSCALE" or "SKIP":
                return (rule, $"{name} is not supported.");
            default:
                return (rule, $"{name} is not a part of a rule.");
        }
    }

    /// <summary>What the RFC forbids, or leaves without one meaning.</summary>
    private static string? Contradiction(Recurrence rule)
    {
        var ordinals = rule.Days.Any(day => day.Ordinal != 0);
        var furthest = rule.Days.Select(day => Math.Abs(day.Ordinal)).DefaultIfEmpty().Max();
        return rule switch
        {
            { Count: not null, Until: not null } => "A rule has COUNT or UNTIL, not both.",
            { Frequency: Frequency.Daily or Frequency.Weekly } when ordinals => "“First Tuesday” and the like need FREQ=MONTHLY or YEARLY.",
            { Frequency: Frequency.Weekly, MonthDays.IsEmpty: false } => "FREQ=WEEKLY cannot have BYMONTHDAY.",
            { Frequency: Frequency.Yearly, Months.IsEmpty: true, MonthDays.IsEmpty: false } when ordinals =>
                "FREQ=YEARLY with BYMONTHDAY and numbered weekdays needs BYMONTH.",
            _ when furthest > 5 && (rule.Frequency == Frequency.Monthly || !rule.Months.IsEmpty) => "A month has no sixth week.",
            { Positions.IsEmpty: false, Days.IsEmpty: true, MonthDays.IsEmpty: true, Months.IsEmpty: true } =>
                "BYSETPOS needs another BY part.",
            _ => null,
        };
    }

    private static Frequency? FrequencyOf(string value) => value switch
    {
        "DAILY" => Frequency.Daily,
        "WEEKLY" => Frequency.Weekly,
        "MONTHLY" => Frequency.Monthly,
        "YEARLY" => Frequency.Yearly,
        _ => null,
    };

    private static bool TryUntil(string value, out RecurrenceUntil until)
    {
        var (pattern, form) = value.Length switch
        {
            8 => ("yyyyMMdd", UntilForm.Date),
            15 => ("yyyyMMdd'T'HHmmss", UntilForm.Local),
            _ => ("yyyyMMdd'T'HHmmss'Z'", UntilForm.Utc),
        };
        var read = DateTime.TryParseExact(value, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at);
        until = new(at, form);
        return read;
    }

    private static ImmutableArray<RecurrenceDay>? Days(string value)
    {
        var days = new SortedSet<(int Ordinal, int Day)>();
        foreach (var item in value.Split(','))
        {
            if (item.Length < 2 || DayOf(item[^2..]) is not { } day) return null;
            var ordinal = item.Length == 2 ? 0 : Signed(item[..^2], 1, 53);
            if (ordinal is null) return null;
            days.Add((ordinal.Value, RecurrenceText.MondayFirst(day)));
        }

        return [.. days.Select(day => new RecurrenceDay((DayOfWeek)((day.Day + 1) % 7), day.Ordinal))];
    }

    private static ImmutableArray<int>? Numbers(string value, int from, int to, bool negative)
    {
        var numbers = new SortedSet<int>();
        foreach (var item in value.Split(','))
        {
            if ((negative ? Signed(item, from, to) : Number(item, from, to)) is not { } number) return null;
            numbers.Add(number);
        }

        return [.. numbers];
    }

    private static DayOfWeek? DayOf(string name) =>
        Array.IndexOf(RecurrenceText.DayNames, name) is >= 0 and var i ? (DayOfWeek)((i + 1) % 7) : null;

    private static int? Signed(string text, int from, int to) => text switch
    {
        ['-', .. var rest] => -Number(rest, from, to),
        ['+', .. var rest] => Number(rest, from, to),
        _ => Number(text, from, to),
    };

    private static int? Number(string text, int from, int to) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
            ? number
            : null;
}
