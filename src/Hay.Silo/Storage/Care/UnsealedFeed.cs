using System.Runtime.CompilerServices;
using Hay.Grains;

namespace Hay.Silo.Storage;

/// <summary>
/// The feed of a store whose records are sealed, opened. A record that does not open is told as one that nobody can read, which is
/// no JSON: the others are told all the same, and nobody takes it for one that is gone.
/// </summary>
/// <param name="feed">Tells the sealed ones.</param>
/// <param name="seal">Opens them.</param>
internal sealed class UnsealedFeed(IChangeFeed feed, RecordSeal seal) : IChangeFeed
{
    private static readonly byte[] Unreadable = "unreadable"u8.ToArray();

    /// <inheritdoc/>
    public async IAsyncEnumerable<GrainRecord> ReadAsync(string store, long after, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var record in feed.ReadAsync(store, after, ct)) yield return record with { State = Open(record) };
    }

    private byte[] Open(GrainRecord record)
    {
        try
        {
            return seal.Open(record.Store, record.Key, record.Version, record.State.Span);
        }
        catch (UnreadableRecordException)
        {
            return Unreadable;
        }
    }
}
