using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Web.Fhir;

/// <summary>What resources of FHIR R4 have in common. Null: not said, and left out.</summary>
internal abstract record FhirResource([property: JsonPropertyOrder(-2)] string ResourceType)
{
    [JsonPropertyOrder(-1)]
    public string? Id { get; init; }
    [JsonPropertyOrder(-1)]
    public MetaPart? Meta { get; init; }
    /// <summary>Language of its words, where it is not English.</summary>
    [JsonPropertyOrder(-1)]
    public string? Language { get; init; }
    [JsonPropertyOrder(-1)]
    public NarrativePart? Text { get; init; }
}

/// <summary>Source: the address from which a listing was imported.</summary>
internal sealed record MetaPart(string? LastUpdated, string? Source, ImmutableArray<CodingPart>? Tag);

/// <summary>Div: XHTML.</summary>
internal sealed record NarrativePart(string Status, string Div);

internal sealed record CodingPart(string System, string Code, string Display);

internal sealed record ConceptPart(ImmutableArray<CodingPart>? Coding, string? Text = null);

internal sealed record IdentifierPart(string? System, string Value, ReferencePart? Assigner = null);

internal sealed record ReferencePart(string? Reference, string? Display);

/// <summary>System: phone, email or url.</summary>
internal sealed record ContactPart(string System, string Value);

/// <summary>Dates or moments of FHIR, both of them too.</summary>
internal sealed record PeriodPart(string? Start, string? End);

internal sealed record PositionPart(double Longitude, double Latitude);

internal sealed record AddressPart
{
    public string Type { get; init; } = "physical";
    public ImmutableArray<string>? Line { get; init; }
    public string? City { get; init; }
    public string? District { get; init; }
    public string? PostalCode { get; init; }
    public string Country { get; init; } = "GB";
}
