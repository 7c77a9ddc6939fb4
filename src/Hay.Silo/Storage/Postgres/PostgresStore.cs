using System.Runtime.CompilerServices;
using Npgsql;

namespace Hay.Silo.Storage;

/// <summary>
/// The durable store in a PostgreSQL database: records under (store, key) with versions, and the journal. Writes of one process that come
/// at the same time share a transaction (<see cref="GroupCommit"/>). Any number of processes may use it at once; readers see numbers of
/// the feed and of the journal only in growing order. Safe to call from any thread. Disposing writes what waits and closes.
/// </summary>
public sealed class PostgresStore : IRecordStore, IDisposable
{
    private const string FindRecord = "SELECT version, state FROM grain_state WHERE store = $1 AND key = $2 AND octet_length(state) > 0";
    private const string FindVersion = "SELECT version FROM grain_state WHERE store = $1 AND key = $2";
    private readonly NpgsqlDataSource _source;
    private readonly GroupCommit _writer;

    private PostgresStore(NpgsqlDataSource source, StoreLimits limits, SiloMeter? meter)
    {
        _source = source;
        _writer = new GroupCommit(() => new PostgresWriter(source), limits, meter);
    }

    /// <summary>Opens the store, making or migrating its tables.</summary>
    /// <param name="connection">Npgsql's connection string; its first schema (<c>Search Path</c>) holds the tables.</param>
    /// <param name="limits">How much it takes at a time.</param>
    /// <param name="meter">Counts and times writes.</param>
    /// <param name="isCare">Whether it is for the connector service.</param>
    /// <exception cref="StoreFailedException">It cannot be had: the message says why, and no password.</exception>
    public static PostgresStore Open(string connection, StoreLimits? limits = null, SiloMeter? meter = null, bool isCare = false)
    {
        NpgsqlDataSource? source = null;
        try
        {
            source = NpgsqlDataSource.Create(Settings(connection));
            using (var open = source.OpenConnection()) PostgresSchema.Migrate(open, isCare: isCare);
            return new PostgresStore(source, limits ?? new StoreLimits(), meter);
        }
        catch (Exception cause)
        {
            source?.Dispose();
            throw StoreFailedException.From(cause);
        }
    }

    public ValueTask<StoredState> ReadAsync(string store, string key, CancellationToken ct = default) =>
        FindAsync(FindRecord, store, key, static row => new StoredState(row.GetInt64(0), row.GetFieldValue<byte[]>(1)), StoredState.None, ct);

    public ValueTask<long> LastVersionAsync(string store, string key, CancellationToken ct = default) => FindAsync(FindVersion, store, key, static row => row.GetInt64(0), 0, ct);

    private async ValueTask<T> FindAsync<T>(string sql, string store, string key, Func<NpgsqlDataReader, T> read, T none, CancellationToken ct)
    {
        // PostgreSQL's text has no such letter, so there is no such record.
        if (key.Contains('\0', StringComparison.Ordinal)) return none;
        try
        {
            await using var command = _source.CreateCommand(sql);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = store });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
            await using var rows = await command.ExecuteReaderAsync(ct);
            return await rows.ReadAsync(ct) ? read(rows) : none;
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
        {
            throw StoreFailedException.From(cause);
        }
    }

    public Task<WriteOutcome> WriteAsync(string store, string key, long expected, byte[] json, CancellationToken ct = default) =>
        _writer.WriteAsync(StateWrite.Of(store, Writable(key), expected, json), ct);

    public Task<WriteOutcome> ClearAsync(string store, string key, long expected, CancellationToken ct = default) =>
        _writer.WriteAsync(StateClear.Of(store, Writable(key), expected), ct);

    internal Task AppendAsync(string grain, JournalLine[] lines, CancellationToken ct) => _writer.WriteAsync(new JournalAppend(Writable(grain), lines), ct);

    internal Task EraseAsync(string grain, string profile, CancellationToken ct) => _writer.WriteAsync(new JournalErasure(grain, profile), ct);

    /// <summary>Rows as one moment saw them, however long the reader takes.</summary>
    /// <param name="sql">The question.</param>
    /// <param name="values">Its parameters: text or long.</param>
    /// <param name="read">Makes one of the answer's rows.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="StoreFailedException">They could not be read.</exception>
    internal async IAsyncEnumerable<T> Stream<T>(string sql, object[] values, Func<NpgsqlDataReader, T> read, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = _source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await using var rows = await InWords(() => command.ExecuteReaderAsync(ct));
        while (await InWords(() => rows.ReadAsync(ct))) yield return read(rows);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _source.Dispose();
    }

    private static async Task<T> InWords<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (NpgsqlException cause)
        {
            throw StoreFailedException.From(cause);
        }
    }

    private static string Writable(string key) => key.Contains('\0', StringComparison.Ordinal) ? throw new ArgumentException("A key has a letter that is none (NUL).", nameof(key)) : key;

    private static NpgsqlConnectionStringBuilder Parse(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection);
        }
        catch (Exception cause) when (cause is ArgumentException or FormatException)
        {
            // Without the cause: it may show what was typed, and that has a password in it.
            throw new StoreFailedException("The setting Hay__Postgres is no connection string: it is like Host=db;Database=hay;Username=hay;Password=….", null);
        }
    }

    /// <summary>Whether two connection strings name one schema of one database, as far as they say.</summary>
    /// <exception cref="StoreFailedException">One is no connection string.</exception>
    internal static bool IsSame(string one, string other)
    {
        static (string?, int, string?, string?, string?) Place(NpgsqlConnectionStringBuilder of) => (of.Host, of.Port, of.Database, of.SearchPath, of.Username);
        return Place(Parse(one)) == Place(Parse(other));
    }

    /// <exception cref="StoreFailedException">It is no connection string.</exception>
    internal static string Settings(string connection)
    {
        var settings = Parse(connection);
        // Statements are few and always the same: the server plans them once a connection.
        if (settings.MaxAutoPrepare == 0) (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (32, 2);
        if (string.IsNullOrEmpty(settings.ApplicationName)) settings.ApplicationName = "Hay";
        return settings.ToString();
    }
}
