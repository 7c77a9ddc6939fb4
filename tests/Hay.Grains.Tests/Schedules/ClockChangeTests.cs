using NodaTime;
using static Hay.Grains.Tests.Schedules.Given;

namespace Hay.Grains.Tests.Schedules;

/// <summary>Europe/London went forward on 29 March 2026 at 1am and back on 25 October 2026 at 2am.</summary>
public sealed class ClockChangeTests
{
    [Fact]
    public void A_weekly_session_stays_at_its_wall_clock() => Assert.Equal(
        [Utc("2026-03-24T18:30:00Z"), Utc("2026-03-31T17:30:00Z")],
        A("2026-03-24T18:30", "FREQ=WEEKLY").All().Take(2).Select(static each => Instant.FromDateTimeOffset(each.Start)));

    [Fact]
    public void A_time_that_is_skipped_is_read_with_the_offset_before()
    {
        var session = A("2026-03-28T01:30", "FREQ=DAILY").Find(new("20260329T0130"))!.Value;
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 2, 30, 0, TimeSpan.FromHours(1)), session.Start);
        Assert.Equal(Local("2026-03-29T02:30"), session.LocalStart);
        Assert.Equal(TimeSpan.FromHours(1), session.End - session.Start);
        Assert.False(session.Moved);
    }

    [Fact]
    public void A_time_that_happens_twice_is_the_first() => Assert.Equal(
        new DateTimeOffset(2026, 10, 25, 1, 30, 0, TimeSpan.FromHours(1)), A("2026-10-25T01:30").All().Single().Start);

    [Theory]
    [InlineData("2026-03-28T23:00", 4, "2026-03-29T04:00")]
    [InlineData("2026-10-24T23:00", 4, "2026-10-25T02:00")]
    [InlineData("2026-03-29T00:00", 24, "2026-03-30T00:00")]
    [InlineData("2026-10-25T00:00", 48, "2026-10-27T00:00")]
    public void A_length_is_exact_and_whole_days_are_days(string start, double hours, string end) =>
        Assert.Equal(Local(end), A(start, hours: hours).All().Single().End.DateTime);

    [Fact]
    public void Another_zone_has_its_own_clock() => Assert.Equal(
        new DateTimeOffset(2026, 3, 10, 18, 0, 0, TimeSpan.FromHours(-4)),
        (A("2026-03-03T18:00", "FREQ=WEEKLY") with { Zone = "America/New_York" }).All().ElementAt(1).Start);
}
