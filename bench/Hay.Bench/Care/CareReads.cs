using System.Diagnostics;
using System.Globalization;
using Hay.Care;
using Hay.Grains;
using Hay.Silo;
using Hay.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;

namespace Hay.Bench.Care;

/// <summary>Looks at records by their grains, once as they are and once with logs that keep nothing, in turns: the difference is what the log costs.</summary>
internal static class CareReads
{
    private const int Rounds = 10;
    private const int Looks = 100;
    private const int AtOnce = 16;

    public static async Task Measure(string folder, CareKeys keys, CareCounty county, List<Metric> metrics, TextWriter progress)
    {
        var logs = new LogSwitch();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.AddHaySilo(new SiloOptions { DataFolder = folder, Demo = false, Care = true, CareKeys = keys.First.Written });
        builder.Services.AddKeyedSingleton<IGrainStorage>(CareStoreNames.Provider, (services, _) =>
            new LogsAtWill(new JsonGrainStorage(services.GetRequiredService<CareStore>().Records, GrainJson.Default.Options), logs));
        builder.Services.AddSingleton(CareBench.Network(folder));
        using var host = builder.Build();
        await host.StartAsync();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        await progress.WriteLineAsync("Looking at records with and without their logs …");
        var (kept, dropped, keptMany, droppedMany) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var next = 0;
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var isKept in (bool[])[true, false])
            {
                logs.IsKept = isKept;
                var (one, many) = (new List<double>(), new List<double>());
                for (var i = 0; i < Looks; i++) one.Add(await Look(grains, next = Next(county, next)));
                for (var i = 0; i < Looks; i++)
                {
                    var part = new int[AtOnce];
                    for (var at = 0; at < AtOnce; at++) part[at] = next = Next(county, next);
                    var start = Stopwatch.GetTimestamp();
                    await Task.WhenAll(part.Select(number => Look(grains, number)));
                    many.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds / AtOnce);
                }

                if (round == 0) continue; // warms up
                (isKept ? kept : dropped).AddRange(one);
                (isKept ? keptMany : droppedMany).AddRange(many);
            }
        }

        await host.StopAsync();
        metrics.AddRange(
        [
            Against("a look at a record by its grain, median", Median(kept), Median(dropped)),
            Against(string.Create(CultureInfo.InvariantCulture, $"{AtOnce} looks at once, each, median"), Median(keptMany), Median(droppedMany)),
        ]);
    }

    private static Metric Against(string name, double with, double without) => new(name, with, "ms", "without its line", with / without, null, null);

    private static int Next(CareCounty county, int number)
    {
        do number = (number + 1) % county.Cases;
        while (CareCounty.StepOf(number) != CareStep.Active);
        return number;
    }

    private static async Task<double> Look(IGrainFactory grains, int number)
    {
        var holder = CareCounty.Actor(CareCounty.HolderOf(number));
        var start = Stopwatch.GetTimestamp();
        var answer = await grains.GetGrain<ICaseGrain>(CareCounty.IdOf(number)).Look(holder, LookReason.None, CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return answer.Case is null ? throw new InvalidOperationException($"A record was not shown ({answer.Outcome}): nothing was measured.") : took;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
