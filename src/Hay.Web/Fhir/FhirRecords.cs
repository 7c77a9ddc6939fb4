using System.Collections.Immutable;

namespace Hay.Web.Fhir;

/// <summary>A listing.</summary>
internal sealed record HealthcareServiceRecord() : FhirResource("HealthcareService")
{
    public required ImmutableArray<IdentifierPart> Identifier { get; init; }
    public bool Active { get; init; } = true;
    public ReferencePart? ProvidedBy { get; init; }
    /// <summary>The Five Ways to Wellbeing.</summary>
    public ImmutableArray<ConceptPart>? Category { get; init; }
    /// <summary>What people do there.</summary>
    public ImmutableArray<ConceptPart>? Type { get; init; }
    public ImmutableArray<ReferencePart>? Location { get; init; }
    public required string Name { get; init; }
    public string? Comment { get; init; }
    /// <summary>Markdown.</summary>
    public string? ExtraDetails { get; init; }
    public ImmutableArray<ContactPart>? Telecom { get; init; }
    public ImmutableArray<ConceptPart>? ServiceProvisionCode { get; init; }
    public ImmutableArray<EligibilityPart>? Eligibility { get; init; }
    public ImmutableArray<ConceptPart>? Characteristic { get; init; }
    public ImmutableArray<ConceptPart>? Communication { get; init; }
    public bool? AppointmentRequired { get; init; }
    public ImmutableArray<HoursPart>? AvailableTime { get; init; }
    public ImmutableArray<ClosedPart>? NotAvailable { get; init; }
    /// <summary>When it is, in words.</summary>
    public string? AvailabilityExceptions { get; init; }
}

/// <summary>Comment: markdown.</summary>
internal sealed record EligibilityPart(string Comment);

/// <summary>Times: local ones of Britain.</summary>
internal sealed record HoursPart(ImmutableArray<string> DaysOfWeek, string AvailableStartTime, string AvailableEndTime);

internal sealed record ClosedPart(string Description, PeriodPart During);

/// <summary>Where listings happen.</summary>
internal sealed record LocationRecord() : FhirResource("Location")
{
    public string Status { get; init; } = "active";
    public string? Name { get; init; }
    public string? Description { get; init; }
    public string Mode { get; init; } = "instance";
    public AddressPart? Address { get; init; }
    public PositionPart? Position { get; init; }
}

/// <summary>Who runs listings.</summary>
internal sealed record OrganizationRecord() : FhirResource("Organization")
{
    public required ImmutableArray<IdentifierPart> Identifier { get; init; }
    public bool Active { get; init; } = true;
    public required string Name { get; init; }
    public ImmutableArray<ContactPart>? Telecom { get; init; }
}

/// <summary>What our codes mean.</summary>
internal sealed record CodeSystemRecord() : FhirResource("CodeSystem")
{
    public required string Url { get; init; }
    public required string Name { get; init; }
    public required string Title { get; init; }
    public string Status { get; init; } = "active";
    public required string Description { get; init; }
    public bool CaseSensitive { get; init; } = true;
    public string Content { get; init; } = "complete";
    public required int Count { get; init; }
    public required ImmutableArray<CodePart> Concept { get; init; }
}

internal sealed record CodePart(string Code, string Display, string? Definition);

/// <summary>What went wrong, or was passed over.</summary>
internal sealed record OutcomeRecord(ImmutableArray<IssuePart> Issue) : FhirResource("OperationOutcome");

/// <summary>Severity: error or warning. Code: of FHIR's IssueType. Diagnostics: what to do.</summary>
internal sealed record IssuePart(string Severity, string Code, string Diagnostics);
