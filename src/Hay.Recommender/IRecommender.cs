namespace Hay.Recommender;

/// <summary>
/// A trained model: immutable, deterministic, safe to ask from any number of threads. Items are numbered from 0; what
/// they are is the caller's business.
/// </summary>
public interface IRecommender
{
    /// <summary>How many items it knows.</summary>
    int ItemCount { get; }

    /// <summary>
    /// Scores every item for somebody: higher is better, and only the order means anything. Always finite.
    /// </summary>
    /// <param name="history">Items the person has been to, the oldest first, repeated as often as they went; may be empty.
    /// Items the model does not know are passed over.</param>
    /// <param name="scores">Receives one score an item; exactly <see cref="ItemCount"/> long.</param>
    /// <exception cref="ArgumentException"><paramref name="scores"/> has another length.</exception>
    void Score(ReadOnlySpan<int> history, Span<float> scores);
}
