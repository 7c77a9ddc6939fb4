using System.Collections.Immutable;
using Hay.Grains;
using Hay.Recommender.Ranking;

namespace Hay.Web.Picking;

/// <summary>
/// How listings are put in order: what the model has learnt of each <see cref="PickFeature"/>, or what we think where there is no
/// model, and three things that nobody learns.
/// </summary>
internal static class PickRanking
{
    /// <summary>How near a listing is, in steps (see <see cref="Nearness"/>). No step is made up for by anything.</summary>
    public static readonly int Tier = PickFeatures.Names.Count;
    /// <summary>How well it suits the answer to "How are you today?".</summary>
    public static readonly int Fit = Tier + 1;
    /// <summary>Chance, so that tomorrow is a little different.</summary>
    public static readonly int Turn = Fit + 1;
    public static readonly int Columns = Turn + 1;

    private const double AStep = 1000;
    private const double OfChance = 0.5;

    // A judgement of ours, not a measurement: today counts for a point and a half more than a week ahead, next door for four more than
    // ten miles away. "Taste" is 1 where it is of a kind that somebody chose before.
    public static readonly ImmutableArray<FeatureWeight> Ours =
    [
        .. Enum.GetValues<PickFeature>().Select(feature => new FeatureWeight(feature.ToString(), 0, 1, feature switch
        {
            PickFeature.Taste => 2.5,
            PickFeature.Near => 4,
            PickFeature.Time => 1.5,
            PickFeature.Soon => 2.2,
            PickFeature.Checked => 1,
            _ => 0,
        })),
    ];

    public static TwoRankings Of(PicksModel? model) => model is null ? new(With(Ours), With(Ours)) : new(With(model.Rankings.Seen.Weights), With(model.Rankings.Unseen.Weights));

    private static LinearRanking With(ImmutableArray<FeatureWeight> learnt) =>
        new([.. learnt, new("Tier", 0, 1, AStep), new("Fit", 0, 1, 1), new("Turn", 0, 1, OfChance)]);
}
