using System.Collections.Immutable;
using Npgsql;

namespace Hay.Silo.Storage;

/// <summary>What the database looks like inside, made and brought up to date by Hay itself in the first schema of the search path.</summary>
internal static class PostgresSchema
{
    /// <summary>What of PostgreSQL is used is there from this version on.</summary>
    public const int OldestServer = 13;

    // Held until a writer's commit: numbers are taken in the order in which they become visible, so no reader passes over a late one.
    // Of this schema alone: a database may hold several stores.
    public const string WriterLock = "hashtext('hay writer'), hashtext(current_schema())";

    /// <summary>Held for as long as a process lives that has the store for itself.</summary>
    public const string HolderLock = "hashtext('hay holder'), hashtext(current_schema())";

    /// <summary>
    /// For connections that hold a lock: where a whole machine is gone, the server gives it back after a minute, and not after its usual
    /// two hours; where one stops in the middle of a transaction, after half a minute.
    /// </summary>
    public const string SoonNoticed = "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3; SET idle_in_transaction_session_timeout = '30s'";

    /// <summary>The row of meta that says that a copy into this store is not whole yet.</summary>
    public const string Copying = "copying";

    // Whose the tables are, said by whoever opens them first: two settings may name one place in many ways.
    private const string Kind = "kind";
    private const long OfSite = 1, OfCare = 2;

    // Each leads from one schema to the next. Never change one: add another.
    private static readonly ImmutableArray<string> Steps =
    [
        // A cleared record (but a profile's) keeps its row with an empty state, so that the feed can tell that it is gone and its version
        // and seq are never used again.
        """
        CREATE TABLE grain_state(
            store text COLLATE "C" NOT NULL,
            key text COLLATE "C" NOT NULL,
            version bigint NOT NULL,
            seq bigint NOT NULL,
            state bytea NOT NULL,
            PRIMARY KEY(store, key));
        CREATE UNIQUE INDEX grain_state_feed ON grain_state(store, seq);
        CREATE SEQUENCE grain_seq;
        CREATE TABLE journal(
            position bigint PRIMARY KEY,
            grain text COLLATE "C" NOT NULL,
            number bigint NOT NULL,
            at timestamptz NOT NULL,
            kind text COLLATE "C" NOT NULL,
            profile text COLLATE "C",
            fact text NOT NULL,
            UNIQUE(grain, number));
        CREATE INDEX journal_profile ON journal(profile) WHERE profile IS NOT NULL;
        CREATE SEQUENCE journal_position;
        -- The last batch of each connection that writes: whether a commit whose answer was lost was kept.
        CREATE TABLE writer(
            name text COLLATE "C" PRIMARY KEY,
            batch bigint NOT NULL,
            at timestamptz NOT NULL);
        """,
    ];

    /// <summary>Makes what is not there. Safe to call from several processes at once.</summary>
    /// <param name="connection">Open.</param>
    /// <param name="isCopy">Whether a store that is not whole yet will do.</param>
    /// <param name="isCare">Whether it is the connector service's, and not the site's own.</param>
    /// <exception cref="StoreFailedException">The server is too old, a newer Hay wrote the store, it is not whole, or it is of the other kind.</exception>
    public static void Migrate(NpgsqlConnection connection, bool isCopy = false, bool isCare = false)
    {
        if (connection.PostgreSqlVersion.Major < OldestServer)
        {
            throw new StoreFailedException($"The database is PostgreSQL {connection.PostgreSqlVersion.Major}: Hay needs {OldestServer} or newer.", null);
        }

        Run(connection, SoonNoticed);
        using var transaction = connection.BeginTransaction();
        Run(connection, $"SELECT pg_advisory_xact_lock({WriterLock})");
        Run(connection, "CREATE TABLE IF NOT EXISTS meta(name text PRIMARY KEY, value bigint NOT NULL)");
        var there = Number(connection, "SELECT coalesce(max(value), 0) FROM meta WHERE name = 'schema'");
        if (there > Steps.Length)
        {
            throw new StoreFailedException($"A newer Hay wrote this store (schema {there}; this one knows {Steps.Length}): install the newer Hay.", null);
        }

        foreach (var step in Steps.Skip((int)there)) Run(connection, step);
        Run(connection, $"INSERT INTO meta VALUES('{Kind}', {(isCare ? OfCare : OfSite)}) ON CONFLICT (name) DO NOTHING");
        if ((Number(connection, $"SELECT value FROM meta WHERE name = '{Kind}'") is OfCare) != isCare)
        {
            throw new StoreFailedException(isCare
                ? "The setting Hay__Care__Postgres names tables that hold the site's own records: the connector service needs a database, or a schema (Search Path), of its own."
                : "The setting Hay__Postgres names tables that hold the records of the connector service: the site needs a database, or a schema (Search Path), of its own.", null);
        }

        Run(connection, $"INSERT INTO meta VALUES('schema', {Steps.Length}) ON CONFLICT (name) DO UPDATE SET value = excluded.value");
        if (!isCopy && Number(connection, $"SELECT count(*) FROM meta WHERE name = '{Copying}'") > 0)
        {
            throw new StoreFailedException("A copy into this database is not whole yet: run `hay migrate` again, it goes on where it was.", null);
        }

        transaction.Commit();
    }

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static long Number(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return (long)command.ExecuteScalar()!;
    }
}
