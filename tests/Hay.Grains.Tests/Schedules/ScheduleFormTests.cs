using static Hay.Grains.Tests.Schedules.Given;

namespace Hay.Grains.Tests.Schedules;

public sealed class ScheduleFormTests
{
    // A Saturday.
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly ScheduleForm Tuesdays = new()
    {
        Days = [DayOfWeek.Tuesday],
        From = new(2026, 12, 1),
        Start = new(18, 30),
        End = new(20, 0),
    };

    private static readonly ScheduleForm FirstFridays = Tuesdays with { How = HowOften.MonthlyByWeekday, Weeks = [1], Days = [DayOfWeek.Friday] };

    [Theory]
    [InlineData(HowOften.Weekly, "FREQ=WEEKLY;BYDAY=TU")]
    [InlineData(HowOften.EveryTwoWeeks, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")]
    [InlineData(HowOften.EveryFourWeeks, "FREQ=WEEKLY;INTERVAL=4;BYDAY=TU")]
    [InlineData(HowOften.Daily, "FREQ=DAILY")]
    [InlineData(HowOften.MonthlyByWeekday, "FREQ=MONTHLY;BYDAY=-1TU,1TU")]
    [InlineData(HowOften.MonthlyByDate, "FREQ=MONTHLY;BYMONTHDAY=-1,15")]
    [InlineData(HowOften.Once, null)]
    public void How_often_is_a_rule(HowOften how, string? rule) =>
        Assert.Equal(rule, Made(Tuesdays with { How = how, Weeks = [-1, 1], Dates = [15, -1] }).Rule);

    [Fact]
    public void Months_off_are_the_other_months() => Assert.Equal(
        "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=TU", Made(Tuesdays with { MonthsOff = [8] }).Rule);

    [Theory]
    [InlineData("2026-12-02", HowOften.EveryTwoWeeks, "2026-12-08 2026-12-22 2027-01-05")]
    [InlineData("2026-12-01", HowOften.EveryTwoWeeks, "2026-12-01 2026-12-15 2026-12-29")]
    [InlineData("2026-12-02", HowOften.Weekly, "2026-12-08 2026-12-15 2026-12-22")]
    public void The_first_session_is_on_the_first_day_that_fits(string from, HowOften how, string dates) =>
        Assert.Equal(dates.Split(' '), Made(Tuesdays with { How = how, From = DateOnly.FromDateTime(Local(from)) }).FirstDates(3));

    [Fact]
    public void A_first_session_on_another_day_than_said_is_a_hint() => Assert.Equal(
        [new(nameof(ScheduleForm.From), "The first one is on Tuesday 8 December.")], (Tuesdays with { From = new(2026, 12, 2) }).ToSchedule(Today).Hints.AsEnumerable());

    [Fact]
    public void A_form_that_says_all_has_no_hints() => Assert.Empty(Tuesdays.ToSchedule(Today).Hints);

    [Fact]
    public void A_left_out_date_that_would_not_be_one_is_a_hint() => Assert.Equal(
        [new(nameof(ScheduleForm.LeftOut), "It is not on Wednesday 9 December anyway.")],
        (Tuesdays with { LeftOut = [new(2026, 12, 9), new(2026, 12, 15)] }).ToSchedule(Today).Hints.AsEnumerable());

    [Theory]
    [InlineData("22:00", "01:30", 3.5)]
    [InlineData("00:00", "00:00", 24)]
    [InlineData("18:30", "18:15", 23.75)]
    public void A_session_may_run_over_midnight(string start, string end, double hours) => Assert.Equal(
        TimeSpan.FromHours(hours), Made(Tuesdays with { Start = TimeOnly.Parse(start, null), End = TimeOnly.Parse(end, null) }).Duration);

    [Fact]
    public void Bank_holidays_are_left_out_for_three_years()
    {
        var mondays = Tuesdays with { Days = [DayOfWeek.Monday], From = new(2026, 12, 14), NotOnBankHolidays = true };
        Assert.Equal(["2026-12-14", "2026-12-21", "2027-01-04"], Made(mondays).FirstDates(3));
        Assert.Contains(Local("2029-08-27T18:30"), Made(mondays).Skip);
        Assert.DoesNotContain(Made(mondays).Skip, static at => at.Year > 2029);
    }

    [Fact]
    public void Bank_holidays_go_on_being_left_out_when_the_schedule_is_saved_later()
    {
        var form = ScheduleForm.Of(Made(Tuesdays with { NotOnBankHolidays = true }))!;
        Assert.True(form.NotOnBankHolidays);
        Assert.Empty(form.LeftOut);
        Assert.Contains(Local("2031-08-25T18:30"), form.ToSchedule(Today.AddYears(2)).Schedule!.Skip);
    }

    [Fact]
    public void A_few_bank_holidays_left_out_are_dates()
    {
        var form = Tuesdays with { Days = [DayOfWeek.Friday], From = new(2026, 12, 4), LeftOut = [new(2026, 12, 25), new(2027, 1, 1)] };
        Assert.Equal(form, ScheduleForm.Of(Made(form)));
    }

    [Fact]
    public void An_extra_date_may_be_a_bank_holiday()
    {
        var form = Tuesdays with { NotOnBankHolidays = true, Extra = [new(2027, 1, 1)] };
        Assert.Contains("2027-01-01", Made(form).FirstDates(9));
        Assert.Equal(form, ScheduleForm.Of(Made(form)));
    }

    [Fact]
    public void Six_times_are_six_sessions_whatever_is_left_out()
    {
        var form = Tuesdays with { Ends = HowItEnds.AfterTimes, Times = 6, LeftOut = [new(2026, 12, 22), new(2026, 12, 29)] };
        Assert.Equal("FREQ=WEEKLY;COUNT=8;BYDAY=TU", Made(form).Rule);
        Assert.Equal(6, Made(form).All().Count());
    }

    [Fact]
    public void Changed_sessions_stay_changed_where_they_still_exist()
    {
        SessionChange cancelled = new() { Session = new("20261208T1830"), Cancelled = true };
        SessionChange moved = new() { Session = new("20261215T1830"), MovedTo = Local("2026-12-16T18:30") };
        var before = Made(Tuesdays) with { Changes = [cancelled, moved] };
        Assert.Equal([cancelled, moved], (Tuesdays with { End = new(21, 0) }).ToSchedule(Today, before).Schedule!.Changes.AsEnumerable());
        Assert.Equal([moved], (Tuesdays with { LeftOut = [new(2026, 12, 8)] }).ToSchedule(Today, before).Schedule!.Changes.AsEnumerable());
        Assert.Empty((Tuesdays with { Start = new(18, 0) }).ToSchedule(Today, before).Schedule!.Changes);
    }

    [Theory]
    [InlineData("FREQ=YEARLY")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU")]
    [InlineData("FREQ=MONTHLY;BYDAY=1TU,3TH")]
    [InlineData("FREQ=MONTHLY;BYDAY=5TU")]
    [InlineData("FREQ=WEEKLY;INTERVAL=5")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU")]
    [InlineData("FREQ=DAILY;INTERVAL=3")]
    [InlineData("FREQ=WEEKLY;UNTIL=20200101")]
    [InlineData("FREQ=HOURLY")]
    public void A_schedule_that_says_more_is_no_form(string rule) => Assert.Null(ScheduleForm.Of(A("2026-12-01T18:30", rule)));

    [Fact]
    public void A_schedule_of_several_times_lengths_or_zones_is_no_form()
    {
        var plain = Made(Tuesdays);
        Assert.Null(ScheduleForm.Of(plain with { Also = [Local("2026-12-03T10:00")] }));
        Assert.Null(ScheduleForm.Of(plain with { Duration = TimeSpan.FromHours(30) }));
        Assert.Null(ScheduleForm.Of(plain with { Zone = "America/New_York" }));
    }

    [Theory]
    [InlineData("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=1")]
    [InlineData("FREQ=MONTHLY;BYDAY=1FR")]
    public void Another_way_to_write_a_rule_is_the_same_form(string rule) =>
        Assert.Equal(FirstFridays with { From = new(2026, 12, 4) }, ScheduleForm.Of(A("2026-12-04T18:30", rule, 1.5)));

    [Theory]
    [InlineData("20261222T183000Z", "2026-12-22")]
    [InlineData("20261222T182959Z", "2026-12-21")]
    [InlineData("20261222", "2026-12-22")]
    [InlineData("20261222T000000", "2026-12-21")]
    public void The_last_date_is_the_last_on_which_it_may_start(string until, string last) =>
        Assert.Equal(DateOnly.FromDateTime(Local(last)), ScheduleForm.Of(A("2026-12-01T18:30", $"FREQ=WEEKLY;UNTIL={until}"))!.LastDate);

    [Fact]
    public void Problems_name_their_field()
    {
        Refused(Tuesdays with { Days = [] }, nameof(ScheduleForm.Days), "Choose at least one day of the week.");
        Refused(FirstFridays with { Weeks = [] }, nameof(ScheduleForm.Weeks), "Choose which ones in the month: the first, the second, the last …");
        Refused(Tuesdays with { How = HowOften.MonthlyByDate }, nameof(ScheduleForm.Dates), "Choose at least one day of the month.");
        Refused(Tuesdays with { How = HowOften.MonthlyByDate, Dates = [32] }, nameof(ScheduleForm.Dates), "No month has a day 32.");
        Refused(
            Tuesdays with { How = HowOften.MonthlyByDate, Dates = [30], MonthsOff = [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
            nameof(ScheduleForm.Dates), "No month that it is on has this day.");
        Refused(Tuesdays with { How = (HowOften)99 }, nameof(ScheduleForm.How), "Choose how often it is.");
        Refused(Tuesdays with { From = null }, nameof(ScheduleForm.From), "Say from which day on.");
        Refused(Tuesdays with { From = null, How = HowOften.Once }, nameof(ScheduleForm.From), "Say which day it is on.");
        Refused(Tuesdays with { From = new(1066, 10, 14) }, nameof(ScheduleForm.From), "Choose a day between 1970 and 2200.");
        Refused(Tuesdays with { Start = null }, nameof(ScheduleForm.Start), "Say when it starts.");
        Refused(Tuesdays with { End = null }, nameof(ScheduleForm.End), "Say when it ends.");
        Refused(Tuesdays with { End = new(18, 30) }, nameof(ScheduleForm.End), "It ends when it starts. Change one of the two times.");
        Refused(Tuesdays with { MonthsOff = [.. Enumerable.Range(1, 12)] }, nameof(ScheduleForm.MonthsOff), "Leave at least one month in which it is on.");
        Refused(Tuesdays with { Ends = HowItEnds.OnDate }, nameof(ScheduleForm.LastDate), "Say the last day.");
        Refused(
            Tuesdays with { Ends = HowItEnds.OnDate, LastDate = new(2026, 11, 30) },
            nameof(ScheduleForm.LastDate), "The first one would be later, on Tuesday 1 December.");
        Refused(Tuesdays with { Ends = HowItEnds.AfterTimes, Times = 0 }, nameof(ScheduleForm.Times), "Say how many times, from 1 to 1,000.");
        Refused(
            Tuesdays with { Extra = [new(2026, 12, 4)], LeftOut = [new(2026, 12, 4)] },
            nameof(ScheduleForm.LeftOut), "Friday 4 December is both left out and added. Choose one.");
        Refused(
            Tuesdays with { Ends = HowItEnds.OnDate, LastDate = new(2026, 12, 5), LeftOut = [new(2026, 12, 1)] },
            nameof(ScheduleForm.LeftOut), "All its dates are left out.");
        Refused(
            Tuesdays with { LeftOut = [.. Enumerable.Range(0, 301).Select(static i => new DateOnly(2027, 1, 1).AddDays(i))] },
            nameof(ScheduleForm.LeftOut), "Leave out at most 300 dates.");
    }

    [Fact]
    public void An_empty_form_names_every_missing_field_and_has_no_words()
    {
        Assert.Equal(["Days", "Start", "End", "From"], new ScheduleForm().ToSchedule(Today).Problems.Select(static problem => problem.Field));
        Assert.Equal("", new ScheduleForm().Words(Today));
    }

    [Fact]
    public void A_form_is_one_sentence() => Assert.Equal(
        "Every second Tuesday, 6.30pm to 8pm, from 1 December, not in August or on bank holidays.",
        (Tuesdays with { How = HowOften.EveryTwoWeeks, MonthsOff = [8], NotOnBankHolidays = true }).Words(Today));

    private static Schedule Made(ScheduleForm form)
    {
        var result = form.ToSchedule(Today);
        Assert.Empty(result.Problems);
        Assert.Empty(result.Schedule!.Problems());
        return result.Schedule;
    }

    private static void Refused(ScheduleForm form, string field, string problem)
    {
        var result = form.ToSchedule(Today);
        Assert.Equal([new(field, problem)], result.Problems.AsEnumerable());
        Assert.Null(result.Schedule);
    }
}
