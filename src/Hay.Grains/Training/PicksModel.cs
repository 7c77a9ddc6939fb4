using System.Collections.Frozen;
using System.Collections.Immutable;
using Hay.Recommender;
using Hay.Recommender.Ranking;

namespace Hay.Grains;

/// <summary>All that picks are made with, trained together and swapped whole. Immutable.</summary>
/// <param name="Version">Names it for ever.</param>
/// <param name="Listings">Activity ids, in the order of the taste model's items.</param>
/// <param name="Taste">What goes with what somebody saved and went to.</param>
/// <param name="Popular">For each listing how many come, as <see cref="Popularity"/> scores it.</param>
/// <param name="Rankings">A weight for each <see cref="PickFeature"/>.</param>
/// <param name="Exploration">On what share of days the last pick is something new.</param>
public sealed record PicksModel(
    string Version, ImmutableArray<string> Listings, IRecommender Taste, ImmutableArray<float> Popular, TwoRankings Rankings, double Exploration)
{
    private readonly FrozenDictionary<string, int> _numbers = Listings.Select((id, number) => (id, number)).ToFrozenDictionary(l => l.id, l => l.number);

    /// <summary>Not known of a model that was made by hand.</summary>
    public DateTimeOffset TrainedAt { get; init; }

    /// <summary>A listing's number in the taste model; null for one that is newer than the model.</summary>
    public int? NumberOf(string activity) => _numbers.TryGetValue(activity, out var number) ? number : null;
}

/// <summary>Holds the model that is good now; null until there is one. Whoever makes picks takes it once and keeps to it.</summary>
public sealed class PicksSlot
{
    private volatile PicksModel? _current;

    public PicksModel? Current
    {
        get => _current;
        set => _current = value;
    }
}
