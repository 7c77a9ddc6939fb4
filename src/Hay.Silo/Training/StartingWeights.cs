using Hay.Recommender.Ranking;

namespace Hay.Silo.Training;

/// <summary>
/// The weights that Hay comes with, for an installation that has too few choices of its own. Fitted to 494 choices of the people of one
/// town by <c>./hay evaluate FOLDER --starting-weights</c> with the Meetup export of Missoula, Montana (docs/recommender.md). Nothing is
/// ever checked there, so <see cref="PickFeature.Checked"/> weighs nothing; nobody new says when they have time, so that is as for
/// people seen before.
/// </summary>
internal static class StartingWeights
{
    private static readonly (double Mean, double Deviation, double Weight) Time = (0.246, 0.224, 0.070);
    private static readonly (double Mean, double Deviation, double Weight) Checked = (0, 1, 0);

    public static TwoRankings Rankings { get; } = new(
        Ranking((0, 0.996, 1.126), (2.883, 1.093, -0.210), (0.084, 0.233, 0.341), Time, (-0.547, 0.311, 0.250), Checked),
        Ranking((0, 1, 0), (2.942, 1.103, 0.227), (0.057, 0.196, 0.624), Time, (-0.512, 0.308, 0.159), Checked));

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
