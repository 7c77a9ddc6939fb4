using Hay.Grains;
using Hay.Silo.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hay.Silo.Tests.Training;

/// <summary>What a running silo does with the files that trainings leave behind.</summary>
public sealed class ModelWatchTests(TownFixture town) : IClassFixture<TownFixture>
{
    [Fact]
    public async Task A_finished_model_is_taken_and_the_last_two_are_kept()
    {
        await using var silo = await Silo.Start(town.Copy());
        await silo.Look();
        Assert.Null(silo.Slot.Current); // nothing yet, and nobody minds

        List<string> files = [];
        for (var i = 0; i < 3; i++)
        {
            files.Add(TownFixture.Train(silo.Folder, i).File);
            await silo.Look();
        }

        Assert.Equal("20261122-033200", silo.Slot.Current!.Version);
        var view = await silo.View();
        Assert.Equal((files[2], files[1]), (view.Current!.File, view.Before!.File));
        Assert.Equal([OfferOutcome.Taken, OfferOutcome.Taken, OfferOutcome.Taken], view.Ends.Select(end => end.Outcome));
        Assert.Equal(files[1..], silo.Models.Finished());
        Assert.NotNull(view.Current.Card.Current); // each training is measured beside the one before it, while the silo runs

        var before = silo.Slot.Current;
        await silo.Look();
        Assert.Same(before, silo.Slot.Current);
    }

    [Fact]
    public async Task A_model_that_finds_less_is_refused_and_the_old_one_stays()
    {
        await using var silo = await Silo.Start(town.Copy());
        var (file, trained) = TownFixture.Train(silo.Folder);
        await silo.Look();
        var worse = trained with
        {
            Card = trained.Card with
            {
                Version = "20261123-033000",
                TrainedAt = trained.Card.TrainedAt.AddDays(1),
                Quality = trained.Card.Quality! with { Ndcg = 0.1 },
                Current = trained.Card.Quality,
            },
        };
        Assert.Equal("picks-20261123-033000.model", silo.Models.Keep(worse));
        await silo.Look();

        Assert.Equal(trained.Card.Version, silo.Slot.Current!.Version);
        Assert.Equal([OfferOutcome.Worse, OfferOutcome.Taken], (await silo.View()).Ends.Select(end => end.Outcome));
        Assert.Equal([file], silo.Models.Finished());
    }

    [Fact]
    public async Task A_damaged_file_is_never_used_and_the_one_before_it_is()
    {
        var folder = town.Copy();
        List<string> files = [];
        await using (var silo = await Silo.Start(folder))
        {
            for (var i = 0; i < 2; i++) files.Add(TownFixture.Train(folder, i).File);
            await silo.Look();
            // New, and damaged on its way.
            files.Add(TownFixture.Train(folder, 2).File);
            Damage(silo, files[2]);
            await silo.Look();
            Assert.Equal("20261122-033100", silo.Slot.Current!.Version);
            Assert.Equal(OfferOutcome.Damaged, (await silo.View()).Ends[0].Outcome);
            Assert.Equal(files[..2], silo.Models.Finished());
            Damage(silo, files[1]);
        }

        await using (var silo = await Silo.Start(folder))
        {
            await silo.Look();
            Assert.Equal("20261122-033000", silo.Slot.Current!.Version);
            Assert.Equal(files[..1], silo.Models.Finished());
            silo.Models.Remove(files[0]);
        }

        await using (var silo = await Silo.Start(folder))
        {
            await silo.Look();
            Assert.Null(silo.Slot.Current);
            Assert.Null((await silo.View()).Current);
            TownFixture.Train(folder, 5);
            await silo.Look();
            Assert.Equal("20261122-033500", silo.Slot.Current!.Version);
        }
    }

    [Fact]
    public async Task What_a_killed_training_leaves_is_not_looked_at_and_goes_with_the_next()
    {
        await using var silo = await Silo.Start(town.Copy());
        Directory.CreateDirectory(silo.Models.Path);
        var part = Path.Combine(silo.Models.Path, "picks-20261121-033000.model.part");
        await File.WriteAllBytesAsync(part, new byte[500]);
        await silo.Look();
        Assert.True(File.Exists(part)); // its training may be at work
        Assert.Empty((await silo.View()).Ends);
        TownFixture.Train(silo.Folder);
        Assert.False(File.Exists(part));
    }

    private static void Damage(Silo silo, string file)
    {
        var path = Path.Combine(silo.Models.Path, file);
        var bytes = File.ReadAllBytes(path);
        bytes[^500] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private sealed class Silo : IAsyncDisposable
    {
        private readonly IHost _host;
        private readonly ModelWatch _watch;

        private Silo(IHost host, string folder)
        {
            (_host, Folder, Models) = (host, folder, new ModelFolder(folder));
            _watch = new(Models, Slot, host.Services.GetRequiredService<IGrainFactory>(), TimeProvider.System, NullLogger<ModelWatch>.Instance);
        }

        public string Folder { get; }

        public ModelFolder Models { get; }

        public PicksSlot Slot { get; } = new();

        public static async Task<Silo> Start(string folder)
        {
            var builder = Host.CreateEmptyApplicationBuilder(new());
            builder.AddHaySilo(new SiloOptions { DataFolder = folder, Demo = false });
            var host = builder.Build();
            await host.StartAsync();
            return new(host, folder);
        }

        public Task Look() => _watch.Look(default);

        public Task<TrainingView> View() => _host.Services.GetRequiredService<IGrainFactory>().GetGrain<ITrainingGrain>(ITrainingGrain.Key).View(default);

        public async ValueTask DisposeAsync()
        {
            _watch.Dispose();
            await _host.StopAsync();
            _host.Dispose();
        }
    }
}
