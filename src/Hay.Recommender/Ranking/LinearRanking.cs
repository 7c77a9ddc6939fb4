using System.Collections.Immutable;

namespace Hay.Recommender.Ranking;

/// <summary>What one feature is worth: a point of it, counted in standard deviations from its mean, adds <paramref name="Weight"/>.</summary>
public readonly record struct FeatureWeight(string Name, double Mean, double Deviation, double Weight);

/// <summary>
/// A linear model of what people choose, small enough to be read: score = Σ weight · (feature − mean) / deviation. Fitted by
/// <see cref="RankingFit"/>. Each feature's term is a reason for, or against.
/// </summary>
public sealed record LinearRanking(ImmutableArray<FeatureWeight> Weights)
{
    /// <exception cref="ArgumentException">There is another number of features than of weights.</exception>
    public float Score(ReadOnlySpan<float> features)
    {
        Check(features.Length);
        var score = 0.0;
        for (var i = 0; i < features.Length; i++) score += Term(i, features[i]);
        return (float)score;
    }

    /// <summary>What each feature adds to the score, in the order of <see cref="Weights"/>.</summary>
    /// <exception cref="ArgumentException">There is another number of features than of weights.</exception>
    public ImmutableArray<float> Contributions(ReadOnlySpan<float> features)
    {
        Check(features.Length);
        var terms = ImmutableArray.CreateBuilder<float>(features.Length);
        for (var i = 0; i < features.Length; i++) terms.Add((float)Term(i, features[i]));
        return terms.MoveToImmutable();
    }

    private double Term(int i, float feature) => Weights[i].Weight * (feature - Weights[i].Mean) / Weights[i].Deviation;

    private void Check(int features)
    {
        if (features != Weights.Length) throw new ArgumentException($"There are {Weights.Length} weights for {features} features.", nameof(features));
    }
}
