using System.Collections.Immutable;
using Hay.Silo.Storage;
using Npgsql;

namespace Hay.Silo;

/// <summary>
/// The tables by which silos of Orleans find each other in PostgreSQL. Microsoft.Orleans.Clustering.AdoNet reads what to ask from the
/// table OrleansQuery: the names of the questions, of their parameters and of the columns that come back are its contract; tables and
/// statements are ours. Every change of who is there raises the version by one, from the one that the writer has read, or is refused.
/// </summary>
public static class ClusterTables
{
    private const string Table = """
        CREATE TABLE IF NOT EXISTS orleansquery(querykey text PRIMARY KEY, querytext text NOT NULL);
        CREATE TABLE IF NOT EXISTS cluster(deploymentid text PRIMARY KEY, version integer NOT NULL DEFAULT 0);
        CREATE TABLE IF NOT EXISTS silo(
            deploymentid text NOT NULL REFERENCES cluster,
            address text NOT NULL,
            port integer NOT NULL,
            generation integer NOT NULL,
            siloname text NOT NULL,
            hostname text NOT NULL,
            status integer NOT NULL,
            proxyport integer NOT NULL,
            suspecttimes text,
            starttime timestamptz NOT NULL,
            iamalivetime timestamptz NOT NULL,
            PRIMARY KEY(deploymentid, address, port, generation))
        """;

    private const string ThisSilo = "deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation";
    private const string NextVersion = "UPDATE cluster SET version = version + 1 WHERE deploymentid = @DeploymentId AND version = @Version";
    private const string Members = "SELECT deploymentid, address, port, generation, siloname, hostname, status, proxyport, suspecttimes, starttime, iamalivetime, version";

    /// <summary>What Orleans asks, by the name under which it looks for it. 3 is the status of a silo that is active.</summary>
    public static ImmutableArray<(string Key, string Sql)> Queries { get; } =
    [
        ("InsertMembershipVersionKey", "WITH added AS (INSERT INTO cluster(deploymentid) VALUES(@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1) SELECT count(*)::integer FROM added"),
        ("InsertMembershipKey", $"""
            WITH turned AS ({NextVersion} AND NOT EXISTS (SELECT FROM silo WHERE {ThisSilo}) RETURNING 1),
            added AS (
                INSERT INTO silo(deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
                SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM turned
                RETURNING 1)
            SELECT count(*)::integer FROM added
            """),
        ("UpdateMembershipKey", $"""
            WITH turned AS ({NextVersion} AND EXISTS (SELECT FROM silo WHERE {ThisSilo}) RETURNING 1),
            changed AS (
                UPDATE silo SET status = @Status, suspecttimes = @SuspectTimes, iamalivetime = @IAmAliveTime FROM turned
                WHERE {ThisSilo}
                RETURNING 1)
            SELECT count(*)::integer FROM changed
            """),
        ("UpdateIAmAlivetimeKey", $"UPDATE silo SET iamalivetime = @IAmAliveTime WHERE {ThisSilo}"),
        // One row at least, for its version, also where nobody is there.
        ("MembershipReadRowKey", $"{Members} FROM cluster LEFT JOIN (SELECT * FROM silo WHERE {ThisSilo}) AS one USING (deploymentid) WHERE deploymentid = @DeploymentId"),
        ("MembershipReadAllKey", $"{Members} FROM cluster LEFT JOIN silo USING (deploymentid) WHERE deploymentid = @DeploymentId"),
        ("GatewaysQueryKey", "SELECT address, proxyport, generation FROM silo WHERE deploymentid = @DeploymentId AND status = @Status AND proxyport > 0"),
        ("CleanupDefunctSiloEntriesKey", "DELETE FROM silo WHERE deploymentid = @DeploymentId AND iamalivetime < @IAmAliveTime AND status <> 3"),
        ("DeleteMembershipTableEntriesKey", "DELETE FROM silo WHERE deploymentid = @DeploymentId; DELETE FROM cluster WHERE deploymentid = @DeploymentId"),
    ];

    /// <summary>Makes what is not there, in the first schema of the search path. Safe to call from several processes at once.</summary>
    /// <param name="connectionString">Npgsql's.</param>
    /// <exception cref="StoreFailedException">The database cannot be had.</exception>
    public static void Make(string connectionString)
    {
        try
        {
            using var connection = new NpgsqlConnection(connectionString);
            connection.Open();
            using var transaction = connection.BeginTransaction();
            // CREATE … IF NOT EXISTS of two at once is an error in one of them.
            Run(connection, "SELECT pg_advisory_xact_lock(hashtext('hay cluster'), hashtext(current_schema()))");
            Run(connection, Table);
            foreach (var (key, sql) in Queries)
            {
                Run(connection, "INSERT INTO orleansquery VALUES(@key, @sql) ON CONFLICT (querykey) DO UPDATE SET querytext = excluded.querytext", ("key", key), ("sql", sql));
            }

            transaction.Commit();
        }
        catch (Exception cause) when (cause is NpgsqlException or ArgumentException or InvalidOperationException)
        {
            throw StoreFailedException.From(cause);
        }
    }

    private static void Run(NpgsqlConnection connection, string sql, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }
}
