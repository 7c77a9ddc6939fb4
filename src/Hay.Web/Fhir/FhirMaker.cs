using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.OpenReferral;
using Hay.Web.Spaces;

namespace Hay.Web.Fhir;

/// <summary>An item as its resource.</summary>
internal static class FhirMaker
{
    /// <param name="item">The item.</param>
    /// <param name="site">The address of the site, without a slash at its end.</param>
    public static FhirResource Make(FhirItem item, string site) => item switch
    {
        ListedItem listed => ListedMaker.Make(listed, site),
        PlaceItem place => Make(place),
        OrganisationItem organisation => Make(organisation, site),
        CodesItem set => Make(set.Set, site),
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };

    public static ImmutableArray<IdentifierPart> IdentifiersOf(OrganisationItem item, string site) =>
    [
        new($"{site}{FhirEndpoints.Path}/organisation", item.Key),
        .. Registered(ServiceMaker.CharityScheme(item.Details.CharityNumber), item.Details.CharityNumber),
        .. Registered("GB-COH", item.Details.CompanyNumber),
    ];

    private static LocationRecord Make(PlaceItem item)
    {
        var venue = item.Venue;
        return new()
        {
            Id = item.Id,
            Meta = FhirText.Meta(item.IsDemo, item.Edited),
            Text = FhirText.Narrative(venue.Name, venue.Address, string.Join(' ', new[] { item.City, venue.Postcode }.Where(w => w.Length > 0)), item.IsDemo ? DemoMark.Words : ""),
            Name = FhirText.Said(venue.Name),
            Description = venue.IsRough && Position(venue) is not null ? "The point on the map is the middle of the town or village." : null,
            Address = new()
            {
                Line = FhirText.Some(new[] { FhirText.Said(venue.Address) }.OfType<string>()),
                City = FhirText.Said(item.City),
                District = FhirText.Said(item.Area),
                PostalCode = FhirText.Said(venue.Postcode),
            },
            Position = Position(venue),
        };
    }

    private static OrganizationRecord Make(OrganisationItem item, string site)
    {
        var by = item.Details;
        return new()
        {
            Id = item.Id,
            Meta = FhirText.Meta(by.Demo, item.Edited, by.Source),
            Text = FhirText.Narrative(by.Name, by.About, by.Demo ? DemoMark.Words : ""),
            Identifier = IdentifiersOf(item, site),
            Name = FhirText.Said(by.Name) ?? item.Key,
            Telecom = FhirText.Some(FhirText.Contacts(by.Contact)),
        };
    }

    private static CodeSystemRecord Make(CodeSet set, string site) => new()
    {
        Id = set.Id,
        Url = FhirCodes.AddressOf(set.Id, site),
        Text = FhirText.Narrative([set.Name, set.About, .. set.Codes.Select(c => $"{c.Code}: {c.Definition ?? c.Display}")]),
        // A name that programs can have, as FHIR wants it.
        Name = $"Hay{char.ToUpperInvariant(set.Id[0])}{set.Id[1..]}",
        Title = set.Name,
        Description = set.About,
        Count = set.Codes.Length,
        Concept = set.Codes,
    };

    private static PositionPart? Position(Venue venue) => venue is { Lat: { } lat and >= -90 and <= 90, Lon: { } lon and >= -180 and <= 180 } ? new(lon, lat) : null;

    // No system of FHIR or the NHS names these registers: org-id.guide does.
    private static ImmutableArray<IdentifierPart> Registered(string list, string number) => FhirText.Said(number) is { } said ? [new($"http://org-id.guide/list/{list}", said)] : [];
}
