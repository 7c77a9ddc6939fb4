using System.Diagnostics;
using Hay.Silo.Tests.Storage;
using Hay.Silo.Training;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hay.Silo.Tests.Training;

/// <summary>Training in a process of its own, as every night.</summary>
public sealed class TrainingProcessTests(TownFixture town) : IClassFixture<TownFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task It_leaves_a_model()
    {
        var folder = town.Copy();
        await Make(folder).Run(default).WaitAsync(Patience);
        var models = new ModelFolder(folder);
        Assert.StartsWith(DateTimeOffset.UtcNow.ToString("yyyy", System.Globalization.CultureInfo.InvariantCulture), models.Read(Assert.Single(models.Finished())).Card.Version, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        var running = Make(town.Copy()).Run(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(Patience));
    }

    [Fact]
    public async Task It_is_ended_when_it_takes_too_long()
    {
        var folder = town.Copy();
        await Make(folder, ("Hay:Training:Minutes", "0.0001")).Run(default).WaitAsync(Patience);
        Assert.Empty(new ModelFolder(folder).Finished());
    }

    [Theory]
    [InlineData("Minutes", "soon")]
    [InlineData("Minutes", "-5")]
    [InlineData("Minutes", "1e300")]
    [InlineData("Gigabytes", "0")]
    [InlineData("Gigabytes", "NaN")]
    public async Task A_setting_that_makes_no_sense_stops_nothing_but_the_training(string setting, string value)
    {
        var folder = town.Copy();
        await Make(folder, ($"Hay:Training:{setting}", value)).Run(default).WaitAsync(Patience);
        Assert.Empty(new ModelFolder(folder).Finished());
    }

    [Fact]
    public void It_is_told_nobodys_secrets()
    {
        Environment.SetEnvironmentVariable("Hay__Mail__Password", "secret");
        var how = Make(town.Folder).How();
        Assert.DoesNotContain(how.Environment, pair => pair.Key.StartsWith("Hay", StringComparison.Ordinal) || pair.Value == "secret");
        Assert.Equal("100000000", how.Environment["DOTNET_GCHeapHardLimit"]); // 4 GB
    }

    [Theory]
    [InlineData("Host=db;Password=p", "", new[] { "Hay__Postgres=Host=db;Password=p" })]
    [InlineData("", "AccountName=a;AccountKey=k", new[] { "Hay__AzureBlobs=AccountName=a;AccountKey=k", "Hay__AzureContainer=county" })]
    public void It_is_told_where_its_data_are(string postgres, string azure, string[] told)
    {
        var options = new SiloOptions { DataFolder = town.Folder, Postgres = postgres, AzureBlobs = azure, AzureContainer = "county" };
        Assert.Equal(told, Make(options).How().Environment.Where(pair => pair.Key.StartsWith("Hay", StringComparison.Ordinal)).Select(pair => $"{pair.Key}={pair.Value}").Order());
    }

    [Fact]
    public async Task One_that_is_killed_leaves_no_model()
    {
        var folder = town.Copy();
        using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(StoreChild).Assembly.Location, "train", "--data", folder]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        try
        {
            while (await child.StandardError.ReadLineAsync().WaitAsync(Patience) is { } line && !line.StartsWith("Training on everything", StringComparison.Ordinal))
            {
            }
        }
        finally
        {
            child.Kill();
        }

        await child.WaitForExitAsync().WaitAsync(Patience);
        // Either it was too late to stop it, or there is nothing that anybody would take.
        var models = new ModelFolder(folder);
        foreach (var file in models.Finished()) models.Read(file);
        Assert.InRange(models.Finished().Count, 0, child.ExitCode == 0 ? 1 : 0);
        Assert.Equal(12, TownFixture.Train(folder).Trained.Card.Listings); // and nobody is in the way of the next
    }

    [Fact]
    public async Task It_ends_when_the_site_has_been_killed()
    {
        var folder = town.Copy();
        using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(StoreChild).Assembly.Location, "train", "--beside-site", "--data", folder])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        child.StandardInput.Close(); // as the system does when the other end is gone
        await child.WaitForExitAsync().WaitAsync(Patience);
        Assert.NotEqual(0, child.ExitCode);
        Assert.Empty(new ModelFolder(folder).Finished());
    }

    private static TrainingProcess Make(string folder, params (string Name, string Value)[] settings) => Make(new SiloOptions { DataFolder = folder }, settings);

    private static TrainingProcess Make(SiloOptions options, params (string Name, string Value)[] settings) => new(
        options,
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Name, pair => (string?)pair.Value)).Build(),
        TimeProvider.System, NullLogger<TrainingProcess>.Instance, ["dotnet", typeof(StoreChild).Assembly.Location]);
}
