using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Cards;
using Hay.Web.Catalogue;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Organisations;

/// <summary>A draft as the public will see it.</summary>
/// <param name="Entry">As the catalogue would hold it.</param>
/// <param name="Card">Its ticket; leads back to the editor.</param>
/// <param name="Where">"The Willow Rooms, Bretton"; empty when not known.</param>
/// <param name="Dates">The next sessions in words.</param>
internal sealed record ListingPreview(CatalogueEntry Entry, Card Card, string Where, ImmutableArray<string> Dates);

internal sealed class ListingPreviews(CardMaker cards, SpaceLooks looks, IStringLocalizer<Words> say, TimeProvider clock)
{
    private const int MostDates = 3;

    public ListingPreview Of(string id, Listing draft, EditView view, OrganisationDetails? organisation)
    {
        var listing = draft.Title.Length > 0 ? draft : draft with { Title = say["Not named yet"] };
        var today = clock.LondonNow().Day();
        // What is too old for the public is what its people have to see most.
        var isChecked = view.Checked is { } day && Activity.AgeOf(day, today) == ListingAge.Hidden ? today : view.Checked;
        var entry = Projection.Of(id, new Activity { Listing = listing, Checked = isChecked }, organisation, before: null, clock.GetUtcNow())!;
        return new ListingPreview(
            entry,
            cards.Of(CatalogueHit.Next(entry, DateTimeOffset.MinValue), today) with { Href = $"/organise/listing/{id}" },
            listing.Where(listing.Venue is { } venue ? looks.NameOf(listing.Space, venue.Locality) : null, say),
            [.. entry.Sessions.Where(s => !s.Cancelled).Take(MostDates).Select(s => $"{Times.Day(s.Start.Day(), today, say)}, {Times.Time(s.Start, say)}")]);
    }
}
