using Hay.Recommender.Ranking;

namespace Hay.Silo.Training;

/// <summary>The weights that Hay comes with, for an installation that has too few choices of its own to fit any to.</summary>
internal static class StartingWeights
{
    public static TwoRankings Rankings { get; } = new(
        Ranking((0, 1, 0.5), (0, 1, 0.5), (0, 1, 0.5), (0, 1, 0.5), (0, 1, 0.5), (0, 1, 0)),
        Ranking((0, 1, 0), (0, 1, 0.5), (0, 1, 0.5), (0, 1, 0.5), (0, 1, 0.5), (0, 1, 0)));

    /// <summary>Nothing is believed: what weights are fitted from where nothing is known.</summary>
    public static TwoRankings None { get; } = new(Weighing(null), Weighing(null));

    /// <summary>Everybody is shown what most people go to.</summary>
    public static TwoRankings PopularityAlone { get; } = new(Weighing(PickFeature.Popular), Weighing(PickFeature.Popular));

    private static LinearRanking Weighing(PickFeature? one) =>
        new([.. Enum.GetValues<PickFeature>().Select(feature => new FeatureWeight(feature.ToString(), 0, 1, feature == one ? 1 : 0))]);

    // In the order of the features.
    private static LinearRanking Ranking(params (double Mean, double Deviation, double Weight)[] features) =>
        new([.. PickFeatures.Names.Zip(features, (name, feature) => new FeatureWeight(name, feature.Mean, feature.Deviation, feature.Weight))]);
}
