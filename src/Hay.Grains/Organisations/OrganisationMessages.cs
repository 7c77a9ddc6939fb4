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
}

/// <summary>Whether the organisation looks after its own listings. Nominated: somebody told us of it.</summary>
[GenerateSerializer, Alias("hay.Claim"), JsonConverter(typeof(JsonStringEnumConverter<Claim>))]
public enum Claim { Unclaimed, Nominated, Invited, Claimed }
