using Hay.Grains;
using Hay.Web.Catalogue;
using static Hay.Web.Tests.Catalogue.Catalogued;

namespace Hay.Web.Tests.Catalogue;

public class SessionConditionTests
{
    private static readonly Listing TuesdayEvening = ListingMaker.Plain("Choir") with
    {
        Schedule = ListingMaker.Weekly(Tuesday.AddHours(18.5)),
        Booking = new() { Kind = BookingKind.Book, Capacity = 2 },
    };

    private static readonly CatalogueQuery OnTuesday = new() { From = At(Tuesday), To = At(Tuesday.AddDays(1)) };

    [Fact]
    public void A_free_place_next_week_does_not_make_this_week_fit()
    {
        var catalogue = Of(Entry("choir", TuesdayEvening, Full(Tuesday.AddHours(18.5), 2)));
        Assert.Equal(1, catalogue.Search(OnTuesday).Total);
        Assert.Equal(1, catalogue.Search(new CatalogueQuery { Facets = Facet.PlacesLeft }).Total);
        Assert.Equal(0, catalogue.Search(OnTuesday with { Facets = Facet.PlacesLeft }).Total);
        Assert.Equal(0, catalogue.Search(OnTuesday).FacetCounts[Facet.PlacesLeft]);
    }

    [Fact]
    public void One_session_on_the_day_and_another_in_the_evening_do_not_add_up()
    {
        var twice = TuesdayEvening with { Schedule = new() { Start = Tuesday.AddHours(10), Duration = TimeSpan.FromHours(1), Also = [Wednesday.AddHours(19)] } };
        var catalogue = Of(Entry("twice", twice));
        Assert.Equal(1, catalogue.Search(OnTuesday).Total);
        Assert.Equal(1, catalogue.Search(new CatalogueQuery { Parts = PartOfDay.Evening }).Total);
        Assert.Equal(0, catalogue.Search(OnTuesday with { Parts = PartOfDay.Evening }).Total);
    }

    [Fact]
    public void A_cancelled_session_is_not_found_but_shown_with_its_day()
    {
        var cancelled = new Activity
        {
            Listing = TuesdayEvening,
            Changes = [new SessionChange { Session = SessionId.FromLocal(Tuesday.AddHours(18.5)), Cancelled = true }],
        };
        var catalogue = Of(Entry("choir", cancelled));
        Assert.Equal(0, catalogue.Search(OnTuesday).Total);
        Assert.Equal(At(Tuesday.AddDays(7).AddHours(18.5)), catalogue.Search(new CatalogueQuery()).Hits[0].Session!.Start);
        Assert.True(Assert.Single(catalogue.InSpace("fenland").Day(DateOnly.FromDateTime(Tuesday))).Session!.Cancelled);
    }

    [Fact]
    public void The_day_ends_at_local_midnight()
    {
        // In July the clocks are an hour ahead of UTC: half past midnight on Tuesday is still Monday there.
        var now = new DateTimeOffset(2026, 7, 6, 9, 0, 0, TimeSpan.Zero);
        var late = ListingMaker.Plain("Stars") with { Schedule = ListingMaker.Once(new DateTime(2026, 7, 7, 0, 30, 0)) };
        var catalogue = CatalogueSnapshot.Of([Projection.Of("stars", new Activity { Listing = late }, null, null, now)!], [], [], now);
        Assert.Empty(catalogue.InSpace("fenland").Day(new DateOnly(2026, 7, 6)));
        Assert.Single(catalogue.InSpace("fenland").Day(new DateOnly(2026, 7, 7)));
    }

    [Fact]
    public void What_has_ended_is_no_longer_found_and_what_is_still_on_is()
    {
        var on = ListingMaker.Plain("On") with { Schedule = ListingMaker.Once(ListingMaker.Now.DateTime.AddHours(-1), 90) };
        var over = ListingMaker.Plain("Over") with { Schedule = ListingMaker.Once(ListingMaker.Now.DateTime.AddHours(-2), 90) };
        var undated = ListingMaker.Plain("Ring to find out");
        var catalogue = Of(Entry("on", on), Entry("over", over), Entry("undated", undated));
        Assert.Equal(["on", "undated"], catalogue.Search(new CatalogueQuery()).Ids());
        Assert.NotNull(catalogue.Find("over"));
    }

    [Fact]
    public void Places_that_others_hold_are_never_promised()
    {
        var elsewhere = TuesdayEvening with { Booking = new() { Kind = BookingKind.Elsewhere, Capacity = 9 } };
        Assert.Equal(0, Of(Entry("a", elsewhere)).Search(new CatalogueQuery { Facets = Facet.PlacesLeft }).Total);
    }
}
