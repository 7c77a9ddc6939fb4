using System.Globalization;

namespace Hay.Grains;

/// <summary>A date as somebody says it, often without its year.</summary>
internal readonly record struct SaidDate(int Day, int Month, int? Year = null, DayOfWeek? Weekday = null)
{
    /// <summary>The date, or without a year the next such date on or after a day; null, and a problem, when its weekday is another.</summary>
    public DateOnly? Resolve(DateOnly onOrAfter, PhraseReader reader)
    {
        var date = Year is { } year ? new DateOnly(year, Month, Day) : Next(onOrAfter);
        if (Weekday is null || Weekday == date.DayOfWeek) return date;
        reader.Refuse($"{DayWords.Date(date, onOrAfter)} is a {date.DayOfWeek}, not a {Weekday}.");
        return null;
    }

    private DateOnly Next(DateOnly onOrAfter)
    {
        for (var year = onOrAfter.Year; ; year++)
        {
            if (Day <= DateTime.DaysInMonth(year, Month) && new DateOnly(year, Month, Day) is var date && date >= onOrAfter) return date;
        }
    }

    /// <summary>“12 December”, “Tuesday the 12th of December 2026”, “December 12”, “12/12/2026”, “2026-12-12”, “today”, “tomorrow”.</summary>
    public static SaidDate? Read(PhraseReader reader, DateOnly today)
    {
        if (reader.Take("today")) return Of(today);
        if (reader.Take("tomorrow")) return Of(today.AddDays(1));
        var start = reader.At;
        var weekday = reader.Take(PhraseMeanings.Weekday);
        if (weekday is not null) reader.Take(",");
        if (Figures(reader) is { } figures) return figures with { Weekday = weekday };

        reader.Take("the");
        if (reader.Take(PhraseMeanings.DayOfMonth) is { } day)
        {
            reader.Take("of");
            if (reader.Take(PhraseMeanings.Month) is { } month) return Checked(reader, new(day, month, TakeYear(reader), weekday));
        }
        else if (reader.Take(PhraseMeanings.Month) is { } first && !reader.IsDone && reader.Take(PhraseMeanings.DayOfMonth) is { } dayAfter)
        {
            return Checked(reader, new(dayAfter, first, TakeYear(reader), weekday));
        }

        reader.At = start;
        return null;
    }

    /// <summary>One or more dates: “12 December”, “12, 19 and 26 December and 2 January”.</summary>
    public static List<SaidDate> ReadSeveral(PhraseReader reader, DateOnly today)
    {
        var dates = new List<SaidDate>();
        for (var end = reader.At; ; end = reader.At)
        {
            while (reader.Take(",", "and", "or", "on", "the"))
            {
            }

            var before = dates.Count;
            DaysOfOneMonth(reader, dates);
            if (dates.Count == before && Read(reader, today) is { } date) dates.Add(date);
            if (dates.Count > before && reader.Problem is null) continue;
            reader.At = end;
            return dates;
        }
    }

    private static void DaysOfOneMonth(PhraseReader reader, List<SaidDate> dates)
    {
        var start = reader.At;
        var days = new List<int>();
        while (reader.Take(PhraseMeanings.DayOfMonth) is { } day)
        {
            days.Add(day);
            reader.Take("and", "or", ",");
            reader.Take("the");
        }

        reader.Take("of");
        if (days.Count > 1 && reader.Take(PhraseMeanings.Month) is { } month)
        {
            var year = TakeYear(reader);
            foreach (var day in days)
            {
                if (Checked(reader, new(day, month, year)) is { } date) dates.Add(date);
            }
        }
        else
        {
            reader.At = start;
        }
    }

    private static SaidDate? Figures(PhraseReader reader)
    {
        string[] patterns = ["yyyy-MM-dd", "d/M/yyyy"];
        if (DateOnly.TryParseExact(reader.Word, patterns, CultureInfo.InvariantCulture, DateTimeStyles.None, out var whole))
        {
            reader.At++;
            return Of(whole);
        }

        // A leap year, so that 29/2 is a date.
        if (!DateOnly.TryParseExact(reader.Word + "/2024", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return null;
        reader.At++;
        return new(date.Day, date.Month);
    }

    private static SaidDate Of(DateOnly date) => new(date.Day, date.Month, date.Year);

    private static int? TakeYear(PhraseReader reader) =>
        reader.Take(static word => word.Length == 4 && PhraseMeanings.Number(word) is >= 1970 and <= 2200 and var year ? year : (int?)null);

    private static SaidDate? Checked(PhraseReader reader, SaidDate date)
    {
        if (date.Day <= DateTime.DaysInMonth(date.Year ?? 2024, date.Month)) return date;
        reader.Refuse($"{DayWords.Month(date.Month)} has no {DayWords.Ordinal(date.Day)}.");
        return null;
    }
}
