using FsCheck;
using FsCheck.Fluent;
using static Hay.Grains.Tests.Schedules.Given;

namespace Hay.Grains.Tests.Schedules;

public sealed class ScheduleWordsTests
{
    // A Saturday.
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("FREQ=WEEKLY", "Tuesdays")]
    [InlineData("FREQ=WEEKLY;BYDAY=TU,TH", "Tuesdays and Thursdays")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,WE,FR", "Mondays, Wednesdays and Fridays")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Weekdays")]
    [InlineData("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "Weekdays")]
    [InlineData("FREQ=WEEKLY;BYDAY=SA,SU", "Weekends")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "Every day")]
    [InlineData("FREQ=DAILY", "Every day")]
    [InlineData("FREQ=DAILY;INTERVAL=3", "Every third day")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2", "Every second Tuesday")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "Tuesdays and Thursdays, every second week")]
    [InlineData("FREQ=WEEKLY;INTERVAL=13", "Every 13th Tuesday")]
    [InlineData("FREQ=WEEKLY;BYMONTH=6,7,8", "Tuesdays in June, July and August")]
    [InlineData("FREQ=MONTHLY;BYDAY=1TU", "First Tuesday of the month")]
    [InlineData("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1", "First Tuesday of the month")]
    [InlineData("FREQ=MONTHLY;BYDAY=-1FR", "Last Friday of the month")]
    [InlineData("FREQ=MONTHLY;BYDAY=-2FR", "Second to last Friday of the month")]
    [InlineData("FREQ=MONTHLY;BYDAY=2SU,4SU", "Second and fourth Sundays of the month")]
    [InlineData("FREQ=MONTHLY;BYDAY=1SU,-1SU", "First and last Sundays of the month")]
    [InlineData("FREQ=MONTHLY;BYDAY=1TU,3TH", "First Tuesday and third Thursday of the month")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU", "First Tuesday of every second month")]
    [InlineData("FREQ=MONTHLY;BYDAY=TU", "Tuesdays")]
    [InlineData("FREQ=MONTHLY", "The 24th of the month")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=1,15", "The 1st and 15th of the month")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=11,-1", "The 11th and the last day of the month")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "Last weekday of the month")]
    [InlineData("FREQ=YEARLY", "Every year on 24 November")]
    [InlineData("FREQ=YEARLY;BYMONTH=5;BYDAY=1SU", "First Sunday of May, every year")]
    [InlineData("FREQ=YEARLY;BYMONTH=3,10;BYMONTHDAY=1", "Every year on 1 March and October")]
    [InlineData("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "On some dates")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-3", "On some dates")]
    public void How_often(string rule, string words) =>
        Assert.Equal($"{words}, 6.30pm to 7.30pm", ScheduleWords.Of(A("2026-11-24T18:30", rule), Today));

    [Theory]
    [InlineData("2026-11-24T10:00", 2, "10am to noon")]
    [InlineData("2026-11-24T12:00", 1.25, "noon to 1.15pm")]
    [InlineData("2026-11-24T22:00", 2, "10pm to midnight")]
    [InlineData("2026-11-24T00:15", 0.5, "12.15am to 12.45am")]
    [InlineData("2026-11-24T23:00", 8, "11pm to 7am")]
    [InlineData("2026-11-24T00:00", 24, "all day")]
    public void Times(string start, double hours, string words) =>
        Assert.Equal($"Tuesdays, {words}", ScheduleWords.Of(A(start, "FREQ=WEEKLY", hours), Today));

    [Theory]
    [InlineData("FREQ=WEEKLY;UNTIL=20261218", "Tuesdays, 2pm to 3pm, until 18 December")]
    [InlineData("FREQ=WEEKLY;UNTIL=20270118", "Tuesdays, 2pm to 3pm, until 18 January 2027")]
    [InlineData("FREQ=WEEKLY;COUNT=3", "Tuesdays, 2pm to 3pm, until 8 December")]
    public void An_end_is_said(string rule, string words) => Assert.Equal(words, ScheduleWords.Of(A("2026-11-24T14:00", rule), Today));

    [Fact]
    public void A_start_further_off_than_a_week_is_said() => Assert.Equal(
        "Tuesdays, 2pm to 3pm, from 12 January 2027", ScheduleWords.Of(A("2027-01-12T14:00", "FREQ=WEEKLY"), Today));

    [Theory]
    [InlineData("2027-03-12T19:00", 2, "Friday 12 March 2027, 7pm to 9pm")]
    [InlineData("2026-11-24T19:00", 2, "Tuesday 24 November, 7pm to 9pm")]
    [InlineData("2026-11-24T00:00", 24, "Tuesday 24 November, all day")]
    [InlineData("2026-11-24T00:00", 72, "Tuesday 24 November to Thursday 26 November")]
    [InlineData("2026-11-24T10:00", 30, "Tuesday 24 November, 10am to Wednesday 25 November, 4pm")]
    public void One_date(string start, double hours, string words) => Assert.Equal(words, ScheduleWords.Of(A(start, hours: hours), Today));

    [Fact]
    public void A_few_dates_are_said_one_by_one() => Assert.Equal(
        "Tuesday 24 November and Friday 4 December, 7pm to 8pm",
        ScheduleWords.Of(A("2026-11-24T19:00") with { Also = [Local("2026-12-04T19:00")] }, Today));

    [Fact]
    public void Many_dates_are_counted() => Assert.Equal(
        "5 dates from 24 November to 8 December, 7pm to 8pm",
        ScheduleWords.Of(
            A("2026-11-24T19:00") with { Also = [.. Enumerable.Range(1, 4).Select(static i => Local("2026-12-04T19:00").AddDays(i))] }, Today));

    [Fact]
    public void Another_zone_is_named() => Assert.Equal(
        "Tuesdays, 2pm to 3pm (New York time)", ScheduleWords.Of(A("2026-11-24T14:00", "FREQ=WEEKLY") with { Zone = "America/New_York" }, Today));

    [Theory]
    [InlineData("2026-11-21T18:30", "Today, 6.30pm", "Today, 6.30pm to 7.30pm")]
    [InlineData("2026-11-22T10:00", "Tomorrow, 10am", "Tomorrow, 10am to 11am")]
    [InlineData("2026-11-24T18:30", "Tuesday 24 November, 6.30pm", "Tuesday 24 November, 6.30pm to 7.30pm")]
    [InlineData("2027-01-05T12:00", "Tuesday 5 January 2027, noon", "Tuesday 5 January 2027, noon to 1pm")]
    [InlineData("2026-11-20T18:30", "Friday 20 November, 6.30pm", "Friday 20 November, 6.30pm to 7.30pm")]
    public void A_session(string start, string brief, string whole)
    {
        var session = A(start).All().Single();
        Assert.Equal(brief, ScheduleWords.SessionStart(session, Today));
        Assert.Equal(whole, ScheduleWords.Session(session, Today));
    }

    [Fact]
    public void A_schedule_with_problems_has_no_words() => Assert.Equal("", ScheduleWords.Of(A("2026-11-24T14:00", "FREQ=HOURLY"), Today));

    [Fact]
    public void Every_rule_has_words() => Prop.ForAll(
        AnySchedule.WithChanges.ToArbitrary(), static schedule => Assert.NotEmpty(ScheduleWords.Of(schedule, Today)))
        .Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(300).WithReplay(new Replay(new Rnd(20261121), null)));
}
