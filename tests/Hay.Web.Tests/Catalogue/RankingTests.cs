using Hay.Grains;
using Hay.Web.Catalogue;
using static Hay.Web.Tests.Catalogue.Catalogued;

namespace Hay.Web.Tests.Catalogue;

public class RankingTests
{
    [Fact]
    public void A_word_in_the_title_counts_more_than_one_in_the_summary_or_description() => Assert.Equal(
        ["title", "category", "summary", "description"],
        Of(
            Entry("category", ListingMaker.Plain("Stretching") with { Category = "yoga" }),
            Entry("description", ListingMaker.Plain("Stretching") with { Description = "Some yoga." }),
            Entry("summary", ListingMaker.Plain("Stretching") with { Summary = "Some yoga." }),
            Entry("title", ListingMaker.Plain("Yoga"))).Ids("yoga"));

    [Fact]
    public void Nobody_has_to_type_the_form_that_was_written()
    {
        var catalogue = Of(Entry("a", ListingMaker.Plain("Women’s walking café and dances")));
        foreach (var typed in (string[])["womens", "women's", "walk", "walks", "CAFE", "cafés", "dancing", "dance", "walking dan"])
        {
            Assert.Equal(["a"], catalogue.Ids(typed));
        }
    }

    [Fact]
    public void The_word_itself_comes_before_its_forms_and_those_before_longer_words() => Assert.Equal(
        ["exact", "form", "longer"],
        Of(
            Entry("exact", ListingMaker.Plain("Walk")),
            Entry("form", ListingMaker.Plain("Walking")),
            Entry("longer", ListingMaker.Plain("Walkers"))).Ids("walk"));

    [Fact]
    public void A_listing_that_nobody_checked_for_long_sinks()
    {
        var checkedOn = DateOnly.FromDateTime(ListingMaker.Now.Date);
        var listing = ListingMaker.Plain("Yoga");
        Assert.Equal(["b-fresh", "d-fresh-enough", "c-unknown", "a-stale"], Of(
            Entry("a-stale", new Activity { Listing = listing, Checked = checkedOn.AddDays(-170) }),
            Entry("b-fresh", new Activity { Listing = listing, Checked = checkedOn }),
            Entry("c-unknown", new Activity { Listing = listing }),
            Entry("d-fresh-enough", new Activity { Listing = listing, Checked = checkedOn.AddDays(-90) })).Ids("yoga"));
    }

    [Fact]
    public void Every_word_must_be_there_unless_nothing_has_them_all()
    {
        var catalogue = Of(
            Entry("both", ListingMaker.Plain("Chair yoga")),
            Entry("one", ListingMaker.Plain("Yoga")),
            Entry("elsewhere", ListingMaker.Plain("Yoga") with { Space = "cambridge" }));
        Assert.Equal(["both"], catalogue.Ids("chair yoga"));
        Assert.Equal(["both"], catalogue.Ids("chair yoga zumba"));
        Assert.Equal(["elsewhere"], catalogue.Search(new CatalogueQuery { Text = "chair yoga", Space = "cambridge" }).Ids());
        Assert.Empty(catalogue.Ids("zumba"));
    }

    [Fact]
    public void Small_words_are_passed_over() =>
        Assert.Equal(["a"], Of(Entry("a", ListingMaker.Plain("Yoga")), Entry("b", ListingMaker.Plain("In the garden"))).Ids("I want to do yoga in the"));

    [Fact]
    public void A_last_word_followed_by_a_space_is_finished()
    {
        var catalogue = Of(Entry("art", ListingMaker.Plain("Art")), Entry("arthritis", ListingMaker.Plain("Arthritis group")));
        Assert.Equal(["art", "arthritis"], catalogue.Ids("art"));
        Assert.Equal(["art"], catalogue.Ids("art "));
    }

    [Fact]
    public void Near_means_nearest_first_and_says_how_far()
    {
        var ely = new GeoPoint(52.3995, 0.2624);
        var catalogue = Of(
            Entry("cambridge", At(52.2053, 0.1218)), Entry("ely", At(52.3995, 0.2624)), Entry("nowhere", ListingMaker.Plain("Online")));
        var hits = catalogue.Search(new CatalogueQuery { Near = ely, Sort = SortBy.Near }).Hits;
        Assert.Equal(["ely", "cambridge", "nowhere"], hits.Select(h => h.Entry.Id));
        Assert.Equal(0, hits[0].Miles!.Value, 9);
        Assert.Equal(14.7, hits[1].Miles!.Value, 1); // As the map says.
        Assert.Null(hits[2].Miles);
        Assert.Equal(["ely"], catalogue.Search(new CatalogueQuery { Near = ely, Miles = 14 }).Ids());
    }

    private static Listing At(double lat, double lon) => ListingMaker.Plain("Here") with { Venue = new() { Name = "Hall", Lat = lat, Lon = lon } };
}
