using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>A fact in the journal. Position: grows by append, for readers. Grain: "store/key" of who said it.</summary>
public readonly record struct JournalEntry(long Position, string Grain, Fact Fact);

/// <summary>Every fact, once, in the order of arrival. Facts are never changed.</summary>
public interface IJournal
{
    /// <summary>
    /// Keeps <paramref name="facts"/> of <paramref name="grain"/> durably before it completes. A fact that is there
    /// already (same grain and number) is passed over, so sending again is safe.
    /// </summary>
    Task AppendAsync(string grain, ImmutableArray<Fact> facts, CancellationToken ct);

    /// <summary>Facts after <paramref name="position"/> (0 for all), oldest first.</summary>
    IAsyncEnumerable<JournalEntry> ReadAsync(long position, CancellationToken ct);

    /// <summary>The highest fact number held of <paramref name="grain"/>; 0 when there is none.</summary>
    Task<long> LastNumberAsync(string grain, CancellationToken ct);
}
