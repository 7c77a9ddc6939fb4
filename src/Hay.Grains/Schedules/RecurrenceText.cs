using System.Globalization;
using System.Text;

namespace Hay.Grains;

/// <summary>Writes a rule as the value of an RRULE, parts in one fixed order, defaults left out.</summary>
internal static class RecurrenceText
{
    /// <summary>Two-letter names, Monday first (RFC 5545 section 3.3.10, weekday).</summary>
    public static readonly string[] DayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public static string Of(Recurrence rule)
    {
        var text = new StringBuilder("FREQ=").Append(rule.Frequency.ToString().ToUpperInvariant());
        if (rule.Until is { } until) text.Append(";UNTIL=").Append(Of(until));
        if (rule.Count is { } count) text.Append(CultureInfo.InvariantCulture, $";COUNT={count}");
        if (rule.Interval != 1) text.Append(CultureInfo.InvariantCulture, $";INTERVAL={rule.Interval}");
        if (!rule.Months.IsEmpty) text.Append(";BYMONTH=").AppendJoin(',', rule.Months);
        if (!rule.MonthDays.IsEmpty) text.Append(";BYMONTHDAY=").AppendJoin(',', rule.MonthDays);
        if (!rule.Days.IsEmpty) text.Append(";BYDAY=").AppendJoin(',', rule.Days.Select(Of));
        if (!rule.Positions.IsEmpty) text.Append(";BYSETPOS=").AppendJoin(',', rule.Positions);
        if (rule.WeekStart != DayOfWeek.Monday) text.Append(";WKST=").Append(DayNames[MondayFirst(rule.WeekStart)]);
        return text.ToString();
    }

    /// <summary>0 for Monday to 6 for Sunday.</summary>
    public static int MondayFirst(DayOfWeek day) => ((int)day + 6) % 7;

    private static string Of(RecurrenceDay day) =>
        (day.Ordinal == 0 ? "" : day.Ordinal.ToString(CultureInfo.InvariantCulture)) + DayNames[MondayFirst(day.Day)];

    private static string Of(RecurrenceUntil until) => until.At.ToString(
        until.Form switch
        {
            UntilForm.Date => "yyyyMMdd",
            UntilForm.Local => "yyyyMMdd'T'HHmmss",
            _ => "yyyyMMdd'T'HHmmss'Z'",
        },
        CultureInfo.InvariantCulture);
}
