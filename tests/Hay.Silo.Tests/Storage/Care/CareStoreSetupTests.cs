using Hay.Care;
using Hay.Grains;
using Hay.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;

namespace Hay.Silo.Tests.Storage.Care;

/// <summary>The switch of the connector service: what is there when it is on, and that nothing is when it is off.</summary>
public sealed class CareStoreSetupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CareKey _key = CareKey.New();

    private SiloOptions On => new() { DataFolder = _folder.Path, Demo = false, Care = true, CareKeys = _key.Written };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Off_there_is_nothing_of_it()
    {
        await Run(On with { Care = false }, async services =>
        {
            Assert.Null(services.GetKeyedService<IGrainStorage>(CareStoreNames.Provider));
            Assert.Null(services.GetKeyedService<IChangeFeed>(CareStoreNames.Provider));
            Assert.Null(services.GetService<CareStore>());
            await Task.CompletedTask;
        });
        Assert.False(Directory.Exists(_folder.File("care")));
        Assert.False(File.Exists(CareKeyFile.In(_folder.Path)));
    }

    [Fact]
    public async Task On_its_states_are_in_a_store_of_their_own_and_the_feed_tells_them()
    {
        await Run(On, async services =>
        {
            var state = new GrainState<Note>(new Note { Text = "hello" });
            var storage = services.GetRequiredKeyedService<IGrainStorage>(CareStoreNames.Provider);
            await new JsonGrainStorage(services.GetRequiredKeyedService<IRecordStore>(CareStoreNames.Provider), OpenStore.Json)
                .WriteStateAsync(CareStoreNames.Case, GrainId.Create("case", "a"), state);
            Assert.IsType<JsonGrainStorage>(storage);
            var told = new List<GrainRecord>();
            await foreach (var record in services.GetRequiredKeyedService<IChangeFeed>(CareStoreNames.Provider).ReadAsync(CareStoreNames.Case, 0, default)) told.Add(record);
            Assert.Equal("hello", OpenStore.Text(Assert.Single(told)));
            await foreach (var _ in services.GetRequiredService<IChangeFeed>().ReadAsync(CareStoreNames.Case, 0, default)) Assert.Fail("It is in the site's own store.");
            Assert.Throws<DataFolderInUseException>(() => DataFolder.Open(_folder.File("care")));
        });
        DataFolder.Open(_folder.File("care")).Dispose();
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.File("care")));
    }

    [Fact]
    public async Task It_works_for_the_teams_of_the_operators_file()
    {
        var file = _folder.File("network.json");
        Directory.CreateDirectory(_folder.Path);
        await File.WriteAllTextAsync(file, """{ "providers": [{ "id": "ours", "name": "Ours" }], "teams": [{ "id": "our-team", "name": "Our team", "provider": "ours", "pcns": [] }] }""");
        await Run(On with { CareNetwork = file }, async services =>
        {
            Assert.Equal(["our-team"], services.GetRequiredService<CareNetwork>().Teams.Keys);
            await Task.CompletedTask;
        });
        var said = Assert.Throws<InvalidDataException>(() => SiloSetup.Network(On with { CareNetwork = _folder.File("elsewhere.json") }));
        Assert.Contains("Hay__CareNetwork", said.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_keys_it_does_not_start_and_says_how_to_make_one()
    {
        var said = await Assert.ThrowsAsync<InvalidDataException>(() => Run(On with { CareKeys = "" }, _ => Task.CompletedTask));
        Assert.Contains("./hay care key", said.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("care")));
    }

    [Theory]
    [InlineData("Host=db;Database=hay;Username=hay", "Host=db;Database=hay;Username=hay;Password=other")]
    [InlineData("Host=db;Database=hay;Username=hay", "no connection string")]
    public async Task Settings_that_make_no_sense_stop_the_start(string postgres, string care)
    {
        var said = await Assert.ThrowsAnyAsync<Exception>(() => Run(On with { Postgres = postgres, CarePostgres = care }, _ => Task.CompletedTask));
        Assert.Contains("Hay__", said.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("other", said.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_keys_are_refused_before_anything_is_written()
    {
        await Run(On, _ => Task.CompletedTask);
        var before = StoredRows.Of(_folder.File("care"));
        var said = await Assert.ThrowsAsync<InvalidDataException>(() => Run(On with { CareKeys = CareKey.New().Written }, _ => Task.CompletedTask));
        Assert.Contains("do not open the care store", said.Message, StringComparison.Ordinal);
        Assert.Equal(before, StoredRows.Of(_folder.File("care")));

        // A new one beside it: from then on the new one alone is enough for what is written with it.
        var next = CareKey.New();
        await Run(On with { CareKeys = $"{next.Written};{_key.Written}" }, _ => Task.CompletedTask);
        await Run(On with { CareKeys = next.Written }, _ => Task.CompletedTask);
    }

    [Theory]
    [InlineData(CareStoreNames.Case, true)]
    [InlineData(CareStoreNames.CaseLog, true)]
    [InlineData(CareStoreNames.CaseLogPage, true)]
    [InlineData("note", false)]
    public async Task Records_without_the_one_that_knows_their_keys_are_opened_with_none(string store, bool isRefused)
    {
        var (folder, keys) = (_folder.File("care"), CareKeys.Parse(_key.Written));
        using (var care = await CareStore.Open(folder, keys, null))
        {
            await care.Records.WriteAsync(store, "a", 0, "{}"u8.ToArray());
            await care.Records.ClearAsync("care-key", "check", 1);
        }

        if (!isRefused)
        {
            (await CareStore.Open(folder, keys, null)).Dispose();
            return;
        }

        var before = StoredRows.Of(folder);
        foreach (var any in new[] { keys, CareKeys.Parse(CareKey.New().Written) })
        {
            var said = await Assert.ThrowsAsync<InvalidDataException>(() => CareStore.Open(folder, any, null));
            Assert.Contains("not the one by which Hay knows its keys", said.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, StoredRows.Of(folder));
    }

    [Fact]
    public async Task Tables_of_the_other_kind_are_refused_however_a_setting_spells_them()
    {
        var (site, care, keys) = (PostgresServer.Shared.NewSchema(), PostgresServer.Shared.NewSchema(), CareKeys.Parse(_key.Written));
        static string Otherwise(string database) => $"{database},public";
        PostgresStore.Open(site).Dispose();
        (await CareStore.Open(new StorePlace("", care), keys, null)).Dispose();
        Assert.False(PostgresStore.IsSame(site, Otherwise(site)));
        foreach (var same in new[] { site, Otherwise(site) })
        {
            var said = await Assert.ThrowsAsync<StoreFailedException>(() => CareStore.Open(new StorePlace("", same), keys, null));
            Assert.StartsWith("The setting Hay__Care__Postgres names tables that hold the site's own records", said.Message, StringComparison.Ordinal);
        }

        Assert.StartsWith("The setting Hay__Postgres names tables that hold the records of the connector service", Assert.Throws<StoreFailedException>(() => PostgresStore.Open(Otherwise(care))).Message, StringComparison.Ordinal);
        // Nor is a backup of the one put in the place of the other.
        Assert.Throws<StoreFailedException>(() => new PostgresCopyTarget(care, replace: true).Dispose());
        Assert.Throws<StoreFailedException>(() => new PostgresCopyTarget(site, replace: true, isCare: true).Dispose());
        PostgresStore.Open(Otherwise(site)).Dispose();
        using var again = await CareStore.Open(new StorePlace("", Otherwise(care)), keys, null);
        await again.Records.WriteAsync(CareStoreNames.Case, "a", 0, "{}"u8.ToArray());
        await again.Records.ClearAsync(CareStoreNames.Case, "a", 1);
        Assert.Equal(3, (await again.Records.WriteAsync(CareStoreNames.Case, "a", 0, "{}"u8.ToArray())).Version);
        Assert.Equal("{}"u8.ToArray(), (await again.Records.ReadAsync(CareStoreNames.Case, "a")).Json);
    }

    [Fact]
    public async Task With_the_demo_county_it_makes_a_key_for_its_own_user_alone_and_finds_it_again()
    {
        var demo = On with { Demo = true, CareKeys = "" };
        using (var held = DataFolder.Open(_folder.Path))
        {
            var made = CareKeySource.Of(demo)().First;
            Assert.Equal(made.Written, CareKeySource.Of(demo)().First.Written);
        }

        Assert.True(CareKeySource.IsFile(demo));
        Assert.False(CareKeySource.IsFile(On));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(CareKeyFile.In(_folder.Path)));
        // Another one would open nothing of what is there.
        (await CareStore.Open(_folder.File("care"), CareKeySource.Of(demo)(), null)).Dispose();
        File.Move(CareKeyFile.In(_folder.Path), _folder.File("moved"));
        Assert.Contains("no key", Assert.Throws<InvalidDataException>(() => CareKeySource.Of(demo)()).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(CareKeyFile.In(_folder.Path)));
        File.Move(_folder.File("moved"), CareKeyFile.In(_folder.Path));

        // It is the demo's alone.
        await Assert.ThrowsAsync<InvalidDataException>(() => Run(demo with { Demo = false }, _ => Task.CompletedTask));
    }

    [Fact]
    public void A_cluster_needs_a_database_for_it()
    {
        var said = Assert.Throws<InvalidDataException>(() => new ServiceCollection().AddCareStore(On, new ClusterSettings { Kind = ClusterKind.Postgres }));
        Assert.Contains("Hay__Care__Postgres", said.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_postgres_it_is_a_schema_of_its_own_and_one_process_has_it()
    {
        var database = PostgresServer.Shared.NewSchema();
        var options = On with { CarePostgres = database };
        await Run(options, async services =>
        {
            await services.GetRequiredKeyedService<IRecordStore>(CareStoreNames.Provider).WriteAsync(CareStoreNames.Case, "a", 0, "{}"u8.ToArray());
            var said = Assert.Throws<StoreFailedException>(() => PostgresLock.TakeOrRefuse(database, shared: false));
            Assert.Contains("Another Hay", said.Message, StringComparison.Ordinal);
        });
        Assert.False(Directory.Exists(_folder.File("care")));
        Assert.True((await StoreCheck.VerifyAsync(new StorePlace("", database))).Sound);
    }

    private static async Task Run(SiloOptions options, Func<IServiceProvider, Task> work)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.AddHaySilo(options);
        using var host = builder.Build();
        await host.StartAsync();
        await work(host.Services);
        await host.StopAsync();
    }
}
