using Hay.Recommender.Ranking;
using Hay.Recommender.Training;

namespace Hay.Silo.Training;

/// <summary>All that was chosen for a model, as distinct from what it then learnt: the next training tries to do better.</summary>
/// <param name="Recipe">The taste model, and how it is trained.</param>
/// <param name="Rankings">What counts how much.</param>
/// <param name="Examples">Choices that the weights were fitted to.</param>
internal sealed record PicksSettings(Recipe Recipe, TwoRankings Rankings, int Examples)
{
    /// <summary>Whether this build can use them: an older one may have weighed other features.</summary>
    public bool AreUsable => Rankings.Seen.Weights.Select(weight => weight.Name).SequenceEqual(PickFeatures.Names)
        && Rankings.Unseen.Weights.Select(weight => weight.Name).SequenceEqual(PickFeatures.Names);
}
