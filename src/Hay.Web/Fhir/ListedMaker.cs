using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using Hay.Web.Spaces;
using Hay.Web.Wording;

namespace Hay.Web.Fhir;

/// <summary>A listing as a HealthcareService. What FHIR has no field for is said in its words.</summary>
internal static class ListedMaker
{
    private const string Provision = "http://terminology.hl7.org/CodeSystem/service-provision-conditions";

    public static HealthcareServiceRecord Make(ListedItem item, string site)
    {
        var (entry, listing) = (item.Entry, item.Entry.Listing);
        var page = $"{site}/{listing.Space}/{entry.Id}";
        var coded = item.Codes.ToLookup(c => c.Set, c => new ConceptPart([new(FhirCodes.AddressOf(c.Set, site), c.Code.Code, c.Code.Display)]));
        var (weekly, closed) = ListedHours.Of(entry);
        return new()
        {
            Id = item.Id,
            Meta = FhirText.Meta(listing.Demo, entry.Edited, listing.Source),
            Language = listing.WrittenIn is "" or "en" ? null : listing.WrittenIn,
            Text = FhirText.Narrative(listing.Title, listing.Summary, entry.When, item.Place is { } at ? string.Join(", ", new[] { at.Venue.Name, at.City }.Where(w => w.Length > 0)) : "", listing.Demo ? DemoMark.Words : ""),
            Identifier = [new($"{site}{FhirEndpoints.Path}/listing", entry.Id), .. Imported(listing.Source)],
            ProvidedBy = listing.Organisation is { } by && entry.Organisation is { } details ? new($"Organization/{FhirList.IdOfOrganisation(by)}", FhirText.Said(details.Name)) : null,
            Category = FhirText.Some(coded[FhirCodes.Ways]),
            Type = FhirText.Some(coded[FhirCodes.Kinds]),
            Location = item.Place is { } place ? [new($"Location/{place.Id}", FhirText.Said(place.Venue.Name))] : null,
            Name = FhirText.Said(listing.Title) ?? entry.Id,
            Comment = FhirText.Said(listing.Demo ? $"{DemoMark.Words} {listing.Summary}" : listing.Summary),
            ExtraDetails = FhirText.Plain(string.Join("\n\n", Paragraphs(listing).Where(p => p.Length > 0))),
            Telecom = [.. FhirText.Contacts(listing.Contact), new("url", page)],
            ServiceProvisionCode = listing.Cost.Kind switch
            {
                CostKind.Free => [new([new(Provision, "free", "Free")])],
                CostKind.Paid => [new([new(Provision, "cost", "Fees apply")])],
                _ => null,
            },
            Eligibility = FhirText.Some(Suits(listing.Suitability).Select(FhirText.Plain).OfType<string>().Select(words => new EligibilityPart(words))),
            Characteristic = FhirText.Some(coded[FhirCodes.Settings].Concat(coded[FhirCodes.Levels]).Concat(coded[FhirCodes.Access]).Concat(Around(listing.Access()))),
            Communication = FhirText.Some(listing.Languages.Distinct().Select(tag => new ConceptPart([new("urn:ietf:bcp:47", tag, Tongues.English(tag))]))),
            AppointmentRequired = listing.Booking.Kind switch
            {
                BookingKind.Book or BookingKind.WaitingList => true,
                BookingKind.DropIn => false,
                _ => null,
            },
            AvailableTime = weekly,
            NotAvailable = closed,
            AvailabilityExceptions = FhirText.Said(string.Join(" ", new[] { entry.When, listing.ScheduleNote }.Where(w => w.Length > 0))),
        };
    }

    private static IEnumerable<string> Paragraphs(Listing listing) =>
    [
        listing.Description,
        CostOf(listing.Cost) is { Length: > 0 } cost ? $"What it costs: {cost}" : "",
        listing.Booking.How is { Length: > 0 } how ? $"How to come: {how}" : "",
        listing.Source is { Licence.Length: > 0 } from ? $"From {from.Name}: {from.Licence}" : "",
    ];

    private static string CostOf(Cost cost) => cost switch
    {
        { Words.Length: > 0 } => cost.Words,
        { Kind: CostKind.Free } => "nothing",
        { Kind: CostKind.Paid, Pence: > 0 } => string.Create(CultureInfo.InvariantCulture, $"£{cost.Pence / 100m:0.00} a {(cost.Per.Length > 0 ? cost.Per : "session")}"),
        { Kind: CostKind.Donation } => "what you can",
        _ => "",
    };

    private static IEnumerable<string> Suits(Suitability suits) =>
    [
        (suits.AgeFrom, suits.AgeTo) switch
        {
            ({ } from, { } to) => $"Ages {from} to {to}.",
            ({ } from, null) => $"From the age of {from}.",
            (null, { } to) => $"Up to the age of {to}.",
            _ => "",
        },
        suits.IsFor is { Length: > 0 } isFor ? $"Who it is for: {isFor}" : "",
        suits.Audience.IsDefaultOrEmpty ? "" : $"Made for: {string.Join(", ", suits.Audience)}.",
        suits.CannotHold is { Length: > 0 } cannot ? $"What it cannot hold: {cannot}" : "",
    ];

    private static IEnumerable<ConceptPart> Around(AccessFacts facts) => new[] { ("Parking", facts.Parking), ("Bus", facts.Bus), ("Good to know", facts.Note) }
        .Select(w => FhirText.Said(w.Item2) is { } words ? new ConceptPart(null, $"{w.Item1}: {words}") : null).OfType<ConceptPart>();

    // Its name is words, no address of a system.
    private static ImmutableArray<IdentifierPart> Imported(Source? source) => source is { Name.Length: > 0 } && FhirText.Said(source.Id) is { } id ? [new(null, id, new(null, FhirText.Said(source.Name)))] : [];
}
