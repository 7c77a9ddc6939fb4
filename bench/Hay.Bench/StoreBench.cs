using System.Diagnostics;
using System.Text;
using Hay.Silo.Storage;

namespace Hay.Bench;

/// <summary>
/// Acknowledged durable writes a second: 64 callers at once on the store, which writes them in groups, against the same
/// store made to write each in a transaction of its own. Same file system, same pragmas, same rows, in turns.
/// </summary>
internal static class StoreBench
{
    private const int Callers = 64;
    private const int KeysEach = 100;
    private const int Rounds = 5;
    private const double Target = 10;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    // About a kilobyte, as an activity without many bookings.
    private static readonly byte[] State = Encoding.UTF8.GetBytes($$"""{"title":"Chair yoga","notes":"{{new string('x', 990)}}"}""");

    public static async Task<BenchReport> Run(TextWriter progress)
    {
        // Beside the program, which is on a real disk; /tmp may be memory.
        var folder = Path.Combine(AppContext.BaseDirectory, "store-bench");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        try
        {
            return await MeasureAsync(folder, progress);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<BenchReport> MeasureAsync(string folder, TextWriter progress)
    {
        using var data = DataFolder.Open(folder);
        await progress.WriteLineAsync($"{Callers} callers, states of {State.Length} bytes, on {FileSystem(folder)}, {Rounds} rounds of {Round.TotalSeconds} s each way");
        var versions = new long[Callers * KeysEach];
        var groups = new List<double>();
        var singles = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var grouped = await RateAsync(data, new StoreLimits(), versions);
            var single = await RateAsync(data, new StoreLimits { Batch = 1 }, versions);
            if (round == 0)
            {
                // The first fills the store and warms up.
                continue;
            }

            groups.Add(grouped);
            singles.Add(single);
            await progress.WriteLineAsync($"round {round}: {grouped:N0} writes/s in groups, {single:N0} writes/s one by one");
        }

        var ratio = Median(groups) / Median(singles);
        return new("store",
        [
            new($"durable writes, {Callers} at once", Median(groups), "writes/s", "one transaction a write", ratio, Target, ratio >= Target),
            new("one transaction a write", Median(singles), "writes/s", null, null, null, null),
        ]);
    }

    /// <summary>Acknowledged writes a second, over one round.</summary>
    private static async Task<double> RateAsync(DataFolder data, StoreLimits limits, long[] versions)
    {
        using var store = SqliteStore.Open(data, limits);
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var written = 0L;
            for (; clock.Elapsed < Round; written++)
            {
                var key = caller * KeysEach + (int)(written % KeysEach);
                var outcome = await store.WriteAsync("bench", $"k{key}", versions[key], State);
                versions[key] = outcome.Accepted ? outcome.Version : throw new InvalidOperationException($"k{key} was refused");
            }

            return written;
        })));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static string FileSystem(string folder)
    {
        var drive = DriveInfo.GetDrives()
            .Where(drive => folder.StartsWith(drive.Name, StringComparison.Ordinal))
            .MaxBy(drive => drive.Name.Length);
        return drive is null ? "an unknown file system" : $"{drive.DriveFormat} ({drive.Name})";
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
