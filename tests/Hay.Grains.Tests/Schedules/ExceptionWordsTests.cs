using static Hay.Grains.Tests.Schedules.Given;

namespace Hay.Grains.Tests.Schedules;

/// <summary>Where a schedule departs from its rule, in words.</summary>
public sealed class ExceptionWordsTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly Schedule Tuesdays = A("2026-11-24T18:30", "FREQ=WEEKLY");

    [Theory]
    [InlineData("1,2,3,4,5,6,7,9,10,11,12", ", not in August")]
    [InlineData("1,2,3,4,5,6,9,10,11,12", ", not in July or August")]
    [InlineData("1,2,3,4,5,6,7", ", not in August, September, October, November or December")]
    public void Months_off_are_said_where_they_are_fewer(string months, string words) =>
        Assert.Equal("Tuesdays, 6.30pm to 7.30pm" + words, Words(Tuesdays with { Rule = "FREQ=WEEKLY;BYMONTH=" + months }));

    [Fact]
    public void Left_out_dates_are_said() => Assert.Equal(
        "Tuesdays, 6.30pm to 7.30pm, not on 1 December or 5 January 2027", Words(Tuesdays with { Skip = [Local("2027-01-05T18:30"), Local("2026-12-01T18:30")] }));

    [Fact]
    public void Many_left_out_dates_are_counted() => Assert.Equal(
        "Tuesdays, 6.30pm to 7.30pm, not on 5 dates from 1 December to 29 December",
        Words(Tuesdays with { Skip = [.. Enumerable.Range(1, 5).Select(static i => Local("2026-11-24T18:30").AddDays(7 * i))] }));

    [Fact]
    public void What_is_past_or_changes_nothing_goes_without_saying() => Assert.Equal(
        "Tuesdays, 6.30pm to 7.30pm",
        Words(A("2026-10-06T18:30", "FREQ=WEEKLY") with { Skip = [Local("2026-10-13T18:30"), Local("2026-12-02T18:30"), Local("2026-12-01T18:00")] }));

    [Fact]
    public void Added_dates_are_said_after_the_end_of_the_rule() => Assert.Equal(
        "Tuesdays, 6.30pm to 7.30pm, until 8 December, also on 19 December",
        Words(A("2026-11-24T18:30", "FREQ=WEEKLY;COUNT=3") with { Also = [Local("2026-12-19T18:30"), Local("2026-12-01T18:30")] }));

    [Fact]
    public void Bank_holidays_are_said_in_two_words() => Assert.Equal(
        "Tuesdays, 6.30pm to 7.30pm, not in August, on bank holidays or on 1 December",
        Words(Tuesdays with
        {
            Rule = "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12",
            Skip = [Local("2026-12-01T18:30"), .. BankHolidays.Between(Today, Today.AddYears(3)).Select(static day => day.ToDateTime(new(18, 30)))],
        }));

    private static string Words(Schedule schedule) => ScheduleWords.Of(schedule, Today);
}
