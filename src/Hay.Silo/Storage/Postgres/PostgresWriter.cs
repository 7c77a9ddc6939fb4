using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace Hay.Silo.Storage;

/// <summary>Writes a batch in one transaction and two journeys to the server. Several processes may do so; they take turns.</summary>
internal sealed class PostgresWriter : IBatchWriter
{
    private const string Begin = $"SELECT pg_advisory_xact_lock({PostgresSchema.WriterLock})";
    private const string Sign = "INSERT INTO writer VALUES($1, $2, now()) ON CONFLICT (name) DO UPDATE SET batch = excluded.batch, at = excluded.at";
    private const string Signed = "SELECT batch FROM writer WHERE name = $1";
    // Their connections have long gone.
    private const string Forget = "DELETE FROM writer WHERE at < now() - interval '7 days'";
    private const string Insert = $"""
        WITH kept AS (
            INSERT INTO grain_state AS s (store, key, version, seq, state) VALUES($1, $2, 1, nextval('grain_seq'), $3)
            ON CONFLICT (store, key) DO UPDATE SET version = s.version + 1, seq = excluded.seq, state = excluded.state
            WHERE octet_length(s.state) = 0
            RETURNING version)
        {OrWhatIsThere}
        """;
    private const string Update = $"""
        WITH kept AS (
            UPDATE grain_state SET version = version + 1, seq = nextval('grain_seq'), state = $3
            WHERE store = $1 AND key = $2 AND version = $4 AND octet_length(state) > 0
            RETURNING version)
        {OrWhatIsThere}
        """;
    private const string Delete = $"""
        WITH kept AS (
            DELETE FROM grain_state WHERE store = $1 AND key = $2 AND version = $3 AND octet_length(state) > 0
            RETURNING 0::bigint AS version)
        {OrWhatIsThere}
        """;
    private const string OrWhatIsThere = """
        SELECT true, version FROM kept
        UNION ALL SELECT false, coalesce((SELECT version FROM grain_state WHERE store = $1 AND key = $2 AND octet_length(state) > 0), 0) WHERE NOT EXISTS (SELECT FROM kept)
        """;
    private const string Find = "SELECT count(*) = 0, coalesce(max(version), 0) FROM grain_state WHERE store = $1 AND key = $2 AND octet_length(state) > 0";
    private const string Append = """
        INSERT INTO journal(position, grain, number, at, kind, profile, fact)
        SELECT nextval('journal_position'), $1, line.number, line.at::timestamptz, line.kind, line.profile, line.fact
        FROM (SELECT * FROM unnest($2, $3, $4, $5, $6) WITH ORDINALITY AS said(number, at, kind, profile, fact, n) ORDER BY n) AS line
        ON CONFLICT (grain, number) DO NOTHING
        """;
    private const string TakeBack = """
        UPDATE journal SET fact = (fact::jsonb - 'wellbeing' - 'isFirst')::text WHERE grain = $1 AND number < $2 AND kind = 'SaidHowThingsAre'
        """;
    // Facts of one grain are numbered without gaps, so each of theirs gets a name of its own.
    private const string EraseOwn = """
        UPDATE journal SET grain = 'erased/' || replace(gen_random_uuid()::text, '-', ''), number = 1,
            fact = (jsonb_set(fact::jsonb, '{number}', '1') - 'about' - 'wellbeing' - 'isFirst')::text
        WHERE grain = $1
        """;
    private const string EraseName = "UPDATE journal SET profile = NULL, fact = (fact::jsonb - 'profile')::text WHERE profile = $1";
    // How long to ask a server that went away during a commit how that ended.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection _connection;
    private readonly string _name = Guid.NewGuid().ToString("n");
    private long _batch;

    public PostgresWriter(NpgsqlDataSource source)
    {
        _source = source;
        _connection = source.OpenConnection();
        // What a server may be set to forget in a crash is nothing that one can acknowledge.
        const string Durable = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";
        using var settings = new NpgsqlCommand($"{PostgresSchema.SoonNoticed}; {Durable}; {Forget}", _connection);
        settings.ExecuteNonQuery();
    }

    public void Keep(IReadOnlyList<PendingWrite> batch)
    {
        _batch++;
        using var transaction = _connection.BeginTransaction(IsolationLevel.ReadCommitted);
        using var commands = new NpgsqlBatch(_connection, transaction);
        commands.BatchCommands.Add(new NpgsqlBatchCommand(Begin));
        foreach (var write in batch) Add(commands.BatchCommands, write);
        commands.BatchCommands.Add(Command(Sign, Text(_name), Number(_batch)));
        using (var rows = commands.ExecuteReader())
        {
            foreach (var write in batch.OfType<PendingWrite<WriteOutcome>>())
            {
                rows.NextResult();
                rows.Read();
                write.Outcome = new WriteOutcome(rows.GetBoolean(0), rows.GetInt64(1));
            }

            // To the end, so that nothing that went wrong is passed over.
            while (rows.NextResult())
            {
            }
        }

        try
        {
            transaction.Commit();
        }
        catch (Exception cause)
        {
            // Where only its answer was lost all is well. The next batch fails on this connection, and opens another.
            if (!WasKept(cause)) throw;
        }
    }

    public void Finish()
    {
    }

    public void Dispose() => _connection.Dispose();

    private static void Add(NpgsqlBatchCommandCollection commands, PendingWrite write)
    {
        switch (write)
        {
            case StateWrite { Expected: 0 } first:
                commands.Add(Command(Insert, Text(first.Store), Text(first.Key), Bytes(first.State)));
                break;
            case StateWrite next:
                commands.Add(Command(Update, Text(next.Store), Text(next.Key), Bytes(next.State), Number(next.Expected)));
                break;
            case StateClear { Expected: 0 } none:
                commands.Add(Command(Find, Text(none.Store), Text(none.Key)));
                break;
            case StateClear { LeavesNoRow: true } gone:
                commands.Add(Command(Delete, Text(gone.Store), Text(gone.Key), Number(gone.Expected)));
                break;
            case StateClear clear:
                commands.Add(Command(Update, Text(clear.Store), Text(clear.Key), Bytes([]), Number(clear.Expected)));
                break;
            case JournalAppend append:
                commands.Add(Command(Append, Text(append.Grain), new NpgsqlParameter<long[]> { TypedValue = [.. append.Lines.Select(l => l.Number)] },
                    Texts(append, l => l.At), Texts(append, l => l.Kind), Texts(append, l => l.Profile), Texts(append, l => l.Json)));
                foreach (var line in append.Lines.Where(l => l.TakesBack)) commands.Add(Command(TakeBack, Text(append.Grain), Number(line.Number)));
                break;
            case JournalErasure erasure:
                commands.Add(Command(EraseOwn, Text(erasure.Grain)));
                commands.Add(Command(EraseName, Text(erasure.Profile)));
                break;
            default:
                throw new ArgumentException($"{write.GetType().Name} is no write that this store knows.", nameof(write));
        }
    }

    // Whoever loses the connection during a commit does not know how it ended; the batch's own row does. (Transaction ids do not: after a
    // crash the server gives those that had not reached its disk to others.) With the writers' lock, so that it has ended.
    private bool WasKept(Exception cause)
    {
        for (var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds; Environment.TickCount64 < until; Thread.Sleep(250))
        {
            try
            {
                using var asks = _source.OpenConnection();
                using var transaction = asks.BeginTransaction();
                using var locks = new NpgsqlCommand(Begin, asks) { CommandTimeout = (int)Patience.TotalSeconds };
                locks.ExecuteNonQuery();
                using var command = new NpgsqlCommand(Signed, asks) { Parameters = { Text(_name) } };
                return command.ExecuteScalar() is long batch && batch == _batch;
            }
            catch (NpgsqlException)
            {
                // It is not back yet.
            }
        }

        throw new StoreFailedException("The database went away during a write, so nobody knows whether that was kept. Look before you do it again.", cause);
    }

    private static NpgsqlBatchCommand Command(string sql, params NpgsqlParameter[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(value);
        return command;
    }

    private static NpgsqlParameter<string> Text(string text) => new() { TypedValue = text, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter<byte[]> Bytes(byte[] bytes) => new() { TypedValue = bytes, NpgsqlDbType = NpgsqlDbType.Bytea };

    private static NpgsqlParameter<long> Number(long number) => new() { TypedValue = number };

    private static NpgsqlParameter<string?[]> Texts(JournalAppend append, Func<JournalLine, string?> of) =>
        new() { TypedValue = [.. append.Lines.Select(of)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
