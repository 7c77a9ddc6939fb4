using Hay.Grains;
using Hay.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;

namespace Hay.Silo.Tests.Storage;

/// <summary>The store as a host has it.</summary>
public sealed class StorageSetupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_host_opens_the_folder_at_start_and_gives_it_back_at_the_end()
    {
        using (var host = Host())
        {
            await host.StartAsync();
            Assert.Throws<DataFolderInUseException>(() => DataFolder.Open(_folder.Path));
            await host.StopAsync();
        }

        DataFolder.Open(_folder.Path).Dispose();
        Assert.False(File.Exists(_folder.File("hay.db-wal")));
    }

    [Fact]
    public async Task States_facts_and_the_feed_share_one_store()
    {
        using var host = Host();
        await host.StartAsync();
        var states = host.Services.GetRequiredKeyedService<IGrainStorage>(StoreNames.Provider);
        var state = new GrainState<Note>(new Note { Text = "hello" });
        await states.WriteStateAsync("note", GrainId.Create("note", "a"), state);
        await foreach (var record in host.Services.GetRequiredService<IChangeFeed>().ReadAsync("note", 0, default))
        {
            Assert.Equal("hello", OpenStore.Text(record));
        }

        Assert.Equal(0, await host.Services.GetRequiredService<IJournal>().LastNumberAsync("note/a", default));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_stops_the_host_at_start()
    {
        using var taken = DataFolder.Open(_folder.Path);
        using var host = Host();
        await Assert.ThrowsAsync<DataFolderInUseException>(() => host.StartAsync());
    }

    private IHost Host() => new HostBuilder()
        .ConfigureServices(services => services.AddHayStorage(_folder.Path, OpenStore.Json))
        .Build();
}
