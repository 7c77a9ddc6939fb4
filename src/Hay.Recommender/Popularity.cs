using System.Collections.Immutable;
using Hay.Recommender.Files;

namespace Hay.Recommender;

/// <summary>
/// What is popular now: the same for everybody, and so what somebody without a history is shown.
/// <para>
/// s(i) = ln(1 + Σ w · 2^(−a / h)) over the interactions of item i, where w is the weight and a ≥ 0 the age of each and h
/// the half-life. The logarithm keeps the order and stops a few large groups from drowning the rest where scores are blended.
/// </para>
/// </summary>
public sealed class Popularity : IRecommender
{
    /// <summary>Half-life in days of the best popularity signals in our trials.</summary>
    public const float DefaultHalfLife = 180;

    private readonly ImmutableArray<float> _scores;

    private Popularity(ImmutableArray<float> scores) => _scores = scores;

    /// <summary>Each item's score: the same for everybody.</summary>
    public ImmutableArray<float> Scores => _scores;

    /// <inheritdoc/>
    public int ItemCount => _scores.Length;

    /// <inheritdoc/>
    public long Bytes => _scores.Length * (long)sizeof(float);

    /// <summary>Counts what people did. The order of <paramref name="interactions"/> makes no difference beyond rounding.</summary>
    /// <param name="itemCount">How many items there are; those that nobody touched score 0.</param>
    /// <param name="interactions">What people did; may be empty.</param>
    /// <param name="halfLifeDays">Days after which an interaction counts half as much; more than 0, may be infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">An item, weight, age or half-life is out of its range.</exception>
    public static Popularity Train(int itemCount, ReadOnlySpan<Interaction> interactions, float halfLifeDays = DefaultHalfLife)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(itemCount);
        if (!(halfLifeDays > 0)) throw new ArgumentOutOfRangeException(nameof(halfLifeDays), halfLifeDays, "The half-life must be more than nothing.");
        var sums = new double[itemCount];
        foreach (var (item, weight, age) in interactions)
        {
            if ((uint)item >= (uint)itemCount) throw new ArgumentOutOfRangeException(nameof(interactions), item, $"There are {itemCount} items.");
            if (!float.IsFinite(weight) || weight < 0) throw new ArgumentOutOfRangeException(nameof(interactions), weight, "A weight must be finite and not negative.");
            if (!float.IsFinite(age)) throw new ArgumentOutOfRangeException(nameof(interactions), age, "An age must be finite.");
            sums[item] += weight * Math.Pow(2, -Math.Max(age, 0) / halfLifeDays);
        }

        return new([.. sums.Select(sum => (float)Math.Log(1 + sum))]);
    }

    /// <summary>Of scores that were counted before.</summary>
    public static Popularity Of(ImmutableArray<float> scores) => new(scores);

    internal void Write(NumberWriter to)
    {
        to.Write(ItemCount);
        to.Write(_scores.AsSpan());
    }

    internal static Popularity Read(NumberReader from) => new([.. from.Floats(from.Count())]);

    /// <inheritdoc/>
    /// <remarks>The history changes nothing: leaving out what somebody knows already is the caller's choice.</remarks>
    public void Score(ReadOnlySpan<int> history, Span<float> scores)
    {
        History.Check(scores, ItemCount);
        _scores.CopyTo(scores);
    }
}
