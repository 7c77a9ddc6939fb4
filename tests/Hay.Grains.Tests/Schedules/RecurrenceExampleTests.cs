using static Hay.Grains.Tests.Schedules.Given;

namespace Hay.Grains.Tests.Schedules;

/// <summary>The worked examples of RFC 5545 section 3.8.5.3 that stay inside what we support; all begin in September 1997.</summary>
public sealed class RecurrenceExampleTests
{
    [Theory]
    [InlineData("Daily for 10 occurrences", "1997-09-02", "FREQ=DAILY;COUNT=10",
        "09-02 09-03 09-04 09-05 09-06 09-07 09-08 09-09 09-10 09-11")]
    [InlineData("Every other day", "1997-09-02", "FREQ=DAILY;INTERVAL=2", "09-02 09-04 09-06 09-08")]
    [InlineData("Every 10 days, 5 occurrences", "1997-09-02", "FREQ=DAILY;INTERVAL=10;COUNT=5", "09-02 09-12 09-22 10-02 10-12")]
    [InlineData("Weekly for 10 occurrences", "1997-09-02", "FREQ=WEEKLY;COUNT=10",
        "09-02 09-09 09-16 09-23 09-30 10-07 10-14 10-21 10-28 11-04")]
    [InlineData("Every other week", "1997-09-02", "FREQ=WEEKLY;INTERVAL=2;WKST=SU", "09-02 09-16 09-30 10-14 10-28")]
    [InlineData("Weekly on Tuesday and Thursday for 5 weeks", "1997-09-02", "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH",
        "09-02 09-04 09-09 09-11 09-16 09-18 09-23 09-25 09-30 10-02")]
    [InlineData("Every other week on Tuesday and Thursday, 8 occurrences", "1997-09-02",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "09-02 09-04 09-16 09-18 09-30 10-02 10-14 10-16")]
    [InlineData("Monthly on the first Friday for 4 occurrences", "1997-09-05", "FREQ=MONTHLY;COUNT=4;BYDAY=1FR", "09-05 10-03 11-07 12-05")]
    [InlineData("Every other month on the first and last Sunday", "1997-09-07", "FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU",
        "09-07 09-28 11-02 11-30")]
    [InlineData("Monthly on the second-to-last Monday", "1997-09-22", "FREQ=MONTHLY;COUNT=4;BYDAY=-2MO", "09-22 10-20 11-17 12-22")]
    [InlineData("Monthly on the third-to-the-last day", "1997-09-28", "FREQ=MONTHLY;BYMONTHDAY=-3", "09-28 10-29 11-28 12-29")]
    [InlineData("Monthly on the 2nd and 15th", "1997-09-02", "FREQ=MONTHLY;COUNT=6;BYMONTHDAY=2,15", "09-02 09-15 10-02 10-15 11-02 11-15")]
    [InlineData("Monthly on the first and last day", "1997-09-30", "FREQ=MONTHLY;COUNT=5;BYMONTHDAY=1,-1", "09-30 10-01 10-31 11-01 11-30")]
    [InlineData("The last weekday of the month", "1997-09-29", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "09-29 10-30 11-27 12-30")]
    [InlineData("The third Tuesday, Wednesday or Thursday", "1997-09-04", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "09-04 10-07 11-06")]
    public void The_examples_within_1997(string _, string start, string rule, string dates) => Assert.Equal(
        dates.Split(' ').Select(static date => "1997-" + date), A(start + "T09:00", rule).FirstDates(dates.Split(' ').Length));

    [Theory]
    [InlineData("Yearly in June and July", "1997-06-10", "FREQ=YEARLY;COUNT=4;BYMONTH=6,7", "1997-06-10 1997-07-10 1998-06-10 1998-07-10")]
    [InlineData("The 20th Monday of the year", "1997-05-19", "FREQ=YEARLY;BYDAY=20MO", "1997-05-19 1998-05-18 1999-05-17")]
    [InlineData("Every Thursday in March", "1997-03-13", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
        "1997-03-13 1997-03-20 1997-03-27 1998-03-05 1998-03-12 1998-03-19 1998-03-26 1999-03-04")]
    [InlineData("Every Friday the 13th", "1997-09-02", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "1998-02-13 1998-03-13 1998-11-13 1999-08-13 2000-10-13")]
    [InlineData("The first Saturday that follows the first Sunday", "1997-09-13", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
        "1997-09-13 1997-10-11 1997-11-08 1997-12-13 1998-01-10 1998-02-07")]
    [InlineData("Presidential election day", "1996-11-05", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "1996-11-05 2000-11-07 2004-11-02")]
    [InlineData("Every 18 months on the 10th to 15th", "1997-09-10", "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
        "1997-09-10 1997-09-11 1997-09-12 1997-09-13 1997-09-14 1997-09-15 1999-03-10 1999-03-11 1999-03-12 1999-03-13")]
    [InlineData("Days that do not exist are left out", "2007-01-15", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
        "2007-01-15 2007-01-30 2007-02-15 2007-03-15 2007-03-30")]
    [InlineData("The 29th of February", "2024-02-29", "FREQ=YEARLY;COUNT=3", "2024-02-29 2028-02-29 2032-02-29")]
    [InlineData("The 31st", "2026-01-31", "FREQ=MONTHLY;COUNT=4", "2026-01-31 2026-03-31 2026-05-31 2026-07-31")]
    [InlineData("Monthly, in some months", "2026-01-01", "FREQ=MONTHLY;BYMONTH=3,11;BYDAY=-1SU;COUNT=3", "2026-03-29 2026-11-29 2027-03-28")]
    [InlineData("Every fifth month, when it is one of these", "2026-01-10", "FREQ=MONTHLY;INTERVAL=5;BYMONTH=1,6;COUNT=4",
        "2026-01-10 2026-06-10 2031-01-10 2031-06-10")]
    [InlineData("Two ordinals meeting count once", "2026-06-01", "FREQ=YEARLY;BYMONTH=6;BYDAY=-1MO,5MO;COUNT=2", "2026-06-29 2027-06-28")]
    [InlineData("The last Sunday of a yearly set", "2026-03-29", "FREQ=YEARLY;BYMONTH=3,10;BYDAY=SU;BYSETPOS=-1", "2026-10-25 2027-10-31")]
    [InlineData("Without a month, a yearly day of the month is in all", "2026-11-01", "FREQ=YEARLY;BYMONTHDAY=5", "2026-11-05 2026-12-05 2027-01-05")]
    public void The_examples_over_years(string _, string start, string rule, string dates) =>
        Assert.Equal(dates.Split(' '), A(start + "T09:00", rule).FirstDates(dates.Split(' ').Length));

    [Theory]
    [InlineData("MO", "1997-08-05 1997-08-10 1997-08-19 1997-08-24")]
    [InlineData("SU", "1997-08-05 1997-08-17 1997-08-19 1997-08-31")]
    public void Where_the_week_begins_matters_to_every_second_week(string weekStart, string dates) => Assert.Equal(
        dates.Split(' '), A("1997-08-05T09:00", $"FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST={weekStart}").FirstDates(9));

    [Fact]
    public void A_start_that_the_rule_does_not_match_is_no_session_and_is_not_counted() =>
        Assert.Equal(["2026-11-25", "2026-12-02"], A("2026-11-24T10:00", "FREQ=WEEKLY;BYDAY=WE;COUNT=2").FirstDates(9));

    [Theory]
    [InlineData("20261208", 3)]
    [InlineData("20261207", 2)]
    [InlineData("20261208T183000", 3)]
    [InlineData("20261208T182959", 2)]
    [InlineData("20261208T183000Z", 3)]
    [InlineData("20261208T182959Z", 2)]
    [InlineData("20250101", 0)]
    public void Until_includes_its_own_moment(string until, int sessions) =>
        Assert.Equal(sessions, A("2026-11-24T18:30", $"FREQ=WEEKLY;UNTIL={until}").All().Count());

    [Fact]
    public void Until_in_utc_is_read_in_the_zone_of_the_schedule() =>
        Assert.Equal(["2026-06-29", "2026-06-30"], A("2026-06-29T00:30", "FREQ=DAILY;UNTIL=20260629T233000Z").FirstDates(9));

    [Theory]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31")]
    [InlineData("FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=8;COUNT=2")]
    [InlineData("FREQ=WEEKLY;BYDAY=TU;BYSETPOS=2")]
    public void A_rule_that_never_matches_comes_to_an_end(string rule) => Assert.Empty(A("2026-01-01T10:00", rule).All());
}
