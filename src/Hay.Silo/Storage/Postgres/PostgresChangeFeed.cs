using Hay.Grains;

namespace Hay.Silo.Storage;

/// <summary>The store's records in the order they were written.</summary>
public sealed class PostgresChangeFeed(PostgresStore postgres) : IChangeFeed
{
    /// <inheritdoc/>
    /// <exception cref="StoreFailedException">The store could not be read.</exception>
    public IAsyncEnumerable<GrainRecord> ReadAsync(string store, long after, CancellationToken ct) => postgres.Stream(
        "SELECT seq, key, version, state FROM grain_state WHERE store = $1 AND seq > $2 ORDER BY seq",
        [store, after],
        row => new GrainRecord(row.GetInt64(0), store, row.GetString(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3)),
        ct);
}
