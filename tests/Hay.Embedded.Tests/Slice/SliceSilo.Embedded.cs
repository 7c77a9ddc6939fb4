// An embedded silo for the suite: compiled unless HAY_ORLEANS is defined.
#if !HAY_ORLEANS
using Hay.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Hay.Slice;

[CollectionDefinition(nameof(SliceSilo))]
public sealed class SliceSiloCollection : ICollectionFixture<SliceSilo>;

public sealed class SliceSilo : IAsyncLifetime
{
    private IHost _host = null!;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();
    public Ledger Ledger { get; } = new();
    public SliceStorage Storage { get; } = new();

    public async Task InitializeAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(Ledger);
        builder.Services.AddKeyedSingleton<IGrainStorage>("slice", Storage);
        builder.Services.AddHayEmbedded(silo =>
        {
            silo.ResponseTimeout = TimeSpan.FromSeconds(3);
            silo.AddGrains(typeof(SliceSilo).Assembly);
        });
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
#endif
