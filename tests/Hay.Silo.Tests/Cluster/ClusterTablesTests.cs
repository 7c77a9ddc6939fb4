using System.Collections.Immutable;
using Hay.Silo.Storage;
using Hay.Silo.Tests.Storage;
using Npgsql;

namespace Hay.Silo.Tests.Cluster;

/// <summary>The questions that Orleans asks, asked as it asks them: by the names of parameters and columns.</summary>
public sealed class ClusterTablesTests : IDisposable
{
    private const int Active = 3, Dead = 6;
    private static readonly DateTime Noon = new(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc);
    private static readonly ImmutableDictionary<string, string> Sql = ClusterTables.Queries.ToImmutableDictionary(q => q.Key, q => q.Sql);
    private readonly string _place = PostgresServer.Shared.NewSchema();
    private readonly NpgsqlDataSource _source;

    public ClusterTablesTests()
    {
        ClusterTables.Make(_place);
        _source = NpgsqlDataSource.Create(_place);
    }

    public void Dispose() => _source.Dispose();

    [Fact]
    public async Task What_Orleans_looks_for_is_in_its_table_also_after_another_start()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ClusterTables.Make(_place))));
        await using var command = _source.CreateCommand("SELECT QueryKey, QueryText FROM OrleansQuery");
        await using var reader = await command.ExecuteReaderAsync();
        var there = new Dictionary<string, string>();
        while (await reader.ReadAsync()) there.Add(reader.GetString(0), reader.GetString(1));
        Assert.Equal(Sql.OrderBy(q => q.Key), there.OrderBy(q => q.Key));
    }

    [Fact]
    public async Task A_cluster_begins_once_and_a_row_says_its_version_though_nobody_is_there()
    {
        Assert.Equal(1, await Ask("InsertMembershipVersionKey"));
        Assert.Equal(0, await Ask("InsertMembershipVersionKey"));
        Assert.Equal((0, null), Assert.Single(await Members("MembershipReadAllKey")));
        Assert.Equal((0, null), Assert.Single(await Members("MembershipReadRowKey")));
    }

    [Fact]
    public async Task A_silo_joins_on_the_version_that_it_has_read_and_on_no_other()
    {
        await Ask("InsertMembershipVersionKey");
        Assert.Equal(0, await Join(port: 1, version: 7));
        Assert.Equal(1, await Join(port: 1, version: 0));
        Assert.Equal(0, await Join(port: 2, version: 0));
        Assert.Equal(0, await Join(port: 1, version: 1));
        Assert.Equal((1, 1), Assert.Single(await Members("MembershipReadAllKey")));
        Assert.Equal(1, await Join(port: 2, version: 1));
        Assert.Equal([(2, 1), (2, 2)], (await Members("MembershipReadAllKey")).Order());
        Assert.Equal((2, 2), Assert.Single(await Members("MembershipReadRowKey", ("Port", 2))));
        Assert.Equal((2, null), Assert.Single(await Members("MembershipReadRowKey", ("Port", 9))));
    }

    [Fact]
    public async Task Of_many_that_join_on_one_version_one_does()
    {
        await Ask("InsertMembershipVersionKey");
        for (var version = 0; version < 10; version++)
        {
            var said = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Join(port: (version * 8) + n, version)));
            Assert.Equal(1, said.Sum());
        }

        Assert.Equal(10, (await Members("MembershipReadAllKey")).Count);
    }

    [Fact]
    public async Task A_change_raises_the_version_and_one_of_nobody_does_not()
    {
        await Ask("InsertMembershipVersionKey");
        await Join(port: 1, version: 0);
        Assert.Equal(0, await Change(port: 1, version: 0, Dead));
        Assert.Equal(0, await Change(port: 9, version: 1, Dead));
        Assert.Equal(1, await Change(port: 1, version: 1, Dead, "127.0.0.1:2@3,2026-11-24 12:00:00.000 GMT"));
        Assert.Equal((2, 1), Assert.Single(await Members("MembershipReadAllKey")));
        Assert.Empty(await Gateways());
    }

    [Fact]
    public async Task Pages_reach_the_silos_that_are_active_and_let_anybody_in()
    {
        await Ask("InsertMembershipVersionKey");
        await Join(port: 1, version: 0);
        await Join(port: 2, version: 1, proxy: 0);
        await Join(port: 3, version: 2, status: Dead);
        Assert.Equal([30001], await Gateways());
    }

    [Fact]
    public async Task Who_is_long_gone_is_forgotten_and_who_is_active_never()
    {
        await Ask("InsertMembershipVersionKey");
        await Join(port: 1, version: 0);
        await Join(port: 2, version: 1, status: Dead);
        await Join(port: 3, version: 2, status: Dead);
        await Ask("UpdateIAmAlivetimeKey", ("Address", "127.0.0.1"), ("Port", 3), ("Generation", 1), ("IAmAliveTime", Noon.AddDays(9)));
        await Ask("CleanupDefunctSiloEntriesKey", ("IAmAliveTime", Noon.AddDays(1)));
        Assert.Equal([(3, 1), (3, 3)], (await Members("MembershipReadAllKey")).Order());
        await Ask("DeleteMembershipTableEntriesKey");
        Assert.Empty(await Members("MembershipReadAllKey"));
    }

    [Fact]
    public void A_database_that_is_not_there_is_said_in_words() =>
        Assert.Contains("no such database", Assert.Throws<StoreFailedException>(() => ClusterTables.Make(_place + ";Database=nowhere")).Message, StringComparison.Ordinal);

    private Task<object?> Ask(string key, params (string Name, object? Value)[] parameters) => Ask(key, (IEnumerable<(string, object?)>)parameters);

    private async Task<object?> Ask(string key, IEnumerable<(string Name, object? Value)> parameters)
    {
        await using var command = Command(key, parameters);
        return await command.ExecuteScalarAsync();
    }

    private async Task<int> Join(int port, int version, int status = Active, int? proxy = null) => (int)(await Ask("InsertMembershipKey",
        ("Address", "127.0.0.1"), ("Port", port), ("Generation", 1), ("SiloName", "one"), ("HostName", "here"), ("Status", status),
        ("ProxyPort", proxy ?? 30000 + port), ("StartTime", Noon), ("IAmAliveTime", Noon), ("Version", version)))!;

    private async Task<int> Change(int port, int version, int status, string? suspects = null) => (int)(await Ask("UpdateMembershipKey",
        ("Address", "127.0.0.1"), ("Port", port), ("Generation", 1), ("Status", status), ("SuspectTimes", suspects), ("IAmAliveTime", Noon), ("Version", version)))!;

    private async Task<List<(int Version, int? Port)>> Members(string key, params (string, object?)[] parameters)
    {
        (string, object?)[] usual = key == "MembershipReadRowKey" ? [("Address", "127.0.0.1"), ("Generation", 1), .. parameters.Length == 0 ? [("Port", 1)] : parameters] : [];
        await using var command = Command(key, usual);
        await using var reader = await command.ExecuteReaderAsync();
        var members = new List<(int, int?)>();
        while (await reader.ReadAsync())
        {
            var isThere = !reader.IsDBNull(reader.GetOrdinal("StartTime"));
            foreach (var column in (string[])["Address", "Generation", "SiloName", "HostName", "Status", "ProxyPort", "IAmAliveTime"]) Assert.Equal(!isThere, reader.IsDBNull(reader.GetOrdinal(column)));
            _ = reader.GetOrdinal("SuspectTimes");
            members.Add((reader.GetInt32(reader.GetOrdinal("Version")), isThere ? reader.GetInt32(reader.GetOrdinal("Port")) : null));
        }

        return members;
    }

    private async Task<List<int>> Gateways()
    {
        await using var command = Command("GatewaysQueryKey", [("Status", Active)]);
        await using var reader = await command.ExecuteReaderAsync();
        var ports = new List<int>();
        while (await reader.ReadAsync()) ports.Add(reader.GetInt32(reader.GetOrdinal("ProxyPort")));
        return ports;
    }

    private NpgsqlCommand Command(string key, IEnumerable<(string Name, object? Value)> parameters)
    {
        var command = _source.CreateCommand(Sql[key]);
        command.Parameters.AddWithValue("DeploymentId", "hay");
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
