using System.Diagnostics;
using System.Threading.Channels;

namespace Hay.Bench.Load;

/// <summary>
/// Two ways to ask. <see cref="Closed"/>: some connections, each asks again as soon as it has its answer; says how many requests a second
/// there can be, and nothing of waiting, for a server that is slow is asked less. <see cref="Open"/>: a steady number a second whatever the
/// server does, each timed from when it was due, as people would wait.
/// </summary>
internal static class LoadRun
{
    public static async Task<(LoadResult Result, TimeSpan Took)> Closed(Uri address, Func<Random, LoadKind> next, int connections, TimeSpan time)
    {
        var (result, clock) = (new LoadResult(), Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(1, connections).Select(seed => Task.Run(async () =>
        {
            using var connection = new LoadConnection(address);
            var random = new Random(seed);
            while (clock.Elapsed < time) await Ask(connection, next(random), random, Stopwatch.GetTimestamp(), result);
        })));
        return (result, clock.Elapsed);
    }

    /// <summary>Asks each of these once, and looks at no answer.</summary>
    public static Task Each(Uri address, IEnumerable<byte[]> requests, int connections) => Task.WhenAll(requests.Index().GroupBy(r => r.Index % connections).Select(own => Task.Run(async () =>
    {
        using var connection = new LoadConnection(address);
        foreach (var (_, request) in own) await connection.Ask(request);
    })));

    public static async Task<LoadResult> Open(Uri address, LoadMix mix, LoadLive live, double rate, int connections, TimeSpan time)
    {
        var result = new LoadResult();
        var due = Channel.CreateUnbounded<(LoadKind Kind, long Due)>(new UnboundedChannelOptions { SingleWriter = true });
        var asking = Enumerable.Range(1, connections).Select(seed => Task.Run(async () =>
        {
            using var connection = new LoadConnection(address);
            var random = new Random(1000 + seed);
            await foreach (var (kind, at) in due.Reader.ReadAllAsync()) await Ask(connection, kind, random, at, result);
        })).ToList();
        var (choice, begun) = (new Random(5), Stopwatch.GetTimestamp());
        for (long asked = 0; ;)
        {
            var elapsed = Stopwatch.GetElapsedTime(begun);
            if (elapsed >= time) break;
            for (; asked < elapsed.TotalSeconds * rate; asked++)
            {
                if (choice.NextDouble() * 100 < LoadMix.LiveWeight) live.Begin(result);
                else due.Writer.TryWrite((mix.Next(choice), begun + (long)(asked / rate * Stopwatch.Frequency)));
            }

            await Task.Delay(1);
        }

        due.Writer.Complete();
        await Task.WhenAll(asking);
        await live.End();
        return result;
    }

    private static async Task Ask(LoadConnection connection, LoadKind kind, Random random, long since, LoadResult result)
    {
        var status = await connection.Ask(kind.Make(random));
        result.Took(kind.Name, Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        if (status != kind.Expected) result.Failed(kind.Name, status == 0 ? "broke off" : status.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
