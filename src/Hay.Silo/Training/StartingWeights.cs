using Hay.Recommender.Ranking;

namespace Hay.Silo.Training;

/// <summary>
/// The weights that Hay comes with, for an installation that has too few choices of its own. Fitted to 494 choices of the people of one
/// town by <c>./hay evaluate FOLDER --starting-weights</c> with the Meetup export of Missoula, Montana (docs/recommender.md). Nothing is
/// ever checked there, so <see cref="PickFeature.Checked"/> weighs nothing; nobody new says where they live or when they have time, so
/// these two are as for people seen before.
/// </summary>
internal static class StartingWeights
{
    private static readonly (double Mean, double Deviation, double Weight) Near = (0.101, 0.252, 0.390);
    private static readonly (double Mean, double Deviation, double Weight) Time = (0.263, 0.187, 0.084);
    private static readonly (double Mean, double Deviation, double Weight) Checked = (0, 1, 0);

    public static TwoRankings Rankings { get; } = new(
        Ranking((0, 0.996, 1.278), (2.905, 1.089, -0.375), Near, Time, (-0.537, 0.308, 0.133), Checked),
        Ranking((0, 1, 0), (2.938, 1.121, 0.335), Near, Time, (-0.511, 0.311, 0.124), Checked));

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
