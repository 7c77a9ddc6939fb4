using Hay.Grains;
using Hay.Web.Insight;
using Hay.Web.Tests.Catalogue;

namespace Hay.Web.Tests.Insight;

/// <summary>What is on offer near each neighbourhood, kind by kind.</summary>
public sealed class SupplyTests
{
    private static readonly Area Somewhere = InsightTown.Areas.Of(AreaLevel.Neighbourhood).First(area => area.Space == "fenland");

    [Fact]
    public void Each_neighbourhood_has_each_kind_per_thousand_people_near()
    {
        var of = InsightTown.With(catalogue: Offered("yoga", "yoga", "games"));

        var table = SupplyTables.ByArea(of, InsightTown.Asked with { Space = InsightTown.Spaces.Find("fenland") });

        var row = Assert.Single(table.Rows, one => one.Area == Somewhere.Id);
        var people = InsightTown.Areas.Of(AreaLevel.Neighbourhood).Where(one => Supply.IsNear(new(one.Lat, one.Lon), Somewhere.Lat, Somewhere.Lon)).Sum(one => one.Population!.Value);
        double? At(string column) => row.Cells[table.Columns.Select(c => c.Name).ToList().IndexOf(column)].Value;
        Assert.Equal(3000.0 / people, At("All kinds")!.Value, 9);
        Assert.Equal(2000.0 / people, At(of.Categories.NameOf("yoga"))!.Value, 9);
        Assert.Equal(1000.0 / people, At(of.Categories.NameOf("games"))!.Value, 9);
        Assert.Equal(0, At(of.Categories.NameOf("walking")) ?? 0);
        Assert.Equal(InsightTown.Categories.All.Length + 3, table.Columns.Length);
        Assert.Equal(InsightTown.Areas.Of(AreaLevel.Neighbourhood).Count(area => area.Space == "fenland"), table.Rows.Length);
    }

    [Fact]
    public void The_kind_that_was_chosen_is_drawn_and_the_least_comes_first()
    {
        var table = SupplyTables.ByArea(InsightTown.With(catalogue: Offered("yoga")), InsightTown.Asked with { Category = "yoga" });

        Assert.Equal(InsightTown.Categories.NameOf("yoga"), table.Columns[table.Drawn!.Value].Name);
        var drawn = table.Rows.Select(row => row.Cells[table.Drawn.Value].Value).ToList();
        Assert.Equal(drawn.Order(), drawn);
        Assert.True(drawn[^1] > 0);
    }

    private static Hay.Web.Catalogue.CatalogueSnapshot Offered(params string[] kinds) => Catalogued.Of([.. kinds.Select((kind, i) => Catalogued.Entry($"a-{i}", ListingMaker.Plain("Tea") with
    {
        Category = kind,
        Venue = new Venue { Name = "Hall", Lat = Somewhere.Lat, Lon = Somewhere.Lon },
        Schedule = ListingMaker.Weekly(Catalogued.Tuesday.AddHours(10)),
    }))]);
}
