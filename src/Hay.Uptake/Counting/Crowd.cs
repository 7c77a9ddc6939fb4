namespace Hay.Uptake.Counting;

/// <summary>How many are in a block, exactly; and who, as the sum of their keys, whatever the order in which they came. Never leaves this project.</summary>
internal readonly record struct Crowd(int Count, ulong Members)
{
    // Stands for one of whom nothing is known.
    private const ulong Somebody = 0xD1B54A32D192ED03;

    /// <summary>So many of whom nothing is known.</summary>
    public static Crowd Of(int count) => default(Crowd).Add(count, Somebody);

    /// <param name="change">How many more; negative: fewer.</param>
    /// <param name="key">Of each of them.</param>
    public Crowd Add(int change, ulong key = Somebody) => unchecked(new(Count + change, Members + ((ulong)(long)change * key)));
}
