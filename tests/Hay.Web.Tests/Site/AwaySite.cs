using Hay.Silo.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Site;

/// <summary>A site whose store is away when the test says so.</summary>
public sealed class AwaySite : RunningSite
{
    /// <summary>What the store says, for those who run the site and nobody else.</summary>
    public const string Inside = "The database does not answer";

    public bool IsAway { get; set; }

    protected override void Change(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<IRecordStore>(services => new Store(services.GetRequiredService<SqliteStore>(), this));

    private sealed class Store(SqliteStore inner, AwaySite site) : IRecordStore
    {
        public ValueTask<StoredState> ReadAsync(string store, string key, CancellationToken ct = default) => There().ReadAsync(store, key, ct);

        public ValueTask<long> LastVersionAsync(string store, string key, CancellationToken ct = default) => There().LastVersionAsync(store, key, ct);

        public Task<WriteOutcome> WriteAsync(string store, string key, long expected, byte[] json, CancellationToken ct = default) => There().WriteAsync(store, key, expected, json, ct);

        public Task<WriteOutcome> ClearAsync(string store, string key, long expected, CancellationToken ct = default) => There().ClearAsync(store, key, expected, ct);

        private SqliteStore There() => site.IsAway ? throw new StoreFailedException($"{Inside}.", null) : inner;
    }
}
