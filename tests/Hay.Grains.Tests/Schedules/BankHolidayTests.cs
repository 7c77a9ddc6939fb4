using System.Globalization;

namespace Hay.Grains.Tests.Schedules;

public sealed class BankHolidayTests
{
    [Theory]
    [InlineData(2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26")]
    [InlineData(2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26")]
    [InlineData(2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28")]
    [InlineData(2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27")]
    [InlineData(2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26")]
    [InlineData(2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26")]
    [InlineData(2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26")]
    [InlineData(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData(2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26")]
    public void The_holidays_of_a_year(int year, string days) => Assert.Equal(
        days.Split(' '), BankHolidays.In(year).Select(static day => day.ToString("MM-dd", CultureInfo.InvariantCulture)));

    // The earliest and the latest Easter that the calendar knows, and those that other formulas get wrong.
    [Theory]
    [InlineData(1818, "1818-03-22")]
    [InlineData(1943, "1943-04-25")]
    [InlineData(1954, "1954-04-18")]
    [InlineData(1981, "1981-04-19")]
    [InlineData(2000, "2000-04-23")]
    [InlineData(2038, "2038-04-25")]
    [InlineData(2049, "2049-04-18")]
    [InlineData(2076, "2076-04-19")]
    public void Good_Friday_and_Easter_Monday_are_on_either_side_of_Easter(int year, string easter)
    {
        var sunday = DateOnly.Parse(easter, CultureInfo.InvariantCulture);
        Assert.Contains(sunday.AddDays(-2), BankHolidays.In(year));
        Assert.Contains(sunday.AddDays(1), BankHolidays.In(year));
    }

    [Fact]
    public void None_is_on_a_weekend_and_none_comes_twice() => Assert.All(Enumerable.Range(1978, 223), static year =>
    {
        var days = BankHolidays.In(year).ToList();
        Assert.InRange(days.Count, 8, 10);
        Assert.Equal(days.Distinct().Order(), days);
        Assert.All(days, day => Assert.True(day.Year == year && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)));
    });

    [Fact]
    public void A_span_includes_its_ends() => Assert.Equal(
        [new(2026, 12, 25), new(2026, 12, 28), new(2027, 1, 1)], BankHolidays.Between(new(2026, 12, 25), new(2027, 1, 1)));
}
