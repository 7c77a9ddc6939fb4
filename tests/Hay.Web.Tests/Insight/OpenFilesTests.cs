using Hay.Uptake;
using Hay.Web.Catalogue;
using Hay.Web.Insight;

namespace Hay.Web.Tests.Insight;

/// <summary>The files of the open tables are made once for the same figures.</summary>
public sealed class OpenFilesTests
{
    [Fact]
    public void They_are_made_again_only_when_there_are_new_figures()
    {
        var figures = InsightTown.With().Figures;
        var files = new OpenFiles(new InsightBook(() => figures, InsightTown.Areas, InsightTown.Spaces, InsightTown.Categories, new CatalogueSlot(), TimeProvider.System));
        var first = files.Find("ages.csv")!.Value;

        Assert.Same(first.Content, files.Find("ages.csv")!.Value.Content);
        Assert.Equal("application/json", files.Find("ages.json")!.Value.Type);
        Assert.Null(files.Find("nothing.csv"));

        figures = InsightTown.With(_ => 40).Figures;
        var second = files.Find("ages.csv")!.Value;
        Assert.NotEqual(first.Content, second.Content);

        figures = UptakeFigures.None;
        Assert.Null(files.Find("ages.csv"));
    }
}
