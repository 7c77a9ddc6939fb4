using System.Text.Json;
using Hay.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Hay.Silo.Storage;

/// <summary>Puts the store together.</summary>
public static class StorageSetup
{
    /// <summary>
    /// Keeps grain states, the change feed and the journal in a data folder, in PostgreSQL or in Azure. It is opened when the
    /// host starts, before any grain is called; a <see cref="DataFolderException"/> or <see cref="StoreFailedException"/> from there says
    /// why it cannot be. Disposing the host writes what waits and gives the folder back.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="place">Its folder is made when it is not there; it holds keys, reference data and the like in any case.</param>
    /// <param name="json">Knows every state's type and <see cref="Fact"/>.</param>
    public static IServiceCollection AddHayStorage(this IServiceCollection services, StorePlace place, JsonSerializerOptions json)
    {
        services.AddMetrics();
        services.AddSingleton<SiloMeter>();
        services.AddSingleton(_ => DataFolder.Open(place.Folder));
        if (place.IsPostgres) services.AddPostgres(json, place);
        else if (place.IsAzure) services.AddAzure(json, place);
        else services.AddSqlite(json);
        services.AddKeyedSingleton<IGrainStorage>(StoreNames.Provider, (provider, _) => new JsonGrainStorage(provider.GetRequiredService<IRecordStore>(), json));

        // First among the hosted services, so that the store is open before anything that might call a grain starts.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, OpenAtStart>());
        return services;
    }

    private static void AddSqlite(this IServiceCollection services, JsonSerializerOptions json)
    {
        services.AddSingleton(provider => SqliteStore.Open(provider.GetRequiredService<DataFolder>(), meter: provider.GetRequiredService<SiloMeter>()));
        services.AddSingleton<IRecordStore>(provider => provider.GetRequiredService<SqliteStore>());
        services.AddSingleton<IChangeFeed, SqliteChangeFeed>();
        services.AddSingleton<IJournal>(provider => new SqliteJournal(provider.GetRequiredService<SqliteStore>(), json));
    }

    private static void AddPostgres(this IServiceCollection services, JsonSerializerOptions json, StorePlace place)
    {
        services.AddSingleton(provider => new PostgresHold(place, provider.GetRequiredService<IHostApplicationLifetime>(), provider.GetRequiredService<ILogger<PostgresHold>>()));
        services.AddHostedService(provider => provider.GetRequiredService<PostgresHold>());
        services.AddSingleton(provider =>
        {
            provider.GetRequiredService<PostgresHold>();
            return PostgresStore.Open(place.Postgres, meter: provider.GetRequiredService<SiloMeter>());
        });
        services.AddSingleton<IRecordStore>(provider => provider.GetRequiredService<PostgresStore>());
        services.AddSingleton<IChangeFeed, PostgresChangeFeed>();
        services.AddSingleton<IJournal>(provider => new PostgresJournal(provider.GetRequiredService<PostgresStore>(), json));
    }

    private static void AddAzure(this IServiceCollection services, JsonSerializerOptions json, StorePlace place)
    {
        services.AddSingleton(provider => AzureStore.Open(provider.GetRequiredService<DataFolder>(), place, meter: provider.GetRequiredService<SiloMeter>()));
        services.AddSingleton<IRecordStore>(provider => provider.GetRequiredService<AzureStore>().Records);
        services.AddSingleton<IChangeFeed>(provider => new SqliteChangeFeed(provider.GetRequiredService<AzureStore>().Records));
        services.AddSingleton<IJournal>(provider => new SqliteJournal(provider.GetRequiredService<AzureStore>().Records, json));
        services.AddHostedService(provider => new AzureKeeper(provider.GetRequiredService<AzureStore>(), provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System, provider.GetRequiredService<ILogger<AzureKeeper>>()));
    }

    private sealed class OpenAtStart(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            services.GetRequiredService<DataFolder>();
            services.GetRequiredService<IRecordStore>();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
