using Hay.Bench;
using Hay.Bench.Care;
using Hay.Bench.Load;

if (args is [BareServer.Command, var file]) return await BareServer.RunAsync(file);
if (args is [LiveServer.Command, var where]) return await LiveServer.RunAsync(where);

// A benchmark is one entry here. It reports progress to the writer it is given and returns its numbers.
var benches = new Dictionary<string, Func<TextWriter, Task<BenchReport>>>
{
#if !HAY_ORLEANS
    ["runtime"] = RuntimeBench.RunAsync,
#endif
    ["store"] = StoreBench.Run,
    ["catalogue"] = CatalogueBench.RunAsync,
    ["pages"] = PagesBench.Run,
    ["feeds"] = FeedsBench.Run,
    ["start"] = StartBench.Run,
    ["picks"] = PicksBench.Run,
    ["train"] = TrainBench.Run,
    ["live"] = LiveBench.Run,
    ["uptake"] = UptakeBench.Run,
    ["algebra"] = AlgebraBench.Run,
    ["care"] = progress => CareBench.Run(CareBenchOptions.Parse(args), progress),
    ["load"] = progress => LoadBench.Run(LoadOptions.Parse(args, new LoadOptions()), progress),
    ["growth"] = progress => GrowthBench.Run(LoadOptions.Parse(args, new LoadOptions { Listings = 200_000, Profiles = 10_000, Seconds = 4 }), progress),
    ["lighthouse"] = LighthouseBench.Run,
};

if (args is not [var name, ..] || !benches.TryGetValue(name, out var bench))
{
    Console.Error.WriteLine($"usage: hay bench NAME [--json], where NAME is one of: {string.Join(", ", benches.Keys)}");
    return 2;
}

#if DEBUG
Console.Error.WriteLine("This is a debug build: its numbers mean nothing. Use -c Release.");
#endif

BenchReport report;
try
{
    report = await bench(Console.Error);
}
catch (InvalidDataException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}

Console.Out.WriteLine(args.Contains("--json") ? ReportText.Json(report) : ReportText.Table(report));
return report.Metrics.Any(m => m.Met == false) ? 1 : 0;
