using System.Collections.Immutable;

namespace Hay.Web.Fhir;

/// <summary>What can be asked here, as FHIR says it of a site.</summary>
internal sealed record FhirCapability() : FhirResource("CapabilityStatement")
{
    public required string Url { get; init; }
    public string Status { get; init; } = "active";
    /// <summary>When what can be asked last changed.</summary>
    public string Date { get; init; } = "2026-11-23";
    public string Kind { get; init; } = "instance";
    public SoftwarePart Software { get; init; } = new("Hay");
    public required ImplementationPart Implementation { get; init; }
    public string FhirVersion { get; init; } = "4.0.1";
    public ImmutableArray<string> Format { get; init; } = ["application/fhir+json", "json"];
    public required ImmutableArray<RestPart> Rest { get; init; }

    public static FhirCapability Of(string site) => new()
    {
        Url = $"{site}{FhirEndpoints.Path}/metadata",
        Implementation = new("Activities for wellbeing in some places in England: what is on, where, and who runs it.", $"{site}{FhirEndpoints.Path}"),
        Text = FhirText.Narrative("For reading, without a key. Resources keep to FHIR R4; no profile is claimed, UK Core's neither."),
        Rest =
        [
            new("server", $"""
                For reading. Lists have {FhirQuery.UsualPage} resources a page, `_count` up to {FhirQuery.LargestPage}, by id: whoever follows `next` meets each once while others come and go.
                Parameters that are not known are passed over, and an OperationOutcome in the Bundle says which; with `Prefer: handling=strict` they are refused.
                Listings can be looked for by where they are: `location.near`, `location.address-postalcode`, `location.address-city`, `location.name`.
                An ETag is made of what is said: send it as `If-None-Match`. What is invented has the tag HTEST.
                """, new(true), [.. FhirKind.All.Select(Resource)]),
        ],
    };

    private static ResourcePart Resource(FhirKind kind) => new(
        kind.Name, $"http://hl7.org/fhir/StructureDefinition/{kind.Name}", kind.Words, [new("read"), new("search-type")], "no-version", ["literal"],
        kind.Name == "HealthcareService" ? ["HealthcareService:location", "HealthcareService:organization"] : null,
        [.. kind.Parameters.Where(p => !p.IsChained).Select(p => new ParameterPart(p.Name, $"http://hl7.org/fhir/SearchParameter/{p.Definition ?? $"{kind.Name}-{p.Name}"}", p.Type, p.Words))]);
}

internal sealed record SoftwarePart(string Name);

internal sealed record ImplementationPart(string Description, string Url);

internal sealed record SecurityPart(bool Cors);

internal sealed record RestPart(string Mode, string Documentation, SecurityPart Security, ImmutableArray<ResourcePart> Resource);

internal sealed record InteractionPart(string Code);

internal sealed record ParameterPart(string Name, string Definition, string Type, string Documentation);

internal sealed record ResourcePart(
    string Type, string Profile, string Documentation, ImmutableArray<InteractionPart> Interaction, string Versioning, ImmutableArray<string> ReferencePolicy,
    ImmutableArray<string>? SearchInclude, ImmutableArray<ParameterPart> SearchParam);
