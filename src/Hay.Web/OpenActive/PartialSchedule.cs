using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Web.OpenActive;

/// <summary>The rule of a series as far as the standard's "partial schedule" goes. The dates themselves are in the other feed.</summary>
internal static class PartialSchedule
{
    public static void Write(Utf8JsonWriter json, Schedule plan)
    {
        var dates = CompiledSchedule.TryCompile(plan, out var compiled, out _) ? compiled : null;
        json.WriteStartArray("eventSchedule");
        json.WriteStartObject();
        json.WriteString("@type", "PartialSchedule");
        if (dates?.Rule is { } rule) Repeat(json, rule, plan);
        json.WriteString("startDate", Day(plan.Start));
        if (dates is { LastDate: { } last, Rule: not { Count: not null } }) json.WriteString("endDate", Day(last.ToDateTime(TimeOnly.MinValue)));
        json.WriteString("startTime", Time(plan.Start));
        json.WriteString("endTime", Time(plan.Start + plan.Duration));
        json.WriteString("duration", System.Xml.XmlConvert.ToString(plan.Duration));
        json.WriteString("scheduleTimezone", plan.Zone);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // By position ("the last weekday of the month") there is no way to say it.
    private static void Repeat(Utf8JsonWriter json, Recurrence rule, Schedule plan)
    {
        json.WriteString("repeatFrequency", $"P{rule.Interval}{rule.Frequency.ToString()[0]}");
        if (rule.Count is { } count) json.WriteNumber("repeatCount", count);
        if (!rule.Positions.IsEmpty) return;
        var isPlain = rule.Days.All(d => d.Ordinal == 0);
        var days = rule.Days.IsEmpty && rule is { Frequency: Frequency.Weekly } ? [new RecurrenceDay(plan.Start.DayOfWeek)] : rule.Days;
        List(json, "byDay", days, day => json.WriteStringValue(isPlain ? $"https://schema.org/{day.Day}" : $"{(day.Ordinal == 0 ? "" : day.Ordinal)}{day.Day.ToString()[..2].ToUpperInvariant()}"));
        List(json, "byMonth", rule.Months, json.WriteNumberValue);
        List(json, "byMonthDay", rule.MonthDays, json.WriteNumberValue);
        List(json, "exceptDate", plan.Skip, skipped => json.WriteStringValue(Day(skipped)));
    }

    private static void List<T>(Utf8JsonWriter json, string name, ImmutableArray<T> all, Action<T> write)
    {
        if (all.IsDefaultOrEmpty) return;
        json.WriteStartArray(name);
        foreach (var one in all) write(one);
        json.WriteEndArray();
    }

    private static string Day(DateTime at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(DateTime at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);
}
