using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Web.OpenReferral;

/// <summary>A service as Open Referral UK 3.0 writes it. Null: not said, and left out.</summary>
internal sealed record ServiceRecord
{
    public required Guid Id { get; init; }
    public Guid? OrganizationId { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }
    public string? Url { get; init; }
    public string? Email { get; init; }
    public string Status { get; init; } = "active";
    /// <summary>Of HSDS 3.0, as is how to apply: the UK profile passes over them, so the description says the same.</summary>
    public string? EligibilityDescription { get; init; }
    public string? ApplicationProcess { get; init; }
    public int? MinimumAge { get; init; }
    public int? MaximumAge { get; init; }
    /// <summary>The day on which somebody last confirmed the listing.</summary>
    public DateOnly? AssuredDate { get; init; }
    public string? Alert { get; init; }
    public string? LastModified { get; init; }
    public OrganizationRecord? Organization { get; init; }
    public ImmutableArray<ScheduleRecord>? Schedules { get; init; }
    public ImmutableArray<AtLocationRecord>? ServiceAtLocations { get; init; }
    public ImmutableArray<LanguageRecord>? Languages { get; init; }
    public ImmutableArray<CostRecord>? CostOptions { get; init; }
    public ImmutableArray<PhoneRecord>? Phones { get; init; }
    public ImmutableArray<AttributeRecord>? Attributes { get; init; }

    /// <summary>As a list has it: what there is one of.</summary>
    public ServiceRecord Short() => this with
    {
        Organization = Organization is null ? null : Organization with { OrganizationIdentifiers = null, Phones = null },
        EligibilityDescription = null,
        ApplicationProcess = null,
        Schedules = null,
        ServiceAtLocations = null,
        Languages = null,
        CostOptions = null,
        Phones = null,
        Attributes = null,
    };
}

internal sealed record OrganizationRecord(Guid Id, string Name, string Description)
{
    public string? Email { get; init; }
    public string? Website { get; init; }
    public ImmutableArray<IdentifierRecord>? OrganizationIdentifiers { get; init; }
    public ImmutableArray<PhoneRecord>? Phones { get; init; }
}

/// <summary>IdentifierScheme: a list code of org-id.guide.</summary>
internal sealed record IdentifierRecord(Guid Id, string IdentifierScheme, string IdentifierType, string Identifier);

/// <summary>One line of a timetable, in parts of RFC 5545; local times of Britain.</summary>
internal sealed record ScheduleRecord
{
    public required Guid Id { get; init; }
    public required Guid ServiceId { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public DateOnly? Dtstart { get; init; }
    public string? Freq { get; init; }
    public int? Interval { get; init; }
    public string? Byday { get; init; }
    public string? Bymonthday { get; init; }
    public string? Description { get; init; }
    public TimeOnly? OpensAt { get; init; }
    public TimeOnly? ClosesAt { get; init; }
    public string? ScheduleLink { get; init; }
    public string? Notes { get; init; }
}

internal sealed record AtLocationRecord(Guid Id, Guid ServiceId, Guid LocationId, LocationRecord Location)
{
    /// <summary>Only where the place is what was asked for.</summary>
    public ServiceRecord? Service { get; init; }

    public AtLocationRecord Short() => this with { Location = Location with { Addresses = null, Accessibility = null }, Service = Service?.Short() };
}

internal sealed record LocationRecord(Guid Id, string LocationType)
{
    public string? Name { get; init; }
    public string? Description { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public ImmutableArray<AddressRecord>? Addresses { get; init; }
    public ImmutableArray<AccessRecord>? Accessibility { get; init; }
}

internal sealed record AddressRecord(
    Guid Id, Guid LocationId, [property: JsonPropertyName("address_1")] string Address1, string City, string StateProvince, string PostalCode)
{
    public string Country { get; init; } = "GB";
    public string AddressType { get; init; } = "physical";
}

internal sealed record AccessRecord(Guid Id, Guid LocationId, string Description);

internal sealed record LanguageRecord(Guid Id, Guid ServiceId, string Name, string Code);

internal sealed record CostRecord(Guid Id, Guid ServiceId, string Option)
{
    /// <summary>Pounds.</summary>
    public decimal? Amount { get; init; }
    public string? AmountDescription { get; init; }
}

internal sealed record PhoneRecord(Guid Id, string Number);

/// <summary>Value: what is said, where the term is only what it is about; then the label is its short name, and stands for the term.</summary>
internal sealed record AttributeRecord(Guid Id, Guid LinkId, string LinkType, Guid TaxonomyTermId)
{
    public string? Label { get; init; }
    public string? Value { get; init; }
    public TermRecord? TaxonomyTerm { get; init; }
}
