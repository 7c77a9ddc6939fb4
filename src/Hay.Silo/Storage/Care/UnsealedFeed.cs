using System.Runtime.CompilerServices;
using Hay.Grains;

namespace Hay.Silo.Storage;

/// <summary>The feed of a store whose records are sealed, opened. A record that does not open ends the reading: it is never passed over in silence.</summary>
/// <param name="feed">Tells the sealed ones.</param>
/// <param name="seal">Opens them.</param>
internal sealed class UnsealedFeed(IChangeFeed feed, RecordSeal seal) : IChangeFeed
{
    /// <inheritdoc/>
    /// <exception cref="UnreadableRecordException">A record does not open.</exception>
    public async IAsyncEnumerable<GrainRecord> ReadAsync(string store, long after, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var record in feed.ReadAsync(store, after, ct)) yield return record with { State = seal.Open(store, record.Key, record.State.Span) };
    }
}
