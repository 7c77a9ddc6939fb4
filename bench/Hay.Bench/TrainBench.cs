using System.Diagnostics;
using Hay.Grains;
using Hay.Silo.Training;

namespace Hay.Bench;

/// <summary>All of <c>hay train</c> on five million facts of a million people about 5,000 listings: reading, choosing, measuring, training and the file.</summary>
internal static class TrainBench
{
    private const int People = 1_000_000;
    private const int Listings = 5_000;
    private const int ChoicesEach = 5;

    public static Task<BenchReport> Run(TextWriter progress)
    {
        var folder = Directory.CreateTempSubdirectory("hay-bench-train-").FullName;
        try
        {
            progress.WriteLine($"writing {People * ChoicesEach:#,0} facts to a store, which takes a few minutes");
            StoredChoices.Fill(folder, People, Listings, ChoicesEach);
            var (clock, busy) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var (file, _) = TrainCommand.Run(
                folder, new SpaceMap([]), new() { Now = StoredChoices.Now }, step => progress.WriteLine($"  {clock.Elapsed.TotalSeconds,5:0.0} s: {step}"), CancellationToken.None);
            var (seconds, processor) = (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - busy).TotalSeconds);
            return Task.FromResult(new BenchReport("train",
            [
                new("hay train", seconds, "s", null, null, 60, seconds <= 60),
                new("processor time", processor, "s", null, null, null, null),
                new("model file", new FileInfo(Path.Combine(new ModelFolder(folder).Path, file)).Length / 1e6, "MB", null, null, null, null),
                new("most memory", Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, "MB", null, null, null, null),
            ]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
