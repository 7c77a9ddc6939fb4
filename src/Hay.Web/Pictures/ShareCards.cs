using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Languages;
using Hay.Web.Spaces;
using Hay.Web.Wording;

namespace Hay.Web.Pictures;

/// <summary>Which card belongs to a page.</summary>
internal sealed class ShareCards(SpaceMap spaces, SpaceLooks looks, CatalogueSlot catalogue, DemoMark demo)
{
    private const string Invented = "An invented group, to show how Hay works";
    private const string InventedAll = "These groups are invented, to show how Hay works";

    public ShareCard Home() => new(
        "/card.png", "How are you today?", "What is on near where you live", ["Small groups, walks, tables and classes, and what the first time is really like."],
        "meadow", "", looks.PictureOf(""), demo.IsShown ? InventedAll : "");

    /// <summary>Null: there is no such space.</summary>
    public ShareCard? Of(string space) => spaces.Find(space) is not { } found ? null : new(
        $"/{found.Slug}/card.png", found.Name, "What is on today", [found.Sentence], found.Accent, "", looks.PictureOf(found.Slug), demo.IsShown ? InventedAll : "");

    /// <summary>Null: nothing of the kind is listed.</summary>
    public ShareCard? Of(string space, string activity) =>
        catalogue.Current.Find(activity) is { } entry && entry.Listing.Space == space ? Of(entry) : null;

    public ShareCard Of(CatalogueEntry entry)
    {
        var listing = entry.Listing;
        var space = spaces.Find(listing.Space);
        var where = listing.Where(listing.Venue is { } venue ? looks.NameOf(listing.Space, venue.Locality) : null, Phrases.In(Language.English));
        return new(
            $"/{listing.Space}/{entry.Id}/card.png", listing.Title, space?.Name ?? "Hay",
            [entry.When.Length > 0 ? entry.When : "Ask the group for dates", where],
            space?.Accent ?? "", Marks.Of(listing.Category), looks.PictureOf(listing.Space), listing.Demo ? Invented : "");
    }
}
