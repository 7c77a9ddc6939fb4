using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>What an organisation says about itself.</summary>
[GenerateSerializer, Immutable, Alias("hay.OrganisationDetails")]
public sealed record OrganisationDetails
{
    [Id(0)] public required string Name { get; init; }
    /// <summary>Slug of its home space; empty when it serves from outside.</summary>
    [Id(1)] public string Space { get; init; } = "";
    [Id(2)] public string Kind { get; init; } = "";
    [Id(3)] public string About { get; init; } = "";
    [Id(4)] public Contact Contact { get; init; } = new();
    /// <summary>How soon an answer comes, in words.</summary>
    [Id(5)] public string ReplyTime { get; init; } = "";
    /// <summary>False for the groups that only people know about.</summary>
    [Id(6)] public bool HasWebPresence { get; init; } = true;
    [Id(7)] public Claim Claim { get; init; }
    [Id(8)] public Source? Source { get; init; }
    [Id(9)] public bool Demo { get; init; }
    /// <summary>In the register of charities of its country; empty: none, or not said.</summary>
    [Id(10)] public string CharityNumber { get; init; } = "";
    /// <summary>At Companies House; empty: none, or not said.</summary>
    [Id(11)] public string CompanyNumber { get; init; } = "";
}

/// <summary>Whether the organisation looks after its own listings. Nominated: somebody told us of it.</summary>
[GenerateSerializer, Alias("hay.Claim"), JsonConverter(typeof(JsonStringEnumConverter<Claim>))]
public enum Claim { Unclaimed, Nominated, Invited, Claimed }

/// <summary>An account that looks after the organisation.</summary>
[GenerateSerializer, Immutable, Alias("hay.Colleague")]
public sealed record Colleague([property: Id(0)] string Account, [property: Id(1)] DateTimeOffset Since);

/// <summary>A letter to somebody who may become a colleague. Whoever has its link may accept it, once.</summary>
[GenerateSerializer, Immutable, Alias("hay.Invitation")]
public sealed record Invitation(
    [property: Id(0)] string Id, [property: Id(1)] string Email, [property: Id(2)] string By, [property: Id(3)] DateTimeOffset At);

[GenerateSerializer, Alias("hay.ClaimStanding"), JsonConverter(typeof(JsonStringEnumConverter<ClaimStanding>))]
public enum ClaimStanding { Waiting, Approved, Refused }

/// <summary>Somebody says that they belong to the organisation. Words: how a host can see that it is so.</summary>
[GenerateSerializer, Immutable, Alias("hay.OrganisationClaim")]
public sealed record OrganisationClaim
{
    /// <summary>Id of the account that asks; each has at most one claim.</summary>
    [Id(0)] public required string Account { get; init; }
    [Id(1)] public required string Words { get; init; }
    [Id(2)] public required DateTimeOffset At { get; init; }
    [Id(3)] public ClaimStanding Standing { get; init; }
    /// <summary>What the host said.</summary>
    [Id(4)] public string Reason { get; init; } = "";
}

/// <summary>
/// NotFound: there is no such organisation, invitation or claim. Taken: it is looked after already, or somebody is in already.
/// Refused: see the problems. TooMany: as many as are kept. Closed: it has closed.
/// </summary>
[GenerateSerializer, Alias("hay.OrganisationOutcome"), JsonConverter(typeof(JsonStringEnumConverter<OrganisationOutcome>))]
public enum OrganisationOutcome { Done, NotFound, Taken, Refused, TooMany, Closed }

/// <summary>Problems: plain sentences; empty unless refused.</summary>
[GenerateSerializer, Immutable, Alias("hay.OrganisationResult")]
public sealed record OrganisationResult([property: Id(0)] OrganisationOutcome Outcome, [property: Id(1)] ImmutableArray<string> Problems);

/// <summary>An organisation as those see it who look after it, or are its host.</summary>
[GenerateSerializer, Immutable, Alias("hay.OrganisationTeam")]
public sealed record OrganisationTeam
{
    [Id(0)] public OrganisationDetails? Details { get; init; }
    [Id(1)] public required ImmutableArray<Colleague> Colleagues { get; init; }
    [Id(2)] public required ImmutableArray<Invitation> Invitations { get; init; }
    [Id(3)] public required ImmutableArray<OrganisationClaim> Claims { get; init; }
    [Id(4)] public DateTimeOffset? Closed { get; init; }
    [Id(5)] public long Revision { get; init; }
}
