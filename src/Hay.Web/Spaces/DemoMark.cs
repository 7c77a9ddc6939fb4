using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Spaces;

/// <summary>Whether any invented listing is shown, which every page then says.</summary>
internal sealed class DemoMark(CatalogueSlot catalogue)
{
    /// <summary>What files for other sites say of an invented listing.</summary>
    public const string Words = InventedWords.Plain;
    private Seen _seen = new(null, false);

    public bool IsShown
    {
        get
        {
            var (seen, now) = (_seen, catalogue.Current);
            if (ReferenceEquals(seen.Snapshot, now)) return seen.IsDemo;
            _seen = seen = new Seen(now, now.Entries.Any(e => e.Listing.Demo));
            return seen.IsDemo;
        }
    }

    private sealed record Seen(CatalogueSnapshot? Snapshot, bool IsDemo);
}
