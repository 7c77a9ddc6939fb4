using Hay.Grains;
using Hay.Web.Profiles;
using Hay.Web.Tests.Catalogue;

namespace Hay.Web.Tests.Profiles;

/// <summary>What becomes of a place somebody holds when the dates of its group are other than they were.</summary>
public sealed class PlanTests
{
    private static readonly DateTime NextWeek = Catalogued.Tuesday.AddDays(7).AddHours(14);

    private static ProfileBooking Held(SessionId session) =>
        new() { Activity = "tea", Session = session, Standing = Standing.Going, Number = 1, At = ListingMaker.Now };

    private static Plan PlanFor(DateTime held, Schedule? schedule, params SessionChange[] changes) => Plan.Of(
        Held(SessionId.FromLocal(held)),
        Catalogued.Of(Catalogued.Entry("tea", new Activity
        {
            Listing = ListingMaker.Plain("Tea") with { Schedule = schedule },
            Changes = [.. changes],
        })));

    [Fact]
    public void A_session_that_is_still_in_the_schedule_goes_ahead()
    {
        var plan = PlanFor(NextWeek, ListingMaker.Weekly(NextWeek.AddDays(-7)));

        Assert.False(plan.IsOff);
        Assert.Equal((Catalogued.At(NextWeek), Catalogued.At(NextWeek.AddHours(1))), (plan.Start, plan.End));
    }

    [Fact]
    public void A_session_that_the_schedule_has_dropped_is_off()
    {
        Assert.True(PlanFor(NextWeek, ListingMaker.Weekly(NextWeek.AddDays(1))).IsOff);
        Assert.True(PlanFor(NextWeek, null).IsOff);
    }

    [Fact]
    public void What_has_been_was_not_called_off_by_a_later_schedule() =>
        Assert.False(PlanFor(NextWeek.AddDays(-14), ListingMaker.Weekly(NextWeek.AddDays(1))).IsOff);

    [Fact]
    public void Sessions_beyond_the_catalogues_sight_are_cancelled_and_moved_like_any_other()
    {
        var (later, weekly) = (NextWeek.AddDays(70), ListingMaker.Weekly(NextWeek));

        Assert.False(PlanFor(later, weekly).IsOff);
        Assert.True(PlanFor(later.AddDays(1), weekly).IsOff);
        Assert.True(PlanFor(later, weekly, new SessionChange { Session = SessionId.FromLocal(later), Cancelled = true }).IsOff);
        Assert.Equal(
            Catalogued.At(later.AddHours(3)),
            PlanFor(later, weekly, new SessionChange { Session = SessionId.FromLocal(later), MovedTo = later.AddHours(3) }).Start);
    }

    [Theory]
    [InlineData("20270328T1000", 1)] // the clocks went forward at one
    [InlineData("20270328T0030", 0)]
    [InlineData("20261025T1000", 0)] // the clocks went back at two
    [InlineData("20261025T0030", 1)]
    public void On_a_day_when_the_clocks_change_the_hour_is_the_one_on_the_wall(string session, int offset)
    {
        var held = new SessionId(session);

        foreach (var catalogue in (Hay.Web.Catalogue.CatalogueSnapshot[])[Catalogued.Of(), Catalogued.Of(Catalogued.Entry("tea", ListingMaker.Plain("Tea")))])
        {
            var plan = Plan.Of(Held(held), catalogue);
            Assert.Equal((held.ToLocal(), TimeSpan.FromHours(offset)), (plan.Start.DateTime, plan.Start.Offset));
        }
    }
}
