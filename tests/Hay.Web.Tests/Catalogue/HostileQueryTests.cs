using System.Diagnostics;
using Hay.Web.Catalogue;

namespace Hay.Web.Tests.Catalogue;

public class HostileQueryTests
{
    private static readonly CatalogueSnapshot Catalogue = SearchTests.CatalogueOf(new ListingMaker(9), 200);

    public static TheoryData<string> Texts => new(
        new string('a', 10_000),
        string.Join(' ', Enumerable.Range(0, 5_000)),
        "\ud800 lone \udfff halves \ud800",
        "\u0000\u0001\u200b\u202e\ufeff\uffff",
        "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 yo\u0301ga",
        string.Concat(Enumerable.Repeat("e\u0301\u0302\u0303", 3_000)),
        string.Concat(Enumerable.Repeat("\ufdfa", 400)),
        "' OR 1=1 -- <script>\" * NEAR( ) \\",
        "ⅷ ½ ٣ ㍿ İstanbul straße",
        "' ’ ''''",
        "   \t\r\n ");

    [Theory, MemberData(nameof(Texts))]
    public void Any_text_is_answered_soon(string text)
    {
        var clock = Stopwatch.StartNew();
        Assert.InRange(Catalogue.Search(new CatalogueQuery { Text = text }).Total, 0, 200);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
    }

    [Fact]
    public void Numbers_out_of_range_are_brought_into_it()
    {
        Assert.NotEmpty(Catalogue.Search(new CatalogueQuery { Skip = -7 }).Hits);
        Assert.Empty(Catalogue.Search(new CatalogueQuery { Skip = int.MaxValue, Take = int.MaxValue }).Hits);
        Assert.Empty(Catalogue.Search(new CatalogueQuery { Take = int.MinValue }).Hits);
        Assert.Equal(100, Catalogue.Search(new CatalogueQuery { Take = int.MaxValue }).Hits.Length);
        Assert.Empty(Catalogue.InSpace("fenland").Newest(-1));
    }

    [Theory]
    [InlineData(double.NaN, 0, 5)]
    [InlineData(0, double.PositiveInfinity, 5)]
    [InlineData(91, 0, 5)]
    [InlineData(90, 180, 1e300)]
    [InlineData(-90, -180, 100)]
    [InlineData(52, 0.1, double.NaN)]
    [InlineData(52, 0.1, -1)]
    [InlineData(52, 179.99, 500)]
    public void Any_place_is_answered(double lat, double lon, double miles)
    {
        // From the pole whole counties are equally far: by time there is one right order.
        SearchTests.Agree(Catalogue, new CatalogueQuery { Near = new GeoPoint(lat, lon), Miles = miles, Sort = SortBy.Soon });
        var nearest = Catalogue.Search(new CatalogueQuery { Near = new GeoPoint(lat, lon), Sort = SortBy.Near, Take = 100 });
        Assert.Equal(100, nearest.Hits.Length);
    }

    [Fact]
    public void Any_other_nonsense_is_answered()
    {
        SearchTests.Agree(Catalogue, new CatalogueQuery { From = DateTimeOffset.MaxValue, To = DateTimeOffset.MinValue });
        SearchTests.Agree(Catalogue, new CatalogueQuery { Parts = (PartOfDay)(-8) });
        SearchTests.Agree(Catalogue, new CatalogueQuery { Categories = [null!, "", new string('x', 9_999)] });
        SearchTests.Agree(Catalogue, new CatalogueQuery { Categories = default, Space = "", Organisation = "" });
        Catalogue.Search(new CatalogueQuery { Text = null!, Sort = (SortBy)99, Facets = (Facet)(-1) });
        Assert.Null(Catalogue.Find(null));
        Assert.Empty(Catalogue.InSpace("fenland").Day(DateOnly.MinValue));
        Assert.Empty(Catalogue.InSpace("fenland").Day(DateOnly.MaxValue));
    }
}
