using System.Collections.Immutable;

namespace Hay.Web.Fhir;

/// <summary>A parameter of a search: what fits a value; null where the value cannot be read.</summary>
internal sealed record FhirParameter(string Name, string Type, string Words, Func<FhirValue, Func<FhirItem, bool>?> Test)
{
    /// <summary>Its definition in FHIR; null: that of its type and name.</summary>
    public string? Definition { get; init; }

    /// <summary>Of another resource, to which this one refers.</summary>
    public bool IsChained => Name.Contains('.', StringComparison.Ordinal);
}

/// <summary>A type of resource: what there is of it, and how one looks for it.</summary>
internal sealed record FhirKind(string Name, string Words, Func<FhirList, FhirShelf> Of, ImmutableArray<FhirParameter> Parameters)
{
    public static ImmutableArray<FhirKind> All { get; } = Made();

    private static ImmutableArray<FhirKind> Made()
    {
        FhirParameter[] any =
        [
            new("_id", "token", "The id.", v => v.Modifier.Length > 0 ? null : i => i.Id == v.Text) { Definition = "Resource-id" },
            new("_lastUpdated", "date", "When what it says last changed.", v => v.Date() is { } fits ? i => i.Edited is { } at && fits(at) : null) { Definition = "Resource-lastUpdated" },
        ];
        return
        [
            new("HealthcareService", "Activities that people can go to.", l => l.Listed,
            [
                .. any,
                new("name", "string", "How its name begins; also :contains and :exact.", v => v.String() is { } fits ? i => fits(((ListedItem)i).Entry.Listing.Title) : null),
                new("identifier", "token", "Its id on the pages.", v => v.Token() is { } fits ? i => fits($"{v.Site}{FhirEndpoints.Path}/listing", ((ListedItem)i).Entry.Id) : null),
                new("active", "token", "All there are, are active.", v => v.Modifier.Length == 0 && v.Text is "true" or "false" ? _ => v.Text == "true" : null),
                new("organization", "reference", "Who runs it.", v => v.Reference("Organization") is { } id ? i => ((ListedItem)i).Entry.Listing.Organisation is { } by && FhirList.IdOfOrganisation(by) == id : null),
                new("location", "reference", "Where it is.", v => v.Reference("Location") is { } id ? i => ((ListedItem)i).Place?.Id == id : null),
                Coded("service-type", "What people do there.", FhirCodes.Kinds),
                Coded("service-category", "The ways to wellbeing it serves.", FhirCodes.Ways),
                Coded("characteristic", "Where one does it, how hard it is on the body, and access.", FhirCodes.Settings, FhirCodes.Levels, FhirCodes.Access),
                .. Places("location.").Select(p => p with { Test = v => p.Test(v) is { } fits ? i => ((ListedItem)i).Place is { } place && fits(place) : null }),
            ]),
            new("Location", "Where they are.", l => l.Places, [.. any, .. Places("")]),
            new("Organization", "Who runs them.", l => l.Organisations,
            [
                .. any,
                new("name", "string", "How its name begins; also :contains and :exact.", v => v.String() is { } fits ? i => fits(((OrganisationItem)i).Details.Name) : null),
                new("identifier", "token", "Its number as a charity or a company, or its id at this site.", v => v.Token() is { } fits ? i => Numbers((OrganisationItem)i, v.Site).Any(n => fits(n.System, n.Value)) : null),
            ]),
            new("CodeSystem", "What the codes of this site mean.", l => l.Codes, [any[0], new("url", "uri", "Its address.", v => v.Modifier.Length > 0 ? null : i => FhirCodes.AddressOf(i.Id, v.Site) == v.Text) { Definition = "conformance-url" }]),
        ];
    }

    private static FhirParameter Coded(string name, string words, params string[] sets) => new(name, "token", words, v => v.Token() is { } fits
        ? i => ((ListedItem)i).Codes.Any(c => sets.Contains(c.Set) && fits(FhirCodes.AddressOf(c.Set, v.Site), c.Code.Code)) : null);

    // Before: of a listing, by where it is.
    private static IEnumerable<FhirParameter> Places(string before) =>
    [
        new($"{before}name", "string", "How the name of the place begins.", v => v.String() is { } fits ? i => fits(((PlaceItem)i).Venue.Name) : null),
        new($"{before}address-city", "string", "How the name of its town or village begins.", v => v.String() is { } fits ? i => fits(((PlaceItem)i).City) : null),
        new($"{before}address-postalcode", "string", "How its postcode begins.", v => v.String() is { } fits ? i => fits(((PlaceItem)i).Venue.Postcode) : null),
        new($"{before}near", "special", "latitude|longitude|distance|unit: km (usual), m or [mi_i]; 8 km where not said, at most 200 km.", v => FhirNear.Read(v) is { } near ? i => near.Has((PlaceItem)i) : null),
    ];

    private static IEnumerable<(string System, string Value)> Numbers(OrganisationItem item, string site) => FhirMaker.IdentifiersOf(item, site).Select(i => (i.System!, i.Value));
}
