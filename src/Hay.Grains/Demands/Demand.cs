using System.Collections.Immutable;
using NodaTime;

namespace Hay.Grains;

/// <summary>The unmet demand of a space as it is stored: one day of it, to tell what is new; the journal keeps the facts.</summary>
public sealed record Demand
{
    /// <summary>Most that one space records in a day.</summary>
    public const int MostADay = 200;
    private const int LongestFilters = 200;
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb[Schedule.DefaultZone];

    public DateOnly Day { get; init; }
    public ImmutableArray<UnmetDemand> Today { get; init; } = [];
    public Outbox Outbox { get; init; } = Outbox.Empty;

    public (Demand Next, DemandOutcome Outcome) Record(UnmetDemand demand, DateTimeOffset now)
    {
        if (!MayBeKept(demand)) return (this, DemandOutcome.NotKept);
        var day = Instant.FromDateTimeOffset(now).InZone(Zone).Date.ToDateOnly();
        var today = day == Day ? Today : [];
        if (today.Contains(demand)) return (this, DemandOutcome.Known);
        if (today.Length >= MostADay) return (this, DemandOutcome.TooMany);
        var fact = new Fact { Kind = demand.IsAskedFor ? FactKind.AskedFor : FactKind.FoundNothing, At = now, Demand = demand };
        return (this with { Day = day, Today = today.Add(demand), Outbox = Outbox.Add(fact) }, DemandOutcome.Recorded);
    }

    private static bool MayBeKept(UnmetDemand demand) =>
        demand.Terms.Length + demand.Filters.Length > 0 && demand.Filters.Length <= LongestFilters && DemandTerms.Of(demand.Terms) == demand.Terms;
}
