using Hay.Recommender.Algebra;

namespace Hay.Recommender;

/// <summary>
/// A trained model: immutable, deterministic, safe to ask from any number of threads. Items are numbered from 0; what
/// they are is the caller's business.
/// </summary>
public interface IRecommender
{
    /// <summary>How many items it knows.</summary>
    int ItemCount { get; }

    /// <summary>What it takes in memory, in bytes.</summary>
    long Bytes { get; }

    /// <summary>
    /// Scores every item for somebody: higher is better, and only the order means anything. Always finite.
    /// </summary>
    /// <param name="history">Items the person has been to, the oldest first, repeated as often as they went; may be empty.
    /// Items the model does not know are passed over.</param>
    /// <param name="scores">Receives one score an item; exactly <see cref="ItemCount"/> long.</param>
    /// <exception cref="ArgumentException"><paramref name="scores"/> has another length.</exception>
    void Score(ReadOnlySpan<int> history, Span<float> scores);

    /// <summary>The same for many people at once, which some models do much faster.</summary>
    /// <param name="histories">A row a person and a column an item.</param>
    /// <param name="scores">As large as <paramref name="histories"/>.</param>
    /// <exception cref="ArgumentException">The sides do not fit.</exception>
    void Score(SparseMatrix histories, DenseMatrix scores)
    {
        History.Check(histories, scores, ItemCount);
        Parallel.For(0, histories.Rows, person => Score(histories.Row(person), scores.Row(person)));
    }
}
