using System.Diagnostics;
using System.Text;
using Hay.Silo.Storage;

namespace Hay.Bench;

/// <summary>
/// Acknowledged durable writes a second: 64 callers at once on a store, which writes them in groups, against the same
/// store made to write each in a transaction or request of its own. Same disk or server, same settings, same rows, in turns. Servers are
/// the bench's own, on loopback.
/// </summary>
internal static class StoreBench
{
    private const int Callers = 64;
    private const int KeysEach = 100;
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
        await progress.WriteLineAsync($"{Callers} callers, states of {State.Length} bytes, on {FileSystem(folder)}, rounds of {Round.TotalSeconds} s each way");
        var metrics = new List<Metric>();
        foreach (var (name, start) in new (string, Func<StoreKind>)[] { ("SQLite", () => StoreKind.Sqlite(data)), ("PostgreSQL", StoreKind.Postgres), ("Azure", () => StoreKind.Azure(data)) })
        {
            using var kind = StoreKind.WhereInstalled(name, start, progress);
            if (kind is not null) metrics.AddRange(await MeasureAsync(kind, progress));
        }

        return new("store", metrics);
    }

    private static async Task<Metric[]> MeasureAsync(StoreKind kind, TextWriter progress)
    {
        var versions = new long[Callers * KeysEach];
        var (groups, singles) = (new List<double>(), new List<double>());
        for (var round = 0; round <= kind.Rounds; round++)
        {
            var grouped = await RateAsync(kind, new StoreLimits(), versions);
            var single = await RateAsync(kind, new StoreLimits { Batch = 1 }, versions);
            // The first fills the store and warms up.
            if (round == 0) continue;
            groups.Add(grouped);
            singles.Add(single);
            await progress.WriteLineAsync($"{kind.Name}, round {round}: {grouped:N0} writes/s in groups, {single:N0} writes/s one by one");
        }

        var ratio = Median(groups) / Median(singles);
        return
        [
            new($"{kind.Name}: durable writes, {Callers} at once", Median(groups), "writes/s", "one transaction a write", ratio, kind.Target, ratio >= kind.Target),
            new($"{kind.Name}: one transaction a write", Median(singles), "writes/s", null, null, null, null),
        ];
    }

    /// <summary>Acknowledged writes a second, over one round.</summary>
    private static async Task<double> RateAsync(StoreKind kind, StoreLimits limits, long[] versions)
    {
        var (store, opened) = kind.Open(limits);
        using var closes = opened;
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
