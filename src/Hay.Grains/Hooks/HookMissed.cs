namespace Hay.Grains;

/// <summary>What was given up and is no more than counted: how many things, when the first and the last of them happened, and when one was last counted.</summary>
[GenerateSerializer, Immutable, Alias("hay.HookMissed")]
public sealed record HookMissed(
    [property: Id(0)] int Count, [property: Id(1)] DateTimeOffset First, [property: Id(2)] DateTimeOffset Last, [property: Id(3)] DateTimeOffset Counted)
{
    /// <summary>With these too.</summary>
    public static HookMissed? Add(HookMissed? before, IEnumerable<HookEvent> events, DateTimeOffset now) => events.Aggregate(before, (sum, e) => sum is null
        ? new HookMissed(1, e.At, e.At, now)
        : new HookMissed(sum.Count + 1, e.At < sum.First ? e.At : sum.First, e.At > sum.Last ? e.At : sum.Last, now));
}
