using System.Globalization;
using static Hay.Grains.Tests.Schedules.Given;

namespace Hay.Grains.Tests.Schedules;

public sealed class ScheduleChangeTests
{
    private static readonly Schedule Tuesdays = A("2026-11-24T18:30", "FREQ=WEEKLY");

    [Fact]
    public void A_skipped_date_is_no_session()
    {
        var schedule = Tuesdays with { Skip = [Local("2026-12-01T18:30")] };
        Assert.Equal(["2026-11-24", "2026-12-08"], schedule.FirstDates(2));
        Assert.Null(schedule.Find(new("20261201T1830")));
    }

    [Fact]
    public void A_skipped_date_still_counts() => Assert.Equal(
        ["2026-11-24", "2026-12-08"], (A("2026-11-24T18:30", "FREQ=WEEKLY;COUNT=3") with { Skip = [Local("2026-12-01T18:30")] }).FirstDates(9));

    [Fact]
    public void A_skip_that_hits_nothing_changes_nothing() =>
        Assert.Equal(Tuesdays.FirstDates(5), (Tuesdays with { Skip = [Local("2026-12-01T18:31"), Local("2020-01-01")] }).FirstDates(5));

    [Fact]
    public void An_added_date_comes_in_order_and_once() => Assert.Equal(
        ["2026-11-23", "2026-11-24", "2026-11-26", "2026-12-01"],
        (Tuesdays with { Also = [Local("2026-11-26T10:00"), Local("2026-12-01T18:30"), Local("2026-11-23T10:00")] }).FirstDates(4));

    [Fact]
    public void A_skip_beats_an_added_date() => Assert.Equal(
        ["2026-11-24"], (A("2026-11-24T18:30") with { Also = [Local("2026-11-26")], Skip = [Local("2026-11-26")] }).FirstDates(9));

    [Fact]
    public void A_cancelled_session_is_still_listed()
    {
        var session = (Tuesdays with { Changes = [new() { Session = new("20261201T1830"), Cancelled = true }] }).All().ElementAt(1);
        Assert.Equal(new SessionId("20261201T1830"), session.Id);
        Assert.True(session.Cancelled);
        Assert.False(session.Moved);
    }

    [Fact]
    public void A_moved_session_keeps_its_name_and_is_found_where_it_went()
    {
        var moved = Tuesdays with
        {
            Changes = [new() { Session = new("20261201T1830"), MovedTo = Local("2026-12-10T19:00"), Duration = TimeSpan.FromHours(2) }],
        };
        Assert.Equal(["2026-11-24", "2026-12-08", "2026-12-10", "2026-12-15"], moved.FirstDates(4));
        var session = moved.Next(Utc("2026-12-09T00:00:00Z"))!.Value;
        Assert.Equal(new SessionId("20261201T1830"), session.Id);
        Assert.True(session.Moved);
        Assert.Equal(TimeSpan.FromHours(2), session.End - session.Start);
        Assert.Equal(session, moved.Find(session.Id));
    }

    [Fact]
    public void A_session_moved_out_of_the_window_is_not_in_it() => Assert.Empty(
        (Tuesdays with { Changes = [new() { Session = new("20261201T1830"), MovedTo = Local("2026-12-10T19:00") }] })
            .Between(Utc("2026-12-01T00:00:00Z"), Utc("2026-12-02T00:00:00Z")));

    [Fact]
    public void A_change_to_a_session_that_does_not_exist_is_ignored() => Assert.Equal(
        Tuesdays.FirstDates(4),
        (Tuesdays with { Changes = [new() { Session = new("20261202T1830"), MovedTo = Local("2026-12-03T18:30") }] }).FirstDates(4));

    [Fact]
    public void Next_is_strictly_after()
    {
        var first = Utc("2026-11-24T18:30:00Z");
        Assert.Equal(Local("2026-12-01T18:30"), Tuesdays.Next(first)!.Value.LocalStart);
        Assert.Equal(Local("2026-11-24T18:30"), Tuesdays.Next(first - NodaTime.Duration.Epsilon)!.Value.LocalStart);
        Assert.Null(A("2026-11-24T18:30").Next(first));
    }

    [Theory]
    [InlineData("20261201T1830", true)]
    [InlineData("20261201T1831", false)]
    [InlineData("20261202T1830", false)]
    [InlineData("20251125T1830", false)]
    [InlineData("nonsense", false)]
    [InlineData(null, false)]
    public void Find_knows_only_what_the_schedule_gives(string? id, bool found) => Assert.Equal(found, Tuesdays.Find(new(id!)) is not null);

    [Theory]
    [InlineData("FREQ=WEEKLY;COUNT=3", "2026-12-08")]
    [InlineData("FREQ=WEEKLY;UNTIL=20261218", "2026-12-18")]
    [InlineData("FREQ=WEEKLY", null)]
    [InlineData(null, "2026-11-24")]
    public void A_compiled_schedule_knows_its_last_date(string? rule, string? last)
    {
        Assert.True(CompiledSchedule.TryCompile(A("2026-11-24T18:30", rule), out var compiled, out _));
        Assert.Equal(last, compiled.LastDate?.ToString("O", CultureInfo.InvariantCulture));
    }
}
