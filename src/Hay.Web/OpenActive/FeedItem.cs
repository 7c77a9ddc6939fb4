using Hay.Web.Catalogue;

namespace Hay.Web.OpenActive;

/// <summary>
/// One item of a feed: what it is called, its change number, and a print of what it says. Number: no other item of either feed has
/// it. Gone: since when it is deleted; null: it is there.
/// </summary>
internal sealed class FeedItem(FeedKind kind, string id, long number, string print, DateTimeOffset? gone)
{
    public FeedKind Kind => kind;
    public string Id => id;
    public long Number => number;
    public string Print => print;
    public DateTimeOffset? Gone => gone;

    /// <summary>What it is written from, newer ones that say the same too; null while it has not been seen since the start.</summary>
    public CatalogueEntry? Entry { get; set; }

    /// <summary>Which of the entry's dates it is.</summary>
    public SessionSlot Slot { get; init; }
}
