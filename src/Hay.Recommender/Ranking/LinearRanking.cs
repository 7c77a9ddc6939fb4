using System.Collections.Immutable;

namespace Hay.Recommender.Ranking;

/// <summary>What one feature is worth: a point of it, counted in standard deviations from its mean, adds <paramref name="Weight"/>.</summary>
public readonly record struct FeatureWeight(string Name, double Mean, double Deviation, double Weight)
{
    /// <summary>What one unit of the feature as it comes is worth.</summary>
    internal double Each => Weight / Deviation;
}

/// <summary>
/// A linear model of what people choose, small enough to be read: score = Σ weight · (feature − mean) / deviation. Fitted by
/// <see cref="RankingFit"/>. Each feature's term is a reason for, or against.
/// </summary>
public sealed record LinearRanking(ImmutableArray<FeatureWeight> Weights)
{
    private readonly double[] _each = [.. Weights.Select(weight => weight.Each)];
    private readonly double _start = -Weights.Sum(weight => weight.Each * weight.Mean);

    /// <exception cref="ArgumentException">There is another number of features than of weights.</exception>
    public float Score(ReadOnlySpan<float> features)
    {
        Check(features.Length);
        var score = _start;
        for (var i = 0; i < features.Length; i++) score += _each[i] * features[i];
        return (float)score;
    }

    /// <summary>What each feature adds to the score, in the order of <see cref="Weights"/>.</summary>
    /// <exception cref="ArgumentException">There is another number of features than of weights.</exception>
    public ImmutableArray<float> Contributions(ReadOnlySpan<float> features)
    {
        Check(features.Length);
        var terms = ImmutableArray.CreateBuilder<float>(features.Length);
        for (var i = 0; i < features.Length; i++) terms.Add((float)(Weights[i].Each * (features[i] - Weights[i].Mean)));
        return terms.MoveToImmutable();
    }

    private void Check(int features)
    {
        if (features != Weights.Length) throw new ArgumentException($"There are {Weights.Length} weights for {features} features.", nameof(features));
    }
}
