using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Spaces;

namespace Hay.Web.OpenActive;

/// <summary>
/// Listings as SessionSeries and their dates as ScheduledSession (Modelling Opportunity Data 2.0). How many go to one is said
/// nowhere.
/// </summary>
internal sealed class OpportunityWriter(ActivityConcepts concepts, SpaceMap spaces, SpaceLooks looks)
{
    private const string Context = "https://openactive.io/";
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether the standard can say honestly what the listing is: see docs/standards.md.</summary>
    public bool Publishes(CatalogueEntry entry)
    {
        var listing = entry.Listing;
        return !entry.IsOver && entry.Organisation is not null && entry.Plan is not null && concepts.Of(listing) is not null
            && listing.Setting != Setting.Online && listing.Venue is { } venue && (GeoOf(venue) is not null || AddressOf(listing, venue) is not null)
            && listing.Cost.Kind != CostKind.Unknown
            // What another feed publishes under a licence of its own is there already.
            && listing.Source is not { Licence.Length: > 0 };
    }

    public static string IdOf(CatalogueEntry entry, SessionSlot slot) => $"{entry.Id}-{SessionOf(slot)}";

    public byte[] Series(CatalogueEntry entry, string site) => Write(json => Series(json, entry, site));

    public static byte[] Session(CatalogueEntry entry, SessionSlot slot, string site) => Write(json => Session(json, entry, slot, site));

    public void Series(Utf8JsonWriter json, CatalogueEntry entry, string site)
    {
        var listing = entry.Listing;
        Begin(json, "SessionSeries", $"{site}{FeedKind.SessionSeries.Path()}/{entry.Id}", entry.Id);
        json.WriteString("name", listing.Title);
        Say(json, "description", string.Join("\n\n", new[] { listing.Summary, listing.Description, listing.Demo ? DemoMark.Words : "" }.Where(t => t.Length > 0)));
        json.WriteString("url", $"{site}/{listing.Space}/{entry.Id}");
        Activity(json, concepts.Of(listing)!);
        Organizer(json, listing.Organisation!, entry.Organisation!, site);
        Location(json, listing, listing.Venue!);
        Offer(json, listing.Cost);
        Ages(json, listing.Suitability);
        Gender(json, listing.Suitability);
        Texts(json, "level", listing.Levels.Distinct().Select(LevelOf));
        Texts(json, "category", listing.FiveWays.Distinct().Select(WayOf).Prepend(listing.Category));
        Say(json, "attendeeInstructions", listing.FirstVisit.BringAndWear);
        Say(json, "accessibilityInformation", string.Join('\n', AccessWords.Of(listing.Access())));
        Say(json, "schedulingNote", listing.ScheduleNote);
        if (listing.Booking.Capacity is { } capacity) json.WriteNumber("maximumAttendeeCapacity", capacity);
        PartialSchedule.Write(json, entry.Plan!);
        json.WriteEndObject();
    }

    public static void Session(Utf8JsonWriter json, CatalogueEntry entry, SessionSlot slot, string site)
    {
        var id = IdOf(entry, slot);
        Begin(json, "ScheduledSession", $"{site}{FeedKind.ScheduledSession.Path()}/{id}", id);
        json.WriteString("superEvent", $"{site}{FeedKind.SessionSeries.Path()}/{entry.Id}");
        json.WriteString("startDate", Moment(slot.Start));
        json.WriteString("endDate", Moment(slot.End));
        json.WriteString("duration", System.Xml.XmlConvert.ToString(slot.End - slot.Start));
        json.WriteString("eventStatus", slot.Cancelled ? "https://schema.org/EventCancelled" : "https://schema.org/EventScheduled");
        if (entry.Listing.Booking.Capacity is { } capacity) json.WriteNumber("maximumAttendeeCapacity", capacity);
        json.WriteString("url", $"{site}/{entry.Listing.Space}/{entry.Id}");
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, string type, string address, string id)
    {
        json.WriteStartObject();
        json.WriteString("@context", Context);
        json.WriteString("@type", type);
        json.WriteString("@id", address);
        json.WriteString("identifier", id);
    }

    private void Activity(Utf8JsonWriter json, Concept concept)
    {
        json.WriteStartArray("activity");
        json.WriteStartObject();
        json.WriteString("@type", "Concept");
        json.WriteString("@id", concept.Id);
        json.WriteString("prefLabel", concept.Label);
        json.WriteString("inScheme", concepts.Scheme);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Organizer(Utf8JsonWriter json, string id, OrganisationDetails by, string site)
    {
        json.WriteStartObject("organizer");
        json.WriteString("@type", "Organization");
        json.WriteString("@id", $"{site}{FeedKinds.Root}#{Uri.EscapeDataString(id)}");
        json.WriteString("name", by.Name);
        Say(json, "description", by.About);
        if (Uri.TryCreate(by.Contact.Web, UriKind.Absolute, out var web)) json.WriteString("url", web.AbsoluteUri);
        Say(json, "telephone", by.Contact.Phone);
        Say(json, "email", by.Contact.Email);
        json.WriteEndObject();
    }

    private void Location(Utf8JsonWriter json, Listing listing, Venue venue)
    {
        json.WriteStartObject("location");
        json.WriteString("@type", "Place");
        Say(json, "identifier", venue.Id);
        json.WriteString("name", venue.Name);
        if (AddressOf(listing, venue) is var (street, city, area))
        {
            json.WriteStartObject("address");
            json.WriteString("@type", "PostalAddress");
            json.WriteString("streetAddress", street);
            json.WriteString("addressLocality", city);
            json.WriteString("addressRegion", area);
            json.WriteString("postalCode", venue.Postcode);
            json.WriteString("addressCountry", "GB");
            json.WriteEndObject();
        }

        if (GeoOf(venue) is { } point)
        {
            json.WriteStartObject("geo");
            json.WriteString("@type", "GeoCoordinates");
            json.WriteNumber("latitude", point.Lat);
            json.WriteNumber("longitude", point.Lon);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private (string Street, string City, string Area)? AddressOf(Listing listing, Venue venue)
    {
        var city = venue.Town.Length > 0 ? venue.Town : looks.NameOf(listing.Space, venue.Locality) ?? "";
        var area = spaces.Find(listing.Space)?.Name ?? "";
        return city.Length == 0 || area.Length == 0 || !IsWhole(venue.Postcode) ? null : (venue.Address.Length > 0 ? venue.Address : venue.Name, city, area);
    }

    // The first half of a postcode is no address.
    private static bool IsWhole(string postcode) => postcode.Count(char.IsLetterOrDigit) >= 5;

    // The middle of a village is no place to send anybody to.
    private static GeoPoint? GeoOf(Venue venue) => venue is { IsRough: false, Lat: { } lat, Lon: { } lon } ? new GeoPoint(lat, lon) : null;

    private static void Offer(Utf8JsonWriter json, Cost cost)
    {
        json.WriteStartArray("offers");
        json.WriteStartObject();
        json.WriteString("@type", "Offer");
        json.WriteString("name", cost.Kind switch { CostKind.Free => "Free", CostKind.Donation => "Donation", _ => $"Per {cost.Per}" });
        // What one may give is no price: nothing has to be paid.
        json.WriteNumber("price", cost.Kind == CostKind.Paid ? cost.Pence / 100m : 0);
        json.WriteString("priceCurrency", "GBP");
        Say(json, "description", cost.Words);
        json.WriteEndObject();
        json.WriteEndArray();
        if (cost.Kind != CostKind.Paid) json.WriteBoolean("isAccessibleForFree", true);
    }

    private static void Ages(Utf8JsonWriter json, Suitability suits)
    {
        if (suits is { AgeFrom: null, AgeTo: null }) return;
        json.WriteStartObject("ageRange");
        json.WriteString("@type", "QuantitativeValue");
        json.WriteNumber("minValue", suits.AgeFrom ?? 0);
        if (suits.AgeTo is { } to) json.WriteNumber("maxValue", to);
        json.WriteEndObject();
    }

    private static void Gender(Utf8JsonWriter json, Suitability suits)
    {
        var (women, men) = (suits.Audience.Contains("women"), suits.Audience.Contains("men"));
        json.WriteString("genderRestriction", $"https://openactive.io/{(women == men ? "NoRestriction" : women ? "FemaleOnly" : "MaleOnly")}");
    }

    private static string LevelOf(Level level) => level switch
    {
        Level.Beginners => "Beginner",
        Level.Moderate => "Intermediate",
        Level.Experienced => "Advanced",
        Level.Mixed => "Mixed ability",
        _ => level.ToString(),
    };

    private static string WayOf(FiveWay way) => $"{way.ToString()[0]}{ListingCells.Word(way)[1..].Replace('-', ' ')}";

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        var all = words.Where(w => w.Length > 0).ToList();
        if (all.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var word in all) json.WriteStringValue(word);
        json.WriteEndArray();
    }

    private static void Say(Utf8JsonWriter json, string name, string words)
    {
        if (words.Length > 0) json.WriteString(name, words);
    }

    private static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static SessionId SessionOf(SessionSlot slot) => SessionId.FromLocal(new DateTime(slot.Named * TimeSpan.TicksPerMinute));

    private static byte[] Write(Action<Utf8JsonWriter> fill)
    {
        var to = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(to, Json)) fill(json);
        return to.WrittenSpan.ToArray();
    }
}
