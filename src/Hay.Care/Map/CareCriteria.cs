using System.Collections.Immutable;

namespace Hay.Care;

/// <summary>For professionals: whom a kind of help takes, and whom it does not. A sentence each.</summary>
public sealed record CareCriteria
{
    public ImmutableArray<string> Takes { get; init; } = [];
    public ImmutableArray<string> DoesNotTake { get; init; } = [];
}
