using System.Collections.Immutable;

namespace Hay.Care;

/// <summary>Who employs connectors: a charity, a trust. Several work to one model.</summary>
public sealed record Provider(string Id, string Name)
{
    /// <summary>Contacts that are to be had in the year that begins in April of the one named; none: nobody has said.</summary>
    public ImmutableDictionary<int, int> ContactTargets { get; init; } = ImmutableDictionary<int, int>.Empty;
}
