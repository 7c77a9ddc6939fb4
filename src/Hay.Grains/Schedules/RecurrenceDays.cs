namespace Hay.Grains;

/// <summary>
/// The dates a rule gives, as day numbers (<see cref="DateOnly.DayNumber"/>). Days, weeks, months or years are the
/// rule's periods; each is filled on its own (RFC 5545 section 3.3.10, the table of BY parts), so a window is
/// reached in one step however long ago the rule began. COUNT and UNTIL are the caller's.
/// </summary>
internal sealed class RecurrenceDays
{
    /// <summary>The last day ever looked at: a year before the calendar ends, so that no end runs over it.</summary>
    public static readonly int Last = new DateOnly(9998, 12, 31).DayNumber;

    // The Gregorian calendar repeats itself, weekdays too, every 400 years: a rule that was silent that long stays so.
    private const int Cycle = 146_097;

    private readonly Recurrence _rule;
    private readonly MonthDays _days;
    private readonly int _start;
    private readonly int _anchor;
    private readonly int _weekdays;
    private readonly int _months;
    private readonly bool _wholeYear;

    public RecurrenceDays(Recurrence rule, DateOnly start)
    {
        _rule = rule;
        _start = start.DayNumber;
        _days = new(rule, start.Day);
        _weekdays = rule.Days.Aggregate(0, static (mask, day) => mask | 1 << RecurrenceText.MondayFirst(day.Day));
        _months = rule.Months.Aggregate(0, static (mask, month) => mask | 1 << month);
        _wholeYear = rule.Days.Any(static day => day.Ordinal != 0) && rule.Months.IsEmpty;
        switch (rule.Frequency)
        {
            case Frequency.Daily:
                _anchor = _start;
                break;
            case Frequency.Weekly:
                // Day 0, 1 January of the year 1, is a Monday.
                _anchor = _start - (_start % 7 - RecurrenceText.MondayFirst(rule.WeekStart) + 7) % 7;
                if (_weekdays == 0) _weekdays = 1 << _start % 7;
                break;
            case Frequency.Monthly:
                _anchor = start.Year * 12 + start.Month - 1;
                break;
            default:
                _anchor = start.Year;
                // The table's YEARLY column: a day without a month is looked for in all of them.
                if (_months == 0) _months = rule.MonthDays.IsEmpty && rule.Days.IsEmpty ? 1 << start.Month : 0b1_1111_1111_1110;
                break;
        }

        if (_months == 0) _months = 0b1_1111_1111_1110;
    }

    /// <summary>The dates in [from, to], ascending.</summary>
    public IEnumerable<int> Between(int from, int to)
    {
        from = Math.Max(from, _start);
        to = Math.Min(to, Last);
        if (from > to) yield break;

        var found = new int[Capacity];
        var silent = from;
        for (var period = PeriodOf(from); ; period++)
        {
            var first = FirstDay(period);
            if (first > to || first - silent > Cycle) yield break;
            var count = Keep(found, Fill(found, period));
            for (var i = 0; i < count; i++)
            {
                if (found[i] < from) continue;
                if (found[i] > to) yield break;
                silent = found[i];
                yield return found[i];
            }
        }
    }

    private int Capacity => _rule.Frequency switch { Frequency.Daily => 1, Frequency.Weekly => 7, Frequency.Monthly => 31, _ => 366 };

    private int PeriodOf(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        return _rule.Frequency switch
        {
            Frequency.Daily => (day - _anchor) / _rule.Interval,
            Frequency.Weekly => (day - _anchor) / (7 * _rule.Interval),
            Frequency.Monthly => (date.Year * 12 + date.Month - 1 - _anchor) / _rule.Interval,
            _ => (date.Year - _anchor) / _rule.Interval,
        };
    }

    private int FirstDay(int period)
    {
        var unit = _anchor + period * _rule.Interval;
        return _rule.Frequency switch
        {
            Frequency.Daily => unit,
            Frequency.Weekly => _anchor + 7 * period * _rule.Interval,
            Frequency.Monthly => unit / 12 > 9998 ? int.MaxValue : new DateOnly(unit / 12, unit % 12 + 1, 1).DayNumber,
            _ => unit > 9998 ? int.MaxValue : new DateOnly(unit, 1, 1).DayNumber,
        };
    }

    private int Fill(int[] found, int period)
    {
        var first = FirstDay(period);
        switch (_rule.Frequency)
        {
            case Frequency.Daily:
                return Limited(first) ? Add(found, 0, first) : 0;
            case Frequency.Weekly:
                var count = 0;
                for (var day = first; day < first + 7; day++)
                {
                    if ((_weekdays & 1 << day % 7) != 0 && InMonths(day)) count = Add(found, count, day);
                }

                return count;
            case Frequency.Monthly:
                var month = DateOnly.FromDayNumber(first);
                return (_months & 1 << month.Month) == 0 ? 0 : FillMonth(found, 0, month.Year, month.Month);
            default:
                var year = _anchor + period * _rule.Interval;
                return _wholeYear ? FillYear(found, year) : FillMonths(found, year);
        }
    }

    private int FillMonths(int[] found, int year)
    {
        var count = 0;
        for (var month = 1; month <= 12; month++)
        {
            if ((_months & 1 << month) != 0) count = FillMonth(found, count, year, month);
        }

        return count;
    }

    private int FillMonth(int[] found, int count, int year, int month)
    {
        var first = new DateOnly(year, month, 1).DayNumber;
        for (var left = _days.In(year, month); left != 0; left &= left - 1)
        {
            count = Add(found, count, first + System.Numerics.BitOperations.TrailingZeroCount(left));
        }

        return count;
    }

    /// <summary>“20MO” in a yearly rule without months: the twentieth Monday of the year.</summary>
    private int FillYear(int[] found, int year)
    {
        var first = new DateOnly(year, 1, 1).DayNumber;
        var end = new DateOnly(year, 12, 31).DayNumber;
        var count = 0;
        for (var day = first; day <= end; day++)
        {
            if (_rule.Days.Any(each => IsOrdinal(each, day, first, end))) count = Add(found, count, day);
        }

        return count;
    }

    private static bool IsOrdinal(RecurrenceDay each, int day, int first, int end) =>
        day % 7 == RecurrenceText.MondayFirst(each.Day)
        && (each.Ordinal == 0 || each.Ordinal == (each.Ordinal > 0 ? (day - first) / 7 + 1 : -((end - day) / 7 + 1)));

    /// <summary>BYMONTH, BYMONTHDAY and BYDAY only narrow a daily rule.</summary>
    private bool Limited(int day)
    {
        if (_weekdays != 0 && (_weekdays & 1 << day % 7) == 0) return false;
        if (!InMonths(day)) return false;
        if (_rule.MonthDays.IsEmpty) return true;
        var date = DateOnly.FromDayNumber(day);
        return (_days.In(date.Year, date.Month) & 1u << (date.Day - 1)) != 0;
    }

    private bool InMonths(int day) => _rule.Months.IsEmpty || (_months & 1 << DateOnly.FromDayNumber(day).Month) != 0;

    /// <summary>BYSETPOS: of a period's dates, only those at these places, counted from either end.</summary>
    private int Keep(int[] found, int count)
    {
        if (_rule.Positions.IsEmpty) return count;
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (_rule.Positions.Contains(i + 1) || _rule.Positions.Contains(i - count)) found[kept++] = found[i];
        }

        return kept;
    }

    private static int Add(int[] found, int count, int day)
    {
        found[count] = day;
        return count + 1;
    }
}
