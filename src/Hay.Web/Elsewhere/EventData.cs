using System.Globalization;
using System.Text.Json.Nodes;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Pictures;
using Hay.Web.Spaces;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Elsewhere;

/// <summary>The next sessions of an activity as schema.org Events, one a session, with what search engines ask for.</summary>
internal sealed class EventData(SpaceMap spaces, SpaceLooks looks, IStringLocalizer<Words> say, TimeProvider clock)
{
    /// <summary>More would only make the page heavier: engines come again.</summary>
    public const int Most = 10;

    /// <param name="entry">The activity.</param>
    /// <param name="origin">Where the site is, such as https://hay.example.</param>
    public IEnumerable<JsonObject> Of(CatalogueEntry entry, string origin)
    {
        if (entry.Plan is not { } plan || !CompiledSchedule.TryCompile(plan, out var dates, out _)) return [];
        var now = clock.GetUtcNow();
        return entry.Sessions.Where(s => s.End > now).Take(Most)
            .Select(view => dates.Find(view.Session) is { } session ? Event(entry, plan, session, view.PlacesLeft, origin) : null).OfType<JsonObject>();
    }

    private JsonObject Event(CatalogueEntry entry, Schedule plan, Occurrence session, int? left, string origin)
    {
        var listing = entry.Listing;
        var page = $"{origin}/{listing.Space}/{entry.Id}";
        var isOnline = listing.Setting == Setting.Online;
        return LinkedData.Thing("Event",
            ("@id", $"{page}#session-{session.Id}"),
            ("name", listing.Title),
            ("description", $"{(listing.Demo ? $"({say["This group is invented. Please do not set off."]}) " : "")}{(listing.Summary.Length > 0 ? listing.Summary : listing.Description.Split('\n')[0])}".Trim()),
            ("startDate", At(session.Start)),
            ("endDate", At(session.End)),
            ("previousStartDate", session.Moved ? At(Planned(session, plan)) : null),
            ("eventStatus", $"https://schema.org/{(session.Cancelled ? "EventCancelled" : session.Moved ? "EventRescheduled" : "EventScheduled")}"),
            ("eventAttendanceMode", $"https://schema.org/{(isOnline ? "OnlineEventAttendanceMode" : "OfflineEventAttendanceMode")}"),
            ("location", isOnline ? LinkedData.Thing("VirtualLocation", ("url", page)) : Place(listing)),
            ("isAccessibleForFree", listing.Cost.Kind == CostKind.Unknown ? null : JsonValue.Create(listing.Cost.Kind != CostKind.Paid)),
            ("offers", session.Cancelled ? null : Offer(entry, left, page)),
            ("organizer", Organizer(entry)),
            ("image", new JsonArray([.. listing.Pictures.Select(p => JsonValue.Create(
                $"{origin}{PictureEndpoints.Address(p.Id, p.HasLarge ? ListingPicture.LargeSide : ListingPicture.SmallSide)}"))])),
            ("inLanguage", listing.WrittenIn.Length > 0 ? listing.WrittenIn : "en-GB"),
            ("url", page));
    }

    // An engine wants an address: where nobody has said which house, the space is as near as one can truly say.
    private JsonObject Place(Listing listing)
    {
        var venue = listing.Venue;
        var space = spaces.Find(listing.Space)?.Name ?? "";
        var locality = venue is null ? null : looks.NameOf(listing.Space, venue.Locality);
        return LinkedData.Thing("Place",
            ("name", venue?.Name is { Length: > 0 } name ? name : space),
            ("address", LinkedData.Thing("PostalAddress",
                ("streetAddress", venue?.Address),
                ("addressLocality", venue?.Town is { Length: > 0 } town ? town : locality ?? space),
                ("postalCode", venue?.Postcode),
                ("addressCountry", "GB"))),
            // The middle of a village is no door.
            ("geo", venue is { IsRough: false, Lat: { } lat, Lon: { } lon } ? LinkedData.Thing("GeoCoordinates", ("latitude", lat), ("longitude", lon)) : null));
    }

    // The price of a whole course is not the price of a session, and a place that Hay does not hold may be gone.
    private static JsonObject? Offer(CatalogueEntry entry, int? left, string page)
    {
        var (cost, booking) = (entry.Listing.Cost, entry.Listing.Booking);
        if (cost is not ({ Kind: CostKind.Free or CostKind.Donation } or { Kind: CostKind.Paid, Pence: > 0, Per: not "course" })) return null;
        return LinkedData.Thing("Offer",
            ("price", (cost.Kind == CostKind.Paid ? cost.Pence / 100m : 0).ToString("0.00", CultureInfo.InvariantCulture)),
            ("priceCurrency", "GBP"),
            ("availability", booking.Kind == BookingKind.Elsewhere ? null : $"https://schema.org/{(left == 0 ? "SoldOut" : "InStock")}"),
            ("validFrom", entry.Listed is { } listed ? At(new DateTimeOffset(listed.UtcDateTime)) : null),
            ("url", page));
    }

    private static JsonObject? Organizer(CatalogueEntry entry) => entry.Organisation is not { } group ? null : LinkedData.Thing("Organization",
        ("name", group.Name), ("url", group.Contact.Web.StartsWith("http", StringComparison.Ordinal) ? group.Contact.Web : null));

    private static DateTimeOffset Planned(Occurrence session, Schedule plan) => NodaTime.DateTimeZoneProviders.Tzdb[plan.Zone]
        .AtLeniently(NodaTime.LocalDateTime.FromDateTime(session.Planned)).ToDateTimeOffset();

    private static string At(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
