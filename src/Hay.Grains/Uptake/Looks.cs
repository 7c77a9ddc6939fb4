using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>Looks at the listings of a space, as stored: those on their way to the journal, which keeps them.</summary>
public sealed record Looks
{
    /// <summary>Most listings in one call.</summary>
    public const int MostAtOnce = 500;
    /// <summary>Most looks at one listing in one call: it bounds what a flood can claim.</summary>
    public const int MostTimes = 1000;

    public Outbox Outbox { get; init; } = Outbox.Empty;

    /// <summary>The same instance where nothing is to be kept.</summary>
    public Looks Record(ImmutableArray<Look> looks, DateTimeOffset now)
    {
        var outbox = looks.Where(l => l.Times > 0 && ListingRules.IsSlug(l.Activity)).Take(MostAtOnce).Aggregate(Outbox, (box, look) =>
            box.Add(new Fact { Kind = FactKind.Seen, At = now, Activity = look.Activity, Times = Math.Min(look.Times, MostTimes) }));
        return ReferenceEquals(outbox, Outbox) ? this : this with { Outbox = outbox };
    }
}
