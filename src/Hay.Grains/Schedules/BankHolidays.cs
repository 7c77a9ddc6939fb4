namespace Hay.Grains;

/// <summary>
/// The bank holidays of England and Wales, on the days on which they are kept: the eight of the Banking and Financial
/// Dealings Act 1971 and of custom, a substitute weekday for one that falls on a weekend, and single proclaimed days,
/// as listed at https://www.gov.uk/bank-holidays. Days proclaimed since are not known here. The rules are those in
/// force since 1978.
/// </summary>
public static class BankHolidays
{
    // Proclaimed for one year: a holiday kept on another day, and days added.
    private static readonly Dictionary<DateOnly, DateOnly> Moved = new()
    {
        [new(1995, 5, 1)] = new(1995, 5, 8),
        [new(2002, 5, 27)] = new(2002, 6, 4),
        [new(2012, 5, 28)] = new(2012, 6, 4),
        [new(2020, 5, 4)] = new(2020, 5, 8),
        [new(2022, 5, 30)] = new(2022, 6, 2),
    };

    private static readonly DateOnly[] Added =
    [
        new(1981, 7, 29), new(1999, 12, 31), new(2002, 6, 3), new(2011, 4, 29), new(2012, 6, 5),
        new(2022, 6, 3), new(2022, 9, 19), new(2023, 5, 8),
    ];

    /// <summary>The bank holidays of a year, in order.</summary>
    /// <param name="year">1 to 9998.</param>
    public static IEnumerable<DateOnly> In(int year)
    {
        var easter = EasterSunday(year);
        DateOnly[] usual =
        [
            Weekday(new(year, 1, 1)),
            easter.AddDays(-2),
            easter.AddDays(1),
            MondayFrom(new(year, 5, 1)),
            MondayFrom(new(year, 5, 25)),
            MondayFrom(new(year, 8, 25)),
            .. Christmas(year),
        ];
        return usual.Select(static day => Moved.GetValueOrDefault(day, day)).Concat(Added.Where(day => day.Year == year)).Order();
    }

    /// <summary>The bank holidays on the days from <paramref name="first"/> to <paramref name="last"/>, in order.</summary>
    public static IEnumerable<DateOnly> Between(DateOnly first, DateOnly last) =>
        from year in Enumerable.Range(first.Year, Math.Max(0, last.Year - first.Year + 1))
        from day in In(year)
        where first <= day && day <= last
        select day;

    /// <summary>
    /// The anonymous Gregorian computus, as printed in Meeus, <i>Astronomical Algorithms</i>, chapter 8; the letters
    /// are its own.
    /// </summary>
    private static DateOnly EasterSunday(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var g = (b - (b + 8) / 25 + 1) / 3;
        var h = (19 * a + b - d - g + 15) % 30;
        var l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new(year, n / 31, n % 31 + 1);
    }

    /// <summary>Christmas Day and Boxing Day: each that falls on a weekend is kept on the next weekday that is free.</summary>
    private static DateOnly[] Christmas(int year) => new DateOnly(year, 12, 25).DayOfWeek switch
    {
        DayOfWeek.Friday => [new(year, 12, 25), new(year, 12, 28)],
        DayOfWeek.Saturday => [new(year, 12, 27), new(year, 12, 28)],
        DayOfWeek.Sunday => [new(year, 12, 26), new(year, 12, 27)],
        _ => [new(year, 12, 25), new(year, 12, 26)],
    };

    private static DateOnly Weekday(DateOnly day) => IsWeekend(day) ? MondayFrom(day) : day;

    private static DateOnly MondayFrom(DateOnly day) => day.AddDays((7 - RecurrenceText.MondayFirst(day.DayOfWeek)) % 7);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
