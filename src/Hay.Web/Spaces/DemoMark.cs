using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Spaces;

/// <summary>Whether any invented listing is shown, which every page then says.</summary>
internal sealed class DemoMark(CatalogueSlot catalogue)
{
    /// <summary>What files for other sites say of an invented listing.</summary>
    public const string Words = InventedWords.Plain;

    public bool IsShown => catalogue.Current.HasInvented;
}
