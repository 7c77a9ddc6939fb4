using Npgsql;

namespace Hay.Silo.Storage;

/// <summary>
/// The lock of a store that one process has for itself, as the lock of a <see cref="DataFolder"/>, or that the processes of a cluster share.
/// It is a session's: it goes with the connection, and that with the process, however that ends.
/// </summary>
internal static class PostgresLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // Of the same holder: a connection that was lost on this side, and that the server has not noticed yet.
    private const string EndFormer = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND usename = current_user AND pid <> pg_backend_pid()";

    /// <summary>A name for whoever holds a store, as the server shows it; nobody else's is the same.</summary>
    public static string NewHolder() => $"Hay holds the store {Guid.NewGuid():n}";

    /// <summary>A connection of its own, which no pool takes back, that has the lock; null: another process has it.</summary>
    /// <param name="settings">Npgsql's connection string.</param>
    /// <param name="holder">Who takes it. An earlier connection of theirs, of which the server does not know yet that it is lost, ends.</param>
    /// <param name="shared">Whether others may have it so too, and only nobody for itself.</param>
    /// <exception cref="StoreFailedException">The database cannot be had.</exception>
    public static NpgsqlConnection? Take(string settings, string holder, bool shared)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(PostgresStore.Settings(settings)) { Pooling = false, ApplicationName = holder }.ToString());
        try
        {
            connection.Open();
            using var former = new NpgsqlCommand(EndFormer, connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = holder } } };
            former.ExecuteNonQuery();
            using var alive = new NpgsqlCommand(PostgresSchema.SoonNoticed, connection);
            alive.ExecuteNonQuery();
            using var command = new NpgsqlCommand($"SELECT CASE WHEN current_schema() IS NOT NULL THEN pg_try_advisory_lock{(shared ? "_shared" : "")}({PostgresSchema.HolderLock}) END", connection);
            var held = command.ExecuteScalar();
            if (held is true) return connection;
            if (held is not false) throw new StoreFailedException(StoreFailedException.NoSchema, null);
            connection.Dispose();
            return null;
        }
        catch (Exception cause)
        {
            connection.Dispose();
            throw StoreFailedException.From(cause);
        }
    }

    /// <summary>The same, where somebody else has it an error: after a little while, for a server may not have noticed yet that a process has died.</summary>
    /// <exception cref="StoreFailedException">Another process has the store, or it cannot be had.</exception>
    public static NpgsqlConnection TakeOrRefuse(string settings, bool shared) => TakeOrRefuse(settings, NewHolder(), shared);

    /// <inheritdoc cref="TakeOrRefuse(string, bool)"/>
    public static NpgsqlConnection TakeOrRefuse(string settings, string holder, bool shared) =>
        TakeInTime(settings, holder, shared) ?? throw new StoreFailedException("Another Hay is using this store: stop that one first, or name another database or schema in the setting Hay__Postgres.", null);

    /// <summary>The same; null: somebody else has it.</summary>
    /// <exception cref="StoreFailedException">It cannot be had.</exception>
    public static NpgsqlConnection? TakeInTime(string settings, string holder, bool shared)
    {
        for (var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds; ; Thread.Sleep(200))
        {
            if (Take(settings, holder, shared) is { } held) return held;
            if (Environment.TickCount64 > until) return null;
        }
    }
}
