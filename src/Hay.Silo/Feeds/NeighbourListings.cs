using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Import;

namespace Hay.Silo.Feeds;

/// <summary>
/// Activities of another Hay's API as listings that are shown here. Nothing is believed: text is cleaned and cut, numbers are
/// looked at, its page is the neighbour's, and <see cref="ListingRules"/> have the last word.
/// </summary>
internal sealed class NeighbourListings(Uri address, NeighbourHome home, SpaceMap spaces, CategoryWords categories)
{
    /// <param name="near">Those that <see cref="IsNear"/>.</param>
    /// <param name="outside">How many are not.</param>
    /// <param name="names">Of the spaces there, by id.</param>
    /// <param name="ct">Stops.</param>
    public FeedReading Read(IReadOnlyList<JsonElement> near, int outside, ImmutableDictionary<string, string> names, CancellationToken ct)
    {
        var items = new Dictionary<string, FeedItem>(StringComparer.Ordinal);
        var refusals = ImmutableArray.CreateBuilder<FeedRefusal>();
        foreach (var activity in near)
        {
            ct.ThrowIfCancellationRequested();
            if (Refusal(activity, names, out var item) is { } why) refusals.Add(new FeedRefusal(CleanText.Line(activity.Text("title", "id"), ListingRules.TitleLength), why));
            else items[item!.Id] = item;
        }

        return new FeedReading
        {
            Format = FeedFormat.Neighbour,
            Items = [.. items.Values.OrderBy(i => i.Id, StringComparer.Ordinal)],
            Refusals = refusals.DrainToImmutable(),
            Found = near.Count + outside,
            Outside = outside,
        };
    }

    /// <summary>Behind our borders, and nearest to the one that was asked about: so no two spaces of ours show the same.</summary>
    public bool IsNear(JsonElement activity)
    {
        var venue = activity.Field("venue");
        return venue.Number("lat") is { } lat && venue.Number("lon") is { } lon && DraftRules.IsPlace(lat, lon) && activity.Text("setting") != "online"
            && spaces.Locate(lat, lon) is null && spaces.NearestBorder(lat, lon) is var (space, kilometres) && space == home.Space && kilometres <= home.Kilometres;
    }

    private string? Refusal(JsonElement activity, ImmutableDictionary<string, string> names, out FeedItem? item)
    {
        item = null;
        var id = activity.Text("id");
        if (id.Length is 0 or > 200) return "it has no id";
        // A link that leads to somebody else is no link to its home.
        if (!Uri.TryCreate(address, activity.Text("url"), out var page) || page.Scheme is not ("http" or "https") || page.Host != address.Host || page.AbsoluteUri.Length > 1900) return "its page is not at the neighbour’s";
        var organiser = DraftRules.Tidy(OrganiserOf(activity.Field("organiser")));
        var listing = DraftRules.Tidy(NeighbourActivity.Draft(activity)) with
        {
            Space = home.Space,
            Category = categories.Known([activity.Text("category")]) ?? categories.Find(activity.Text("title"), activity.Text("summary")),
            Home = new Home
            {
                Neighbour = home.Name,
                Space = names.GetValueOrDefault(activity.Text("space"), ""),
                Url = page.AbsoluteUri,
                Organiser = organiser.Name,
                Feed = home.Feed,
                Ids = new HomeIds(id, SourceOf(activity.Field("source")), organiser.CharityNumber, organiser.CompanyNumber),
                Booking = NeighbourActivity.Booking(activity),
            },
        };
        if (listing.Venue is null) return "nobody says where it is";
        if (ListingRules.Problems(listing).FirstOrDefault() is { } problem) return problem;
        item = new FeedItem(StableId.OfListing(address.Authority.ToLowerInvariant(), id), listing, NeighbourActivity.Day(activity.Text("checked")));
        return null;
    }

    private static OrganisationDetails OrganiserOf(JsonElement organiser) =>
        new() { Name = organiser.Text("name"), CharityNumber = organiser.Text("charityNumber"), CompanyNumber = organiser.Text("companyNumber") };

    private static Source? SourceOf(JsonElement source) => (CleanText.Line(source.Text("name"), 300), CleanText.Line(source.Text("id"), 300)) is ({ Length: > 0 } name, { Length: > 0 } record)
        ? new Source { Name = name, Id = record } : null;
}
