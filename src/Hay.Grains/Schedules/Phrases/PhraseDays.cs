namespace Hay.Grains;

/// <summary>How often: “every second Tuesday”, “first Friday of the month”, “Mondays and Thursdays”, “on the 15th of each month”.</summary>
internal static class PhraseDays
{
    private static readonly string[] OfMonth = ["of the month", "of each month", "of every month", "of a month", "in the month", "in each month", "each month", "every month", "a month"];

    public static bool Read(PhraseReader reader, PhraseDraft draft)
    {
        if (reader.Take("every other day", "every second day", "alternate days"))
            return reader.Refuse("Hay cannot say “every other day”. Name the days of the week, as in “Mondays, Wednesdays and Fridays”.");
        if (reader.Take("every day", "each day", "daily", "every single day")) return draft.IsDaily = true;
        if (reader.Take("every fortnight", "each fortnight", "once a fortnight", "fortnightly", "every other week", "alternate weeks")) return Every(reader, draft, 2);
        if (reader.Take("every week", "each week", "once a week", "a week", "weekly")) return Every(reader, draft, 1);
        if (reader.Take("every month", "each month", "once a month", "monthly")) return draft.IsMonthly = true;
        var start = reader.At;
        var isEvery = reader.Take("every", "each");
        if (Ordinals(reader, draft, isEvery) || DaysOfMonth(reader, draft)) return true;
        if (reader.Problem is not null) return false;
        if (isEvery && Interval(reader, draft)) return true;
        if (reader.Take("alternate") && Weekdays(reader, draft.Days)) return Every(reader, draft, 2);
        if (Weekdays(reader, draft.Days)) return true;
        reader.At = start;
        return false;
    }

    /// <summary>“other Tuesday”, “two weeks”, “third week”; “second Tuesday” without a month is every second week.</summary>
    private static bool Interval(PhraseReader reader, PhraseDraft draft)
    {
        var start = reader.At;
        int? interval = reader.Take("other") ? 2 : reader.Take(PhraseMeanings.Ordinal) ?? reader.Take(PhraseMeanings.Number);
        if (interval is { } weeks)
        {
            if (reader.Take("weeks", "week") || Weekdays(reader, draft.Days)) return Every(reader, draft, weeks);
            if (reader.Take("months", "month", "days", "day", "years", "year"))
                return reader.Refuse("Hay can say every week, every two, three or four weeks, or every month. Name the dates instead.");
        }

        reader.At = start;
        return false;
    }

    private static bool Every(PhraseReader reader, PhraseDraft draft, int weeks)
    {
        if (weeks is < 1 or > 4) return reader.Refuse("Hay can say every week, or every two, three or four weeks. Name the dates instead.");
        if (draft.EveryWeeks is { } said && said != weeks) return reader.Refuse("It says in two ways how often it is. Say one of them.");
        draft.EveryWeeks = weeks;
        return true;
    }

    /// <summary>“the first and third Tuesdays of the month”. After “every”, only “of the month” tells it from every third week.</summary>
    private static bool Ordinals(PhraseReader reader, PhraseDraft draft, bool isEvery)
    {
        var start = reader.At;
        var weeks = new List<int>();
        for (reader.Take("on the", "on", "the"); reader.Take(PhraseMeanings.Ordinal) is { } week; weeks.Add(week))
        {
            reader.Take(",");
            reader.Take("and");
            reader.Take("the");
        }

        // “First Tuesday and first Thursday”: the next ordinal is read as a clause of its own.
        if (weeks.Count > 0 && Weekday(reader) is { } day)
        {
            var isMonthly = reader.Take(OfMonth) || weeks.Count > 1 || weeks[0] is -1 or 1;
            if (!isEvery || isMonthly)
            {
                if (weeks.Exists(static week => week > 4)) return reader.Refuse("Not every month has a fifth one. Say “last”, or name the dates.");
                foreach (var week in weeks) draft.WeeksAndDays.Add((week, day));
                return true;
            }
        }

        reader.At = start;
        return false;
    }

    /// <summary>“the 1st and 15th of each month”, “the last day of the month”.</summary>
    private static bool DaysOfMonth(PhraseReader reader, PhraseDraft draft)
    {
        var start = reader.At;
        var dates = new List<int>();
        for (; ; )
        {
            while (reader.Take(",", "and", "on", "the"))
            {
            }

            if (reader.Take("last day")) dates.Add(-1);
            else if (reader.Take(PhraseMeanings.DayOfMonth) is { } date) dates.Add(date);
            else break;
        }

        if (dates.Count > 0 && (reader.Take(OfMonth) || draft.IsMonthly))
        {
            draft.DaysOfMonth.UnionWith(dates);
            return true;
        }

        reader.At = start;
        return false;
    }

    /// <summary>“Mondays and Thursdays”, “Monday to Friday”, “weekdays”.</summary>
    private static bool Weekdays(PhraseReader reader, HashSet<DayOfWeek> days)
    {
        reader.Take("on a", "on");
        if (reader.Take("weekdays", "weekday")) return Add(days, DayOfWeek.Monday, DayOfWeek.Friday);
        if (reader.Take("weekends", "weekend")) return Add(days, DayOfWeek.Saturday, DayOfWeek.Sunday);
        if (Weekday(reader) is not { } first) return false;
        var end = reader.At;
        if (reader.Take("to", "until") && Weekday(reader) is { } last) return Add(days, first, last);
        reader.At = end;
        return Add(days, first, first);
    }

    private static DayOfWeek? Weekday(PhraseReader reader) => reader.Take(PhraseMeanings.Weekday);

    private static bool Add(HashSet<DayOfWeek> days, DayOfWeek first, DayOfWeek last)
    {
        for (var day = first; ; day = (DayOfWeek)(((int)day + 1) % 7))
        {
            days.Add(day);
            if (day == last) return true;
        }
    }
}
