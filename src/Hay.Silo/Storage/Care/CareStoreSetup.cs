using Hay.Care;
using Hay.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Hay.Silo.Storage;

/// <summary>Puts the store of the connector service together, where that is on.</summary>
internal static partial class CareStoreSetup
{
    /// <summary>
    /// A second store beside the site's own, all of it sealed: grain storage and change feed under the key <see cref="CareStoreNames.Provider"/>.
    /// It is opened when the host starts.
    /// </summary>
    /// <exception cref="InvalidDataException">Settings make no sense, or there are no keys.</exception>
    public static IServiceCollection AddCareStore(this IServiceCollection services, SiloOptions options, ClusterSettings cluster)
    {
        var place = options.CarePlace with { Shared = cluster.IsShared };
        Check(options, place);
        var keys = CareKeySource.Of(options);
        if (place.IsPostgres)
        {
            services.AddKeyedSingleton(CareStoreNames.Provider, (provider, _) =>
                InWords(() => new PostgresHold(place, provider.GetRequiredService<IHostApplicationLifetime>(), provider.GetRequiredService<ILogger<PostgresHold>>())));
            // Not AddHostedService: that takes a second one of a type for the first.
            services.AddSingleton<IHostedService>(static provider => provider.GetRequiredKeyedService<PostgresHold>(CareStoreNames.Provider));
        }

        services.AddSingleton(provider =>
        {
            // First the data folder, which may be where the key is.
            provider.GetRequiredService<DataFolder>();
            if (place.IsPostgres) provider.GetRequiredKeyedService<PostgresHold>(CareStoreNames.Provider);
            return InWords(() => CareStore.Open(place, keys(), provider.GetRequiredService<SiloMeter>()).GetAwaiter().GetResult());
        });
        services.AddKeyedSingleton<IRecordStore>(CareStoreNames.Provider, static (provider, _) => provider.GetRequiredService<CareStore>().Records);
        services.AddKeyedSingleton<IChangeFeed>(CareStoreNames.Provider, static (provider, _) => provider.GetRequiredService<CareStore>().Feed);
        services.AddKeyedSingleton<IGrainStorage>(CareStoreNames.Provider, static (provider, _) =>
            new JsonGrainStorage(provider.GetRequiredService<CareStore>().Records, GrainJson.Default.Options));
        // After the site's own store, and before anything that might call a grain.
        services.Insert(1, ServiceDescriptor.Singleton<IHostedService>(provider => new OpenAtStart(provider, options)));
        return services;
    }

    private static void Check(SiloOptions options, StorePlace place)
    {
        if (place.Shared && !place.IsPostgres)
        {
            throw new InvalidDataException("A cluster keeps the records of the connector service in PostgreSQL: name it in the setting Hay__Care__Postgres. A data folder is one process's alone.");
        }

        if (place.IsPostgres && options.Postgres.Length > 0 && PostgresStore.IsSame(place.Postgres, options.Postgres))
        {
            throw new InvalidDataException("The settings Hay__Postgres and Hay__Care__Postgres name the same tables: the connector service needs a database, or a schema (Search Path), of its own.");
        }
    }

    /// <summary>What PostgreSQL says of this store names this store's setting.</summary>
    private static T InWords<T>(Func<T> open)
    {
        try
        {
            return open();
        }
        catch (StoreFailedException cause)
        {
            throw new StoreFailedException(cause.Message.Replace("Hay__Postgres", "Hay__Care__Postgres", StringComparison.Ordinal), cause.InnerException);
        }
    }

    private sealed partial class OpenAtStart(IServiceProvider services, SiloOptions options) : IHostedService
    {
        private readonly ILogger _log = services.GetRequiredService<ILogger<CareStore>>();

        public Task StartAsync(CancellationToken cancellationToken)
        {
            services.GetRequiredService<CareStore>();
            // Cases ask it who works with whom, also where there are no pages: a file that is wrong stops the start.
            services.GetRequiredService<CareNetwork>();
            if (CareKeySource.IsFile(options)) LogKeyFile(CareKeyFile.In(options.DataFolder));
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        [LoggerMessage(Level = LogLevel.Warning, Message =
            "The connector service seals its records with a key that Hay made for the demo county, in {File}: whoever has that file can read them. Not for people's records: see Hay__Care__Keys in docs/operations.md")]
        private partial void LogKeyFile(string file);
    }
}
