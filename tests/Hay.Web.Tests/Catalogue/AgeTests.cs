using Hay.Grains;
using Hay.Web.Catalogue;
using Microsoft.Extensions.Logging.Abstractions;
using static Hay.Web.Tests.Catalogue.Catalogued;

namespace Hay.Web.Tests.Catalogue;

/// <summary>What nobody has confirmed for long comes after everything else, and then leaves, by the clock alone.</summary>
public class AgeTests
{
    private static readonly DateOnly Today = LocalDay.Of(ListingMaker.Now);
    private static readonly GeoPoint Ely = new(52.3995, 0.2624);

    private static Activity Aged(int days, string title = "Yoga", double lat = 52.4, DateTime? at = null) => new()
    {
        Listing = ListingMaker.Plain(title) with { Venue = new() { Name = "Hall", Lat = lat, Lon = 0.2624 }, Schedule = ListingMaker.Weekly(at ?? Tuesday.AddHours(18)) },
        Listed = ListingMaker.Now.AddDays(-days),
        Checked = Today.AddDays(-days),
    };

    // The sinking one is the best fit, the nearest, the soonest and the newest.
    private static CatalogueSnapshot Town() => Of(
        Entry("a-sinking", Aged(91, "Yoga", 52.3995, Tuesday.AddHours(9)) with { Listed = ListingMaker.Now }),
        Entry("b-fresh", Aged(90, "Dance", 53.1) with { Listing = Aged(90, "Dance", 53.1).Listing! with { Description = "Some yoga." } }),
        Entry("c-fresh", Aged(2, "Dance", 53.2) with { Listing = Aged(2, "Dance", 53.2).Listing! with { Description = "Some yoga." } }));

    [Theory]
    [InlineData(SortBy.Soon)]
    [InlineData(SortBy.Near)]
    [InlineData(SortBy.Best)]
    public void It_comes_last_in_every_search(SortBy sort)
    {
        foreach (var text in (string[])["yoga", ""])
        {
            var query = new CatalogueQuery { Text = text, Near = Ely, Sort = sort };
            Assert.Equal(["b-fresh", "c-fresh", "a-sinking"], Town().Search(query).Ids());
            Assert.Equal(["a-sinking"], Town().Search(query with { Skip = 2, Take = 1 }).Ids());
            Assert.Equal(3, Town().Search(query with { Take = 1 }).Total);
        }
    }

    [Fact]
    public void It_comes_last_on_every_shelf()
    {
        var shelf = Town().InSpace("fenland");
        Assert.Equal(["b-fresh", "c-fresh", "a-sinking"], shelf.Day(DateOnly.FromDateTime(Tuesday)).Select(h => h.Entry.Id));
        Assert.Equal(["c-fresh", "b-fresh", "a-sinking"], shelf.Newest(9).Select(e => e.Id));
        Assert.Equal(["c-fresh", "b-fresh"], shelf.Newest(2).Select(e => e.Id));
        Assert.Empty(shelf.Newest(0));
    }

    [Theory]
    [InlineData(90, false)]
    [InlineData(91, true)]
    [InlineData(180, true)]
    public void It_is_said_from_the_day_after_90_days(int days, bool isSinking) => Assert.Equal(isSinking, Entry("a", Aged(days)).IsSinking);

    [Fact]
    public void After_180_days_it_is_not_shown() => Assert.Null(Projection.Of("a", Aged(181), null, null, ListingMaker.Now));

    [Fact]
    public void The_clock_alone_sinks_and_hides_it_and_a_word_brings_it_back()
    {
        var builder = new CatalogueBuilder(NullLogger.Instance);
        builder.Load(new([], [], [new("old", Aged(180)), new("young", Aged(90)), new("new", Aged(0))]), ListingMaker.Now);
        Assert.Equal(["new", "young", "old"], builder.Current.Search(new CatalogueQuery()).Ids());
        Assert.Equal((false, true), (builder.Current.Find("young")!.IsSinking, builder.Current.Find("old")!.IsSinking));

        var tomorrow = ListingMaker.Now.AddDays(1);
        builder.Finish(builder.Settle(tomorrow)(), tomorrow);

        Assert.Null(builder.Current.Find("old"));
        Assert.Equal(new StoppedListing("Yoga", "fenland", "other", Aged(180).LastEdit(), 0, IsUnconfirmed: true), builder.Current.Stopped("old"));
        Assert.Equal(["new", "young"], builder.Current.Search(new CatalogueQuery()).Ids());
        Assert.True(builder.Current.Find("young")!.IsSinking);

        builder.Apply(new([], [], [new("old", Aged(-1)), new("young", Aged(-1))]), tomorrow);
        Assert.Null(builder.Current.Stopped("old"));
        Assert.NotNull(builder.Current.Find("old"));
        Assert.False(builder.Current.Find("young")!.IsSinking);
    }

    [Fact]
    public void What_is_confirmed_while_the_catalogue_is_made_anew_stays()
    {
        var builder = new CatalogueBuilder(NullLogger.Instance);
        builder.Load(new([], [], [new("old", Aged(180))]), ListingMaker.Now);
        var tomorrow = ListingMaker.Now.AddDays(1);
        var settling = builder.Settle(tomorrow);
        builder.Apply(new([], [], [new("old", Aged(-1))]), ListingMaker.Now);
        builder.Finish(settling(), tomorrow);

        Assert.NotNull(builder.Current.Find("old"));
        Assert.Null(builder.Current.Stopped("old"));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void After_any_number_of_days_it_is_as_if_made_afresh(int seed)
    {
        var random = new ListingMaker(seed);
        var all = Enumerable.Range(0, 150).Select(i => new CatalogueChange<Activity>($"a-{i:000}", random.Activity())).ToList();
        var builder = new CatalogueBuilder(NullLogger.Instance);
        builder.Load(new([], [], all), ListingMaker.Now);
        for (var day = 10; day <= 200; day += 10)
        {
            var now = ListingMaker.Now.AddDays(day);
            builder.Finish(builder.Settle(now)(), now);
            var fresh = new CatalogueBuilder(NullLogger.Instance).Load(new([], [], all), now);

            Assert.Equal(fresh.Entries.Select(e => (e.Id, e.IsSinking)), builder.Current.Entries.OrderBy(e => e.Id, StringComparer.Ordinal).Select(e => (e.Id, e.IsSinking)));
            Assert.Equal(Stopped(fresh), Stopped(builder.Current));
            SearchTests.Agree(builder.Current, QueryMaker.Next(random));
        }
    }

    // What was said of it is the same by its words alone: lists in it are other ones.
    private static IEnumerable<(string, StoppedListing, string?)> Stopped(CatalogueSnapshot catalogue) =>
        catalogue.AllStopped.OrderBy(s => s.Key).Select(s => (s.Key, s.Value with { TakenOff = null }, s.Value.TakenOff?.Title));
}
