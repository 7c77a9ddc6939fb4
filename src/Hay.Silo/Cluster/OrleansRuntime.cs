#if HAY_ORLEANS
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
#if HAY_AZURE
using Hay.Grains;
using Hay.Silo.Storage;
using Orleans.Storage;
#endif

namespace Hay.Silo;

/// <summary>Grains on Microsoft Orleans: a silo in this process, or a client of silos elsewhere.</summary>
internal static partial class OrleansRuntime
{
    private const string Service = "hay";
#if HAY_AZURE
    private const string AzureStates = "azure";
#endif
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SaysItIsAlive = TimeSpan.FromSeconds(10);

    public static void AddOrleans(this IHostApplicationBuilder builder, ClusterSettings cluster)
    {
        // Its own rounds compare with the machine's clock, so that is the one to give it; timers of grains go by Hay's, as all that Hay does.
        builder.Services.AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System);
        builder.Services.AddKeyedSingleton(TimeProviderNames.Grains, static (services, _) => services.GetRequiredService<TimeProvider>());
        if (cluster.Kind == ClusterKind.Postgres) ClusterTables.Make(cluster.Connection);
        if (cluster.Role == ClusterRole.Web) builder.UseOrleansClient(client => Configure(client, cluster));
        else builder.UseOrleans(silo => Configure(silo, cluster));
    }

    private static void Configure(ISiloBuilder silo, ClusterSettings cluster)
    {
        if (cluster.Kind == ClusterKind.None)
        {
            // Alone, it needs no ports that anybody knows: another on this machine has others.
            silo.UseLocalhostClustering(FreePort(), FreePort(), serviceId: Service, clusterId: cluster.Name);
            return;
        }

        silo.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (Service, cluster.Name));
        // Where all silos died at once, the first to come back waits for the others until they are known to be gone: three of these.
        silo.Configure<ClusterMembershipOptions>(static options => options.IAmAliveTablePublishTimeout = SaysItIsAlive);
        if (cluster.Address is { } address) silo.ConfigureEndpoints(address, cluster.SiloPort, cluster.GatewayPort, listenOnAnyHostAddress: !IPAddress.IsLoopback(address));
        else silo.ConfigureEndpoints(cluster.SiloPort, cluster.GatewayPort, listenOnAnyHostAddress: true);
        if (cluster.Kind == ClusterKind.Postgres)
        {
            silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", cluster.Connection));
        }
        else
        {
#if HAY_AZURE
            silo.UseAzureStorageClustering(options => options.TableServiceClient = new Azure.Data.Tables.TableServiceClient(cluster.Connection));
#else
            throw WithoutAzure("Kind");
#endif
        }

        if (cluster.Grains.Length > 0)
        {
#if HAY_AZURE
            KeepGrainsInAzure(silo, cluster.Grains);
#else
            throw WithoutAzure("Grains");
#endif
        }
    }

    private static void Configure(IClientBuilder client, ClusterSettings cluster)
    {
        client.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (Service, cluster.Name));
        client.Services.AddSingleton<IClientConnectionRetryFilter, Patience>();
        if (cluster.Kind == ClusterKind.Postgres)
        {
            client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", cluster.Connection));
        }
        else
        {
#if HAY_AZURE
            client.UseAzureStorageClustering(options => options.TableServiceClient = new Azure.Data.Tables.TableServiceClient(cluster.Connection));
#else
            throw WithoutAzure("Kind");
#endif
        }
    }

#if HAY_AZURE
    /// <summary>Grain states in blobs as Orleans keeps them, where Hay:Cluster:Grains names a storage account.</summary>
    private static void KeepGrainsInAzure(ISiloBuilder silo, string connection)
    {
        silo.AddAzureBlobGrainStorage(AzureStates, (AzureBlobStorageOptions options) =>
        {
            options.BlobServiceClient = new Azure.Storage.Blobs.BlobServiceClient(connection);
            options.ContainerName = "hay-grains";
            options.GrainStorageSerializer = new StateSerializer(GrainJson.Default.Options);
        });
        silo.Services.AddKeyedSingleton<IGrainStorage>(StoreNames.Provider, static (services, _) => new CopiedGrainStorage(
            services.GetRequiredKeyedService<IGrainStorage>(AzureStates), services.GetRequiredService<IRecordStore>(), GrainJson.Default.Options));
    }
#endif

#if !HAY_AZURE
    private static InvalidDataException WithoutAzure(string setting) =>
        new($"The setting Hay:Cluster:{setting} asks for Azure, and this Hay was built without it (HayAzure=false).");
#endif

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Pages may start before the first silo does: they wait for it, and say so.</summary>
    private sealed partial class Patience(ILogger<Patience> log) : IClientConnectionRetryFilter
    {
        public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
        {
            LogWaiting();
            await Task.Delay(Rest, cancellationToken);
            return true;
        }

        [LoggerMessage(Level = LogLevel.Warning, Message = "No silo of the cluster answers yet: trying again")]
        private partial void LogWaiting();
    }
}
#endif
