using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Tests.Catalogue;

/// <summary>The indexed search against <see cref="PlainSearch"/>, which looks at every listing.</summary>
public class SearchTests
{
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public void Search_finds_just_what_looking_at_every_listing_finds(int seed)
    {
        var random = new ListingMaker(seed);
        var catalogue = CatalogueOf(random, 20 + (seed * 40));
        for (var i = 0; i < 200; i++) Agree(catalogue, QueryMaker.Next(random));
    }

    [Fact]
    public void Many_searches_at_once_find_what_each_finds_alone()
    {
        var random = new ListingMaker(7);
        var catalogue = CatalogueOf(random, 200);
        CatalogueQuery[] queries = [.. Enumerable.Range(0, 400).Select(_ => QueryMaker.Next(random))];

        Parallel.ForEach(queries, new ParallelOptions { MaxDegreeOfParallelism = 8 }, query => Agree(catalogue, query));
    }

    [Fact]
    public void An_empty_catalogue_answers_everything_with_nothing()
    {
        var random = new ListingMaker();
        for (var i = 0; i < 50; i++) Assert.Equal(0, CatalogueSnapshot.Empty.Search(QueryMaker.Next(random)).Total);
    }

    internal static CatalogueSnapshot CatalogueOf(ListingMaker random, int count) => CatalogueSnapshot.Of(
        Enumerable.Range(0, count)
            .Select(i => Projection.Of($"a-{i:0000}", random.Changed(random.Booked(random.Activity())), random.Organisation(), null, ListingMaker.Now)!)
            .Where(entry => entry is not null),
        [], [], ListingMaker.Now);

    internal static void Agree(CatalogueSnapshot catalogue, CatalogueQuery query)
    {
        var expected = PlainSearch.Search(catalogue.Entries, query, catalogue.AsOf, LocalDay.Of(catalogue.AsOf));
        var found = catalogue.Search(query);
        Assert.Equal(expected.Total, found.Total);
        Assert.Equal(expected.Hits.Select(Told), found.Hits.Select(Told));
        Assert.Equal(expected.FacetCounts.OrderBy(f => f.Key), found.FacetCounts.OrderBy(f => f.Key));
        Assert.Equal(
            expected.CategoryCounts.OrderBy(c => c.Key, StringComparer.Ordinal),
            found.CategoryCounts.OrderBy(c => c.Key, StringComparer.Ordinal));
        Assert.Equal(expected.IsPartial, found.IsPartial);
        Assert.Equal(
            expected.LanguageCounts.OrderBy(c => c.Key, StringComparer.Ordinal),
            found.LanguageCounts.OrderBy(c => c.Key, StringComparer.Ordinal));

        var alone = catalogue.Search(query with { HitsAlone = true });
        Assert.Equal((expected.Total, expected.IsPartial), (alone.Total, alone.IsPartial));
        Assert.Equal(expected.Hits.Select(Told), alone.Hits.Select(Told));
    }

    private static (string, SessionView?, double?) Told(CatalogueHit hit) => (hit.Entry.Id, hit.Session, hit.Miles);
}
