using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Silo.Demo;

// The shape of content/demo/*.json; docs/spaces.md says what each field means.

internal sealed record DemoActivity
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Summary { get; init; }
    public required string Description { get; init; }
    public required string Space { get; init; }
    public ImmutableArray<string> AlsoIn { get; init; } = [];
    public required string OrganisationId { get; init; }
    /// <summary>Empty when online.</summary>
    public string VenueId { get; init; } = "";
    public required Setting Setting { get; init; }
    public required string Category { get; init; }
    public ImmutableArray<FiveWay> FiveWays { get; init; } = [];
    public ImmutableArray<Level> Levels { get; init; } = [];
    public DemoConcept? OpenActive { get; init; }
    public required Suitability Suitability { get; init; }
    public required FirstVisit FirstVisit { get; init; }
    public required Cost Cost { get; init; }
    public required BookingTerms Booking { get; init; }
    public required DemoSchedule Schedule { get; init; }
    public ImmutableArray<string> Languages { get; init; } = [];
    /// <summary>Language of the text; empty: English.</summary>
    public string WrittenIn { get; init; } = "";
    public AccessFacts AccessOverrides { get; init; } = new();
    public required int LastCheckedDaysAgo { get; init; }
}

internal sealed record DemoConcept(string Id, string PrefLabel);

/// <summary>Dates are local, written for the school year that starts in September 2026.</summary>
internal sealed record DemoSchedule
{
    public required string Tzid { get; init; }
    public required DateTime Dtstart { get; init; }
    public required int DurationMinutes { get; init; }
    /// <summary>Empty: it happens once.</summary>
    public string Rrule { get; init; } = "";
    public ImmutableArray<DateTime> Exdate { get; init; } = [];
    /// <summary>One-offs and short courses stay at least so far ahead of the load day.</summary>
    public int? KeepAheadDays { get; init; }
    public string Note { get; init; } = "";
}

internal sealed record DemoVenue
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Kind { get; init; }
    public required string Space { get; init; }
    public required string Locality { get; init; }
    public required string Town { get; init; }
    public required string OutwardCode { get; init; }
    public required double Lat { get; init; }
    public required double Lon { get; init; }
    public required AccessFacts Access { get; init; }

    public Venue ToVenue(SpaceMap spaces)
    {
        var locality = spaces.Find(Space)?.Localities.FirstOrDefault(l => l.Slug == Locality);
        return new Venue
        {
            Id = Id,
            Name = Name,
            Kind = Kind,
            // Only a part of a town needs saying: the rest of the address is the town itself.
            Address = locality is { Town: not null } ? locality.Name : "",
            Locality = Locality,
            Town = Town,
            Postcode = OutwardCode,
            Lat = Lat,
            Lon = Lon,
            Access = Access,
        };
    }
}

internal sealed record DemoOrganisation
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Kind { get; init; }
    public required string Space { get; init; }
    public string About { get; init; } = "";
    public string Email { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Website { get; init; } = "";
    public bool HasWebPresence { get; init; }
    public Claim Claim { get; init; }
    public string ReplyTime { get; init; } = "";

    public Contact Contact => new() { Web = Website, Phone = Phone, Email = Email };

    public OrganisationDetails ToDetails() => new()
    {
        Name = Name,
        Space = Space,
        Kind = Kind,
        About = About,
        Contact = Contact,
        ReplyTime = ReplyTime,
        HasWebPresence = HasWebPresence,
        Claim = Claim,
        Demo = true,
    };
}

internal sealed record DemoNotice
{
    public required string Id { get; init; }
    public required string Space { get; init; }
    public required NoticeKind Kind { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }
    public required int FromDaysAgo { get; init; }
    public required int UntilDaysAhead { get; init; }
    public ImmutableArray<string> ActivityIds { get; init; } = [];

    public Notice On(DateOnly day) => new()
    {
        Id = Id,
        Kind = Kind,
        Title = Title,
        Body = Body,
        From = day.AddDays(-FromDaysAgo),
        Until = day.AddDays(UntilDaysAhead),
        Activities = ActivityIds,
        Demo = true,
    };
}

internal sealed record DemoAnswer
{
    public required string Id { get; init; }
    public required string Space { get; init; }
    public required string Said { get; init; }
    public required string Did { get; init; }
    public required AnswerStatus Status { get; init; }
    public required int DaysAgo { get; init; }
    public ImmutableArray<string> ActivityIds { get; init; } = [];

    public YouSaid On(DateOnly day) => new()
    {
        Id = Id,
        Said = Said,
        Did = Did,
        Status = Status,
        On = day.AddDays(-DaysAgo),
        Activities = ActivityIds,
        Demo = true,
    };
}
