using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>What a program may do for an organisation.</summary>
[GenerateSerializer, Alias("hay.TokenScope"), JsonConverter(typeof(JsonStringEnumConverter<TokenScope>))]
public enum TokenScope { Listings, Attendance }

/// <summary>Lets a program act for a colleague in one organisation. The token itself is kept nowhere.</summary>
[GenerateSerializer, Immutable, Alias("hay.ApiToken")]
public sealed record ApiToken
{
    [Id(0)] public required string Id { get; init; }
    /// <summary>SHA-256 of the token, in lower-case hex.</summary>
    [Id(1)] public required string Hash { get; init; }
    /// <summary>What it is for, in its maker's words.</summary>
    [Id(2)] public required string Name { get; init; }
    [Id(3)] public required ImmutableArray<TokenScope> Scopes { get; init; }
    /// <summary>Id of the account that made it; what is done with it is done by them.</summary>
    [Id(4)] public required string By { get; init; }
    [Id(5)] public required DateOnly Made { get; init; }
    /// <summary>The last day on which it is good.</summary>
    [Id(6)] public required DateOnly Until { get; init; }
    /// <summary>The last day on which it was used; null: never.</summary>
    [Id(7)] public DateOnly? Used { get; init; }
}
