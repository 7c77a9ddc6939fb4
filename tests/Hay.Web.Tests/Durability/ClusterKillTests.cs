#if HAY_ORLEANS
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Hay.Silo.Storage;
using Hay.Silo.Tests.Storage;

namespace Hay.Web.Tests.Durability;

/// <summary>
/// The same on a cluster: one process runs grains alone, the other grains and pages. The second dies in each round, the first in every
/// second one, and in the rounds between it takes over what the other left.
/// </summary>
public sealed class ClusterKillTests : KillContract
{
    private readonly PostgresServer _server = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("hay-cluster-").FullName;
    private readonly int[] _ports = [FreePort(), FreePort(), FreePort(), FreePort()];
    private SiteProcess? _silo;

    protected override int Rounds => 6;

    protected override StorePlace StoreOf(string folder) => new(folder, _server.NewSchema());

    private protected override async Task<SiteProcess> StartSite(StorePlace store)
    {
        // At once, for after a round in which both died each waits for the other.
        var silo = _silo is null ? SiteProcess.Start(store with { Folder = _folder }, Settings("silo", _ports[0], _ports[1])) : Task.FromResult(_silo);
        var site = SiteProcess.Start(store, Settings("both", _ports[2], _ports[3]));
        _silo = await silo;
        return await site;
    }

    protected override void KillMore(int round)
    {
        if (round % 2 == 0 || _silo is null) return;
        _silo.Kill().GetAwaiter().GetResult();
        _silo = null;
    }

    public override void Dispose()
    {
        _silo?.Kill().GetAwaiter().GetResult();
        base.Dispose();
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static (string, string)[] Settings(string role, int silo, int gateway) =>
    [
        ("Hay__Cluster__Kind", "postgres"), ("Hay__Cluster__Role", role), ("Hay__Cluster__Address", "127.0.0.1"),
        ("Hay__Cluster__SiloPort", silo.ToString(CultureInfo.InvariantCulture)), ("Hay__Cluster__GatewayPort", gateway.ToString(CultureInfo.InvariantCulture)),
    ];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
#endif
