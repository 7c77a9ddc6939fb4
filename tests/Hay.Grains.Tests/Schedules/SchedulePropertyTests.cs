using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Hay.Grains.Tests.Schedules;

/// <summary>What must hold of every schedule. Seeded, so that a failure happens again.</summary>
public sealed class SchedulePropertyTests
{
    private static readonly Instant From = Instant.FromUtc(2026, 1, 1, 0, 0);
    private static readonly Instant To = From + Duration.FromDays(3 * 365);

    [Fact]
    public void Sessions_are_in_order_inside_the_window_and_unique() => Hold(AnySchedule.WithChanges, static schedule =>
    {
        var sessions = schedule.Between(From, To).ToList();
        Assert.Equal(sessions.OrderBy(static each => each.Start).Select(static each => each.Start), sessions.Select(static each => each.Start));
        Assert.Equal(sessions.Count, sessions.Select(static each => each.Id).Distinct().Count());
        Assert.All(sessions, static each => Assert.InRange(Instant.FromDateTimeOffset(each.Start), From, To - Duration.Epsilon));
        Assert.All(sessions, static each => Assert.True(each.End > each.Start));
    });

    [Fact]
    public void Windows_compose() => Hold(AnySchedule.WithChanges, static schedule =>
    {
        var whole = schedule.Between(From, To).ToList();
        foreach (var days in (int[])[0, 1, 90, 91, 400, 1094])
        {
            var cut = From + Duration.FromDays(days) + Duration.FromMinutes(days);
            Assert.Equal(whole, schedule.Between(From, cut).Concat(schedule.Between(cut, To)));
        }
    });

    [Fact]
    public void A_window_far_away_is_the_same_as_walking_there() => Hold(AnySchedule.WithRule, static schedule =>
    {
        var far = From + Duration.FromDays(2 * 365);
        Assert.Equal(
            schedule.Between(Instant.MinValue, To).Where(each => Instant.FromDateTimeOffset(each.Start) >= far),
            schedule.Between(far, To));
    });

    [Fact]
    public void Next_walks_the_same_sessions() => Hold(AnySchedule.WithRule, static schedule =>
    {
        var at = From;
        foreach (var session in schedule.Between(From + Duration.Epsilon, To).Take(20))
        {
            Assert.Equal(session, schedule.Next(at));
            at = Instant.FromDateTimeOffset(session.Start);
        }
    });

    [Fact]
    public void Each_session_is_found_by_its_name() => Hold(AnySchedule.WithChanges, static schedule =>
        Assert.All(schedule.Between(From, To).Take(30), each => Assert.Equal(each, schedule.Find(each.Id))));

    [Fact]
    public void Count_is_honoured() => Hold(AnySchedule.WithRule, static schedule =>
    {
        Assert.True(Recurrence.TryParse(schedule.Rule, out var rule, out _));
        if (rule.Count is { } count) Assert.True(schedule.All().Count() == count, $"{schedule.All().Count()} of {count}");
    });

    [Fact]
    public void A_skip_removes_that_session_and_no_other() => Hold(AnySchedule.WithRule, static schedule =>
    {
        var sessions = schedule.Between(From, To).ToList();
        if (sessions.Count == 0) return;
        var gone = sessions[sessions.Count / 2];
        Assert.Equal(sessions.Where(each => each.Id != gone.Id), (schedule with { Skip = [gone.Id.ToLocal()] }).Between(From, To));
    });

    [Fact]
    public void A_rule_means_the_same_when_written_in_canonical_form() => Hold(AnySchedule.WithRule, static schedule =>
    {
        Assert.True(Recurrence.TryParse(schedule.Rule, out var rule, out var problem), problem);
        Assert.Equal(schedule.Between(From, To), (schedule with { Rule = rule.ToString() }).Between(From, To));
    });

    [Fact]
    public void Every_day_of_a_rule_obeys_its_limits() => Hold(AnySchedule.WithRule, static schedule =>
    {
        Assert.True(Recurrence.TryParse(schedule.Rule, out var rule, out _));
        foreach (var session in schedule.Between(From, To))
        {
            var day = session.Id.ToLocal();
            Assert.Equal(schedule.Start.TimeOfDay, day.TimeOfDay);
            if (!rule.Months.IsEmpty) Assert.Contains(day.Month, rule.Months);
            if (!rule.Days.IsEmpty) Assert.Contains(day.DayOfWeek, rule.Days.Select(static each => each.Day));
        }
    });

    private static void Hold(Gen<Schedule> schedules, Action<Schedule> property) => Prop.ForAll(schedules.ToArbitrary(), property)
        .Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(300).WithReplay(new Replay(new Rnd(20261121), null)));
}
