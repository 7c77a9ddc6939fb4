namespace Hay.Grains;

/// <summary>Which days of a month a rule's BYMONTHDAY and BYDAY choose, as bits: bit 0 is the first.</summary>
internal readonly struct MonthDays(Recurrence rule, int startDay)
{
    // Bits 0, 7, 14, 21 and 28: one weekday through a month.
    private const uint Weekly = 0x1020_4081;

    public uint In(int year, int month)
    {
        var length = DateTime.DaysInMonth(year, month);
        var all = length == 31 ? 0x7FFF_FFFF : (1u << length) - 1;
        if (rule.MonthDays.IsEmpty && rule.Days.IsEmpty) return all & 1u << (startDay - 1);

        var days = all;
        if (!rule.MonthDays.IsEmpty) days &= ByDate(length);
        if (!rule.Days.IsEmpty) days &= ByWeekday(new DateOnly(year, month, 1).DayNumber % 7, length);
        return days;
    }

    private uint ByDate(int length)
    {
        var days = 0u;
        foreach (var day in rule.MonthDays)
        {
            var index = day > 0 ? day - 1 : length + day;
            if (index >= 0) days |= 1u << index;
        }

        return days;
    }

    private uint ByWeekday(int weekdayOfFirst, int length)
    {
        var days = 0u;
        foreach (var (day, ordinal) in rule.Days)
        {
            var first = (RecurrenceText.MondayFirst(day) - weekdayOfFirst + 7) % 7;
            var last = first + (length - 1 - first) / 7 * 7;
            var index = ordinal > 0 ? first + 7 * (ordinal - 1) : last + 7 * (ordinal + 1);
            if (ordinal == 0) days |= Weekly << first;
            else if (index >= 0 && index < length) days |= 1u << index;
        }

        return days;
    }
}
