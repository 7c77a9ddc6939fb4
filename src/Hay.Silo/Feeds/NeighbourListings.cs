using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Import;

namespace Hay.Silo.Feeds;

/// <summary>
/// Activities of another Hay's API as listings that are shown here. Nothing is believed: text is cleaned and cut, numbers are
/// looked at, links lead to the neighbour alone, and <see cref="ListingRules"/> have the last word.
/// </summary>
internal sealed class NeighbourListings(Uri address, NeighbourHome home, SpaceMap spaces, ImmutableDictionary<string, string> names, CategoryWords categories)
{
    public FeedReading Read(IReadOnlyList<JsonElement> activities, CancellationToken ct)
    {
        var items = new Dictionary<string, FeedItem>(StringComparer.Ordinal);
        var refusals = ImmutableArray.CreateBuilder<FeedRefusal>();
        var outside = 0;
        foreach (var activity in activities)
        {
            ct.ThrowIfCancellationRequested();
            if (!IsNear(activity)) outside++;
            else if (Refusal(activity, out var item) is { } why) refusals.Add(new FeedRefusal(CleanText.Line(activity.Text("title", "id"), ListingRules.TitleLength), why));
            else items[item!.Id] = item;
        }

        return new FeedReading
        {
            Format = FeedFormat.Neighbour,
            Items = [.. items.Values.OrderBy(i => i.Id, StringComparer.Ordinal)],
            Refusals = refusals.DrainToImmutable(),
            Found = activities.Count,
            Outside = outside,
        };
    }

    // Behind our borders, and nearest to the one that was asked about: so no two spaces of ours show the same.
    private bool IsNear(JsonElement activity)
    {
        var venue = activity.Field("venue");
        return venue.Number("lat") is { } lat && venue.Number("lon") is { } lon && DraftRules.IsPlace(lat, lon) && activity.Text("setting") != "online"
            && spaces.Locate(lat, lon) is null && spaces.NearestBorder(lat, lon) is var (space, kilometres) && space == home.Space && kilometres <= home.Kilometres;
    }

    private string? Refusal(JsonElement activity, out FeedItem? item)
    {
        item = null;
        var id = activity.Text("id");
        if (id.Length is 0 or > 200) return "it has no id";
        // A link that leads to somebody else is no link to its home.
        if (!Uri.TryCreate(address, activity.Text("url"), out var page) || page.Scheme is not ("http" or "https") || page.Host != address.Host || page.AbsoluteUri.Length > 1900) return "its page is not at the neighbour’s";
        var listing = DraftRules.Tidy(NeighbourActivity.Draft(activity)) with
        {
            Space = home.Space,
            Category = categories.Known([activity.Text("category")]) ?? categories.Find(activity.Text("title"), activity.Text("summary")),
            Home = new Home
            {
                Neighbour = home.Name,
                Space = names.GetValueOrDefault(activity.Text("space"), ""),
                Url = page.AbsoluteUri,
                Organiser = CleanText.Line(activity.Field("organiser").Text("name"), 200),
                Feed = home.Feed,
            },
        };
        if (listing.Venue is null) return "nobody says where it is";
        if (ListingRules.Problems(listing).FirstOrDefault() is { } problem) return problem;
        var (source, organiser) = (activity.Field("source"), activity.Field("organiser"));
        item = new FeedItem(StableId.OfListing(address.Authority.ToLowerInvariant(), id), listing, NeighbourActivity.Day(activity.Text("checked")))
        {
            Known = new HomeIds(
                id,
                source.Text("name") is { Length: > 0 } name && source.Text("id") is { Length: > 0 } record ? new Source { Name = name, Id = CleanText.Line(record, 300) } : null,
                organiser.Text("charityNumber"),
                organiser.Text("companyNumber")),
        };
        return null;
    }
}
