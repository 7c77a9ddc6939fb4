using System.Diagnostics;
using Hay.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hay.Bench;

/// <summary>What a call, an activation and a grain in memory cost in the embedded runtime.</summary>
internal static class RuntimeBench
{
    private const int CallRounds = 21;
    private const int ActivationRounds = 7;
    private const int InFlight = 100;
    private const int Grains = 100;
    private const int CallsARound = 500_000;
    private const int ActivationsARound = 200_000;

    public static async Task<BenchReport> RunAsync(TextWriter progress)
    {
        using var host = await StartAsync();
        var factory = host.Services.GetRequiredService<IGrainFactory>();
        var grains = Enumerable.Range(0, Grains).Select(i => factory.GetGrain<ICounterGrain>($"{i}")).ToArray();
        var actors = Enumerable.Range(0, Grains).Select(_ => new ChannelActor()).ToArray();

        // Short rounds in turns, so that whatever else the machine does falls on both alike.
        var (calls, processor, yardstick) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < CallRounds; round++)
        {
            var (rate, nanoseconds) = await CallAsync(i => grains[i % Grains].Add(1));
            var (bareRate, bareNanoseconds) = await CallAsync(i => actors[i % Grains].Add(1));
            calls.Add(rate);
            processor.Add(nanoseconds);
            yardstick.Add(bareRate);
            progress.WriteLine(
                $"calls, round {round + 1} of {CallRounds}: {rate:#,0} a second, {nanoseconds:0} ns of processor time each;" +
                $" bare channels {bareRate:#,0}, {bareNanoseconds:0} ns");
        }

        foreach (var actor in actors) actor.Stop();

        var (perSecond, bytes) = (new List<double>(), new List<double>());
        for (var round = 0; round < ActivationRounds; round++)
        {
            var (rate, size) = await ActivateAsync();
            perSecond.Add(rate);
            bytes.Add(size);
            progress.WriteLine($"activations, round {round + 1} of {ActivationRounds}: {rate:#,0} a second, {size:0} bytes each");
        }

        await host.StopAsync();
        var ratio = Median([.. calls.Zip(yardstick, (call, bare) => call / bare)]);
        return new("runtime",
        [
            new("calls", Median(calls), "1/s", "bare channels", ratio, 0.5, ratio >= 0.5),
            new("processor time per call", Median(processor), "ns", null, null, null, null),
            new("bare channels", Median(yardstick), "1/s", null, null, null, null),
            new("activations", Median(perSecond), "1/s", null, null, 200_000, Median(perSecond) >= 200_000),
            new("memory per activation", Median(bytes), "bytes", null, null, 700, Median(bytes) <= 700),
        ]);
    }

    // Each caller goes round the grains from a place of its own, one call after the other. Processor time tells of the cost
    // even where the machine has other things to do.
    private static async Task<(double PerSecond, double ProcessorNanoseconds)> CallAsync(Func<int, Task<int>> call)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < CallsARound / InFlight; i++) await call(caller + i);
        })));
        return (CallsARound / clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalNanoseconds / CallsARound);
    }

    // In a host of its own each time, so that one round's grains are gone before the next. Keys are made beforehand: they are
    // the caller's, though the bytes of a grain count what it holds of them.
    private static async Task<(double PerSecond, double Bytes)> ActivateAsync()
    {
        using var host = await StartAsync();
        var factory = host.Services.GetRequiredService<IGrainFactory>();
        var keys = Enumerable.Range(0, ActivationsARound).Select(i => $"k{i}").ToArray();
        await factory.GetGrain<ICounterGrain>("warm").Add(1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        await Parallel.ForAsync(0, InFlight, async (caller, _) =>
        {
            for (var i = caller; i < keys.Length; i += InFlight) await factory.GetGrain<ICounterGrain>(keys[i]).Add(1);
        });
        var elapsed = clock.Elapsed.TotalSeconds;
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)keys.Length;
        GC.KeepAlive(keys);
        await host.StopAsync();
        return (keys.Length / elapsed, bytes);
    }

    private static async Task<IHost> StartAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddHayEmbedded(silo => silo.AddGrains(typeof(RuntimeBench).Assembly));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
