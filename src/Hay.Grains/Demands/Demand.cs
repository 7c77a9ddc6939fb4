using System.Collections.Immutable;
using NodaTime;

namespace Hay.Grains;

/// <summary>
/// The unmet demand of a space as it is stored: one day of it, with how often. Each time is a fact of its own, so the
/// journal has the count for ever. Of searches that found something only the facts on their way there.
/// </summary>
public sealed record Demand
{
    /// <summary>
    /// Most different things that one space records in a day, and as many again that somebody asked for: searches in vain
    /// never leave those without room.
    /// </summary>
    public const int MostADay = 200;
    /// <summary>Most times that one thing is counted in a day: it bounds what a flood can write.</summary>
    public const int MostTimes = 100;
    /// <summary>Most searches that found something in one call: it bounds what a flood can claim.</summary>
    public const int MostFoundAtOnce = 1000;
    private const int LongestFilters = 200;
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb[Schedule.DefaultZone];

    public DateOnly Day { get; init; }
    /// <summary>Each thing once, in the order in which they came.</summary>
    public ImmutableArray<DemandCount> Counts { get; init; } = [];
    public Outbox Outbox { get; init; } = Outbox.Empty;

    public (Demand Next, DemandOutcome Outcome) Record(UnmetDemand demand, DateTimeOffset now)
    {
        if (!MayBeKept(demand)) return (this, DemandOutcome.NotKept);
        var day = Instant.FromDateTimeOffset(now).InZone(Zone).Date.ToDateOnly();
        var counts = day == Day ? Counts : [];
        var known = counts.FirstOrDefault(c => c.Demand == demand);
        if (known?.Times >= MostTimes) return (this, DemandOutcome.Known);
        if (known is null && counts.Count(c => c.Demand.IsAskedFor == demand.IsAskedFor) >= MostADay) return (this, DemandOutcome.TooMany);
        var fact = new Fact { Kind = demand.IsAskedFor ? FactKind.AskedFor : FactKind.FoundNothing, At = now, Demand = demand };
        counts = known is null ? counts.Add(new DemandCount(demand, 1)) : counts.Replace(known, known with { Times = known.Times + 1 });
        return (this with { Day = day, Counts = counts, Outbox = Outbox.Add(fact) }, DemandOutcome.Recorded);
    }

    /// <summary>Searches that found something, as one fact without their words. The same instance where there were none.</summary>
    public Demand CountFound(int times, DateTimeOffset now) => times <= 0 ? this
        : this with { Outbox = Outbox.Add(new Fact { Kind = FactKind.Searched, At = now, Times = Math.Min(times, MostFoundAtOnce) }) };

    private static bool MayBeKept(UnmetDemand demand) =>
        demand.Terms.Length + demand.Filters.Length > 0 && demand.Filters.Length <= LongestFilters && DemandTerms.Of(demand.Terms) == demand.Terms;
}
