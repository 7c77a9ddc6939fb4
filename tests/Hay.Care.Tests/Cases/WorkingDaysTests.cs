namespace Hay.Care.Tests;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData("2026-11-24", 5, "2026-12-01")] // a Tuesday
    [InlineData("2026-11-27", 1, "2026-11-30")] // a Friday
    [InlineData("2026-11-28", 1, "2026-11-30")] // a Saturday
    [InlineData("2026-12-23", 5, "2027-01-04")] // over Christmas, Boxing Day, kept on the 28th, and New Year
    [InlineData("2027-03-25", 1, "2027-03-30")] // over Easter
    public void Weekends_and_bank_holidays_do_not_count(string day, int count, string then) =>
        Assert.Equal(DateOnly.Parse(then, System.Globalization.CultureInfo.InvariantCulture), WorkingDays.After(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), count));
}
