using System.Text.Json;
using Hay.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;

namespace Hay.Silo.Storage;

/// <summary>Puts the store together.</summary>
public static class StorageSetup
{
    /// <summary>
    /// Keeps grain states, the change feed and the journal in <paramref name="dataFolder"/>. The folder is opened when the
    /// host starts, before any grain is called; a <see cref="DataFolderException"/> from there says why it cannot be.
    /// Disposing the host writes what waits and gives the folder back.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="dataFolder">The folder; made when it is not there.</param>
    /// <param name="json">Knows every state's type and <see cref="Fact"/>.</param>
    public static IServiceCollection AddHayStorage(this IServiceCollection services, string dataFolder, JsonSerializerOptions json)
    {
        services.AddSingleton(_ => DataFolder.Open(dataFolder));
        services.AddSingleton(provider => SqliteStore.Open(provider.GetRequiredService<DataFolder>()));
        services.AddSingleton<IChangeFeed, SqliteChangeFeed>();
        services.AddSingleton<IJournal>(provider => new SqliteJournal(provider.GetRequiredService<SqliteStore>(), json));
        services.AddKeyedSingleton<IGrainStorage>(
            StoreNames.Provider, (provider, _) => new SqliteGrainStorage(provider.GetRequiredService<SqliteStore>(), json));

        // First among the hosted services, so that the folder is open before anything that might call a grain starts.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, OpenAtStart>());
        return services;
    }

    private sealed class OpenAtStart(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            services.GetRequiredService<SqliteStore>();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
