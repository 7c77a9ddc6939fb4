using Hay.Grains;
using Hay.Silo;
using Hay.Uptake;
using Hay.Web.Catalogue;
using Hay.Web.Insight;
using Hay.Web.Spaces;

namespace Hay.Web.Tests.Insight;

/// <summary>The demo county with some figures, without a site around it.</summary>
internal static class InsightTown
{
    public static readonly SpaceMap Spaces = SpaceMap.Load(Path.Combine(SiloSetup.ContentFolder, "spaces.json"));
    public static readonly Geography Areas = Geography.Of(Spaces);
    public static readonly Categories Categories = Categories.Load(Path.Combine(SiloSetup.ContentFolder, "categories.json"));

    public static readonly InsightQuery Asked = new() { Quarter = new Quarter(2026, 3) };

    /// <param name="count">What becomes of each count before it is protected.</param>
    /// <param name="catalogue">What is on offer; null: nothing.</param>
    public static InsightSources With(Func<int, int>? count = null, CatalogueSnapshot? catalogue = null) => new(
        SomeFigures.Of(Areas, Categories, ["o-one", "o-two"], count), Areas, Spaces, Categories, catalogue ?? CatalogueSnapshot.Empty,
        Supply.Of(catalogue ?? CatalogueSnapshot.Empty, Tests.Catalogue.ListingMaker.Now), new DateOnly(2026, 11, 24));
}
