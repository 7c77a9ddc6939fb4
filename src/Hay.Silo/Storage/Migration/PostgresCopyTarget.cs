using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Hay.Silo.Storage;

/// <summary>Copies into PostgreSQL by its COPY, a transaction a batch.</summary>
internal sealed class PostgresCopyTarget : ICopyTarget
{
    private readonly string _settings;
    private readonly NpgsqlConnection _connection;

    /// <param name="settings">Npgsql's connection string.</param>
    /// <param name="replace">Whether what it holds goes, at once.</param>
    /// <param name="isCare">Whether it is for the connector service.</param>
    /// <exception cref="StoreFailedException">It is in use, holds a store already or one of the other kind, or cannot be had.</exception>
    public PostgresCopyTarget(string settings, bool replace = false, bool isCare = false)
    {
        _settings = settings;
        _connection = PostgresLock.TakeOrRefuse(settings, shared: false);
        try
        {
            PostgresSchema.Migrate(_connection, isCopy: true, isCare);
            var isCopy = Ask($"SELECT count(*) FROM meta WHERE name = '{PostgresSchema.Copying}'") is > 0L;
            if (replace)
            {
                // Marked first: what was stopped in between is no store.
                if (!isCopy) Ask($"INSERT INTO meta VALUES('{PostgresSchema.Copying}', 1)");
                Ask("TRUNCATE grain_state, journal, writer");
                isCopy = true;
            }

            if (!isCopy && Ask("SELECT (SELECT count(*) FROM grain_state) + (SELECT count(*) FROM journal)") is > 0L)
            {
                throw new StoreFailedException("The database holds a store already, and nothing is copied over one: name an empty database or schema.", null);
            }

            if (!isCopy) Ask($"INSERT INTO meta VALUES('{PostgresSchema.Copying}', 1)");
            Reached = ((long)Ask("SELECT coalesce(max(seq), 0) FROM grain_state")!, (long)Ask("SELECT coalesce(max(position), 0) FROM journal")!);
        }
        catch (Exception cause)
        {
            _connection.Dispose();
            throw StoreFailedException.From(cause);
        }
    }

    public (long Seq, long Position) Reached { get; }

    public void Keep(IReadOnlyList<StateRow> states) => Copy("COPY grain_state(store, key, version, seq, state) FROM STDIN (FORMAT BINARY)", states, static (to, row) =>
    {
        to.Write(row.Store, NpgsqlDbType.Text);
        to.Write(row.Key, NpgsqlDbType.Text);
        to.Write(row.Version, NpgsqlDbType.Bigint);
        to.Write(row.Seq, NpgsqlDbType.Bigint);
        to.Write(row.State, NpgsqlDbType.Bytea);
    });

    public void Keep(IReadOnlyList<FactRow> facts) => Copy("COPY journal(position, grain, number, at, kind, profile, fact) FROM STDIN (FORMAT BINARY)", facts, static (to, row) =>
    {
        to.Write(row.Position, NpgsqlDbType.Bigint);
        to.Write(row.Grain, NpgsqlDbType.Text);
        to.Write(row.Number, NpgsqlDbType.Bigint);
        to.Write(row.At, NpgsqlDbType.TimestampTz);
        to.Write(row.Kind, NpgsqlDbType.Text);
        if (row.Profile() is { } profile) to.Write(profile, NpgsqlDbType.Text);
        else to.WriteNull();
        to.Write(Encoding.UTF8.GetString(row.Fact), NpgsqlDbType.Text);
    });

    public void Place()
    {
    }

    public T Read<T>(Func<StoreTables, T> read) => StoreTables.Read(new StorePlace("", _settings), read);

    public void Finish()
    {
        // The next number is larger than any that was ever read.
        Ask("SELECT setval('grain_seq', coalesce((SELECT max(seq) FROM grain_state), 0) + 1)");
        Ask("SELECT setval('journal_position', coalesce((SELECT max(position) FROM journal), 0) + 1)");
        Ask($"DELETE FROM meta WHERE name = '{PostgresSchema.Copying}'");
        Ask("ANALYZE grain_state, journal");
    }

    public void Dispose() => _connection.Dispose();

    private void Copy<T>(string into, IReadOnlyList<T> rows, Action<NpgsqlBinaryImporter, T> write)
    {
        try
        {
            using var to = _connection.BeginBinaryImport(into);
            foreach (var row in rows)
            {
                to.StartRow();
                write(to, row);
            }

            to.Complete();
        }
        catch (PostgresException twice) when (twice.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new StoreFailedException("The original was used after the copy had begun: empty the database (its tables grain_state, journal and meta), and start again.", twice);
        }
        catch (NpgsqlException cause)
        {
            throw StoreFailedException.From(cause);
        }
    }

    private object? Ask(string sql)
    {
        try
        {
            using var command = new NpgsqlCommand(sql, _connection);
            return command.ExecuteScalar();
        }
        catch (NpgsqlException cause)
        {
            throw StoreFailedException.From(cause);
        }
    }
}
