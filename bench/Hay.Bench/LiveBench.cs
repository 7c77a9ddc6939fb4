using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Hay.Bench;

/// <summary>
/// Thousands of open pages on loopback against a bare SignalR hub in the same run: how soon the last of them hears, what a connection
/// costs, how much a flood of changes becomes, a hundred gatherings, and a storm of all coming back at once.
/// </summary>
internal static class LiveBench
{
    private const int Pages = 5000, Publishes = 60, Rounds = 3;
    private const int Gatherings = 100, InEach = 50;
    private const int Storm = 2000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<BenchReport> Run(TextWriter progress)
    {
        var folder = Directory.CreateTempSubdirectory("hay-bench-live-").FullName;
        try
        {
            await using var site = await LiveServerProcess.Start(folder);
            await using var bare = await LiveServerProcess.Start(LiveServer.Bare);
            var (ours, theirs) = (new List<double>(), new List<double>());
            var (bytes, bareBytes) = (0.0, 0.0);
            for (var round = 0; round <= Rounds; round++)
            {
                var (own, other) = (await Publish(site), await Publish(bare));
                (bytes, bareBytes) = (own.Bytes, other.Bytes);
                progress.WriteLine($"round {round}: last of {Pages} pages after {own.P99:0} ms, bare {other.P99:0} ms; {own.Bytes:0} bytes a connection, bare {other.Bytes:0}");
                if (round == 0) continue; // warms both up
                ours.Add(own.P99);
                theirs.Add(other.P99);
            }

            var flood = await Flood(site);
            progress.WriteLine($"a flood of {flood.Rate:0} a second: {flood.Heard:0.0} messages a second");
            var gathered = await Gather(site);
            progress.WriteLine($"gatherings: {gathered:0.0} % of a core");
            var back = await Return(site);
            progress.WriteLine($"the last is back after {back.TotalSeconds:0.0} s");
            var (ratio, over) = (Median(ours) / Median(theirs), bytes / bareBytes);
            return new BenchReport("live",
            [
                new($"publish to the last of {Pages:#,0} pages, p99", Median(ours), "ms", "bare SignalR hub", ratio, 1.2, ratio <= 1.2),
                new("memory of a connection", bytes, "bytes", "bare SignalR hub", over, 1.1, over <= 1.1),
                new($"messages a second of {flood.Rate:#,0} changes a second", flood.Heard, "/s", null, null, 10, flood.Heard <= 10),
                new($"{Gatherings} gatherings of {InEach}", gathered, "% of a core", null, null, 10, gathered <= 10),
                new($"{Storm:#,0} pages that come back at once: the last", back.TotalSeconds, "s", null, null, 5, back <= TimeSpan.FromSeconds(5)),
            ]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Milliseconds from a publish to the last page, at the 99th percentile of publishes; managed bytes that a connection holds.
    private static async Task<(double P99, double Bytes)> Publish(LiveServerProcess server)
    {
        using var patience = new CancellationTokenSource(Patience);
        var before = double.Parse(await server.Ask("memory"), CultureInfo.InvariantCulture);
        var heard = new ConcurrentDictionary<int, (int Times, long Last)>();
        var pages = await Open(server, Pages, _ => [server.Activity], (revision, at) => heard.AddOrUpdate(revision, (1, at), (_, known) => (known.Times + 1, Math.Max(known.Last, at))), patience.Token);
        var bytes = (double.Parse(await server.Ask("memory"), CultureInfo.InvariantCulture) - before) / Pages;
        var took = new List<double>();
        for (var i = 1; i <= Publishes; i++)
        {
            var published = long.Parse(await server.Ask($"publish {1_000_000 + i}"), CultureInfo.InvariantCulture);
            while (heard.GetValueOrDefault(1_000_000 + i).Times < Pages) await Task.Delay(5, patience.Token);
            took.Add(Stopwatch.GetElapsedTime(published, heard[1_000_000 + i].Last).TotalMilliseconds);
            await Task.Delay(150, patience.Token);
        }

        await Close(pages);
        return (took.Order().ElementAt((int)(took.Count * 0.99)), bytes);
    }

    private static async Task<(double Rate, double Heard)> Flood(LiveServerProcess server)
    {
        const int seconds = 5;
        using var patience = new CancellationTokenSource(Patience);
        var pages = await Open(server, 1, _ => [server.Activity], static (_, _) => { }, patience.Token);
        var rate = double.Parse(await server.Ask($"flood 1000 {seconds}"), CultureInfo.InvariantCulture);
        await Task.Delay(500, patience.Token);
        // The one that goes at once at the beginning is not of the pace.
        var heard = (pages[0].News - 1) / (seconds + 0.5);
        await Close(pages);
        return (rate, heard);
    }

    // Percent of one processor while a gathering of fifty is on in each space.
    private static async Task<double> Gather(LiveServerProcess server)
    {
        const int seconds = 20;
        using var patience = new CancellationTokenSource(Patience);
        var spaces = (await server.Ask("begin")).Split(' ');
        var pages = await Open(server, Gatherings * InEach, i => [$"here:{spaces[i % spaces.Length]}", $"together:{spaces[i % spaces.Length]}"], static (_, _) => { }, patience.Token);
        await Task.Delay(TimeSpan.FromSeconds(5), patience.Token); // until all is said that their coming changed
        var before = double.Parse(await server.Ask("processor"), CultureInfo.InvariantCulture);
        await Task.Delay(TimeSpan.FromSeconds(seconds), patience.Token);
        var used = double.Parse(await server.Ask("processor"), CultureInfo.InvariantCulture) - before;
        await Close(pages);
        return used / (seconds * 10);
    }

    // All come within ten seconds, all are cut off at once, and all come back at once.
    private static async Task<TimeSpan> Return(LiveServerProcess server)
    {
        using var patience = new CancellationTokenSource(Patience);
        var pages = await Open(server, Storm, _ => [server.Activity], static (_, _) => { }, patience.Token);
        var cut = Stopwatch.GetTimestamp();
        await Close(pages);
        pages = await Open(server, Storm, _ => [server.Activity], static (_, _) => { }, patience.Token);
        var back = Stopwatch.GetElapsedTime(cut);
        await Close(pages);
        return back;
    }

    // Sixty-four at a time: more than a site sees in the worst of moments from one machine.
    private static async Task<List<LiveClient>> Open(LiveServerProcess server, int count, Func<int, string[]> groups, Action<int, long> heard, CancellationToken ct)
    {
        var pages = new ConcurrentBag<LiveClient>();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = ct },
            async (i, _) => pages.Add(await LiveClient.Watch(server.Hub, groups(i), heard, ct)));
        return [.. pages];
    }

    private static Task Close(List<LiveClient> pages) => Parallel.ForEachAsync(pages, async (page, _) => await page.DisposeAsync());

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
