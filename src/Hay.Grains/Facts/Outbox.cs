using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>
/// Facts that a grain has decided on and not yet seen arrive in the journal. It is part of the grain's state, so a
/// fact is kept by the same write as the decision it belongs to: neither can be lost without the other.
/// </summary>
public sealed record Outbox
{
    public static readonly Outbox Empty = new();

    /// <summary>The number of the newest fact; 0 when there never was one.</summary>
    public long Last { get; init; }

    /// <summary>Facts not known to have arrived, oldest first.</summary>
    public ImmutableArray<Fact> Waiting { get; init; } = [];

    [JsonIgnore] public bool IsEmpty => Waiting.IsEmpty;

    public Outbox Add(Fact fact) =>
        new() { Last = Last + 1, Waiting = Waiting.Add(fact with { Number = Last + 1 }) };

    /// <summary>With the same facts, none of which says who it was.</summary>
    public Outbox Forget(ProfileId profile) => Waiting.Any(f => f.Profile == profile)
        ? this with { Waiting = [.. Waiting.Select(f => f.Profile == profile ? f with { Profile = null } : f)] }
        : this;

    /// <summary>Without the facts up to <paramref name="number"/>, which have arrived.</summary>
    public Outbox Without(long number) =>
        Waiting.IsEmpty || Waiting[0].Number > number ? this : this with { Waiting = Waiting.RemoveAll(f => f.Number <= number) };
}
