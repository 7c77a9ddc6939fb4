using System.Diagnostics;
using System.Text.Json;

namespace Hay.Bench;

/// <summary>
/// Lighthouse's mobile profile on four pages of the demo county, as if its groups were real, so that search engines are
/// not kept away and every audit counts: the median of several runs. Its packages are in artifacts/lighthouse, where
/// ./hay puts them; HAY_LIGHTHOUSE says where that is.
/// </summary>
internal static class LighthouseBench
{
    private const int Rounds = 3;
    private static readonly (string Name, string Path)[] Pages =
        [("home", "/"), ("space", "/peterborough"), ("search", "/search?q=walk"), ("activity", "/peterborough/pb-cathedral-quiet")];
    private static readonly (string Id, double Target)[] Scores = [("performance", 95), ("accessibility", 100), ("best-practices", 100), ("seo", 100)];

    public static async Task<BenchReport> Run(TextWriter progress)
    {
        var folder = Directory.CreateTempSubdirectory("hay-bench-lighthouse-").FullName;
        try
        {
            await using (await SiteProcess.Demo(folder))
            {
                // A first start lists the county.
            }

            await StoredCounty.MakeReal(folder);
            await using var site = await SiteProcess.Site(folder);
            var metrics = new List<Metric>();
            foreach (var (name, path) in Pages)
            {
                var rounds = new List<Dictionary<string, double>>();
                for (var round = 1; round <= Rounds; round++)
                {
                    var (scores, failed) = await Measure(site.Address, path);
                    rounds.Add(scores);
                    await progress.WriteLineAsync($"{name}, round {round}: {string.Join(", ", scores.Select(s => $"{s.Key} {s.Value}"))} {string.Join("; ", failed)}");
                }

                metrics.AddRange(Scores.Select(score =>
                {
                    var median = rounds.Select(r => r[score.Id]).Order().ElementAt(Rounds / 2);
                    return new Metric($"{name}: {score.Id}", median, "of 100", null, null, score.Target, median >= score.Target);
                }));
            }

            return new BenchReport("lighthouse", metrics);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(Dictionary<string, double> Scores, List<string> Failed)> Measure(Uri address, string path)
    {
        var home = Environment.GetEnvironmentVariable("HAY_LIGHTHOUSE") ?? throw new InvalidOperationException("Start it with ./hay bench lighthouse, which fetches Lighthouse.");
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(home, "run.mjs"), address.ToString(), path]) { RedirectStandardOutput = true })!;
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        if (node.ExitCode != 0) throw new InvalidOperationException($"Lighthouse could not look at {path}.");
        using var json = JsonDocument.Parse(said);
        return (
            json.RootElement.GetProperty("scores").EnumerateObject().ToDictionary(s => s.Name, s => s.Value.GetDouble()),
            [.. json.RootElement.GetProperty("failed").EnumerateArray().Select(f => f.GetString()!)]);
    }
}
