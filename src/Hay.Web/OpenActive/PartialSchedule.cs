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
        if (dates?.Rule is { } rule)
        {
            json.WriteString("repeatFrequency", $"P{rule.Interval}{rule.Frequency.ToString()[0]}");
            if (IsPlainWeek(rule)) Days(json, rule, plan.Start);
        }

        json.WriteString("startDate", Day(plan.Start));
        if (dates?.LastDate is { } last) json.WriteString("endDate", Day(last.ToDateTime(TimeOnly.MinValue)));
        json.WriteString("startTime", Time(plan.Start));
        json.WriteString("endTime", Time(plan.Start + plan.Duration));
        json.WriteString("duration", System.Xml.XmlConvert.ToString(plan.Duration));
        json.WriteString("scheduleTimezone", plan.Zone);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static bool IsPlainWeek(Recurrence rule) =>
        rule is { Frequency: Frequency.Weekly, Months.IsEmpty: true, MonthDays.IsEmpty: true, Positions.IsEmpty: true };

    private static void Days(Utf8JsonWriter json, Recurrence rule, DateTime start)
    {
        json.WriteStartArray("byDay");
        foreach (var day in rule.Days.Select(d => d.Day).DefaultIfEmpty(start.DayOfWeek)) json.WriteStringValue($"https://schema.org/{day}");
        json.WriteEndArray();
    }

    private static string Day(DateTime at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(DateTime at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);
}
