using Hay.Bench.Catalogue;

namespace Hay.Bench;

/// <summary>How soon a process with 20,000 listings serves, from nothing running to its ready line, and what it then holds.</summary>
internal static class StartBench
{
    private const int Listings = 20_000;
    private const int Rounds = 5;
    private const double TargetSeconds = 2;

    public static async Task<BenchReport> Run(TextWriter progress)
    {
        var folder = Directory.CreateTempSubdirectory("hay-bench-start-").FullName;
        try
        {
            await progress.WriteLineAsync($"Writing {Listings:N0} listings …");
            await StoredTown.Fill(folder, new County(Listings));
            var seconds = new List<double>();
            var megabytes = new List<double>();
            for (var round = 1; round <= Rounds; round++)
            {
                await using var site = await SiteProcess.Site(folder);
                seconds.Add(site.Start.TotalSeconds);
                megabytes.Add(site.ResidentBytes / 1e6);
                await progress.WriteLineAsync($"Round {round}: ready after {seconds[^1]:0.00} s, {megabytes[^1]:0} MB resident");
            }

            var median = Median(seconds);
            return new BenchReport("start",
            [
                new Metric($"ready with {Listings:N0} listings", median, "s", null, null, TargetSeconds, median <= TargetSeconds),
                new Metric("resident memory", Median(megabytes), "MB", null, null, null, null),
            ]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
