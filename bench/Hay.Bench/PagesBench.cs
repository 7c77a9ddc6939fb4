using Hay.Bench.Catalogue;

namespace Hay.Bench;

/// <summary>
/// Pages a second of the whole site with 20,000 listings, against a bare Kestrel endpoint that returns the same bytes,
/// each in a process of its own and asked by the same client on the same machine, in turns.
/// </summary>
internal static class PagesBench
{
    private const int Listings = 20_000;
    private const int Rounds = 5;
    private const int Connections = 32;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(4);

    public static async Task<BenchReport> Run(TextWriter progress)
    {
        var folder = Directory.CreateTempSubdirectory("hay-bench-pages-").FullName;
        try
        {
            await progress.WriteLineAsync($"Writing {Listings:N0} listings …");
            var county = new County(Listings);
            await StoredTown.Fill(folder, county);
            await using var site = await SiteProcess.Site(folder);
            return new BenchReport("pages",
            [
                await Compare(site, "space page", ["/peterborough"], 0.6, folder, progress),
                await Compare(site, "search page, uncached", Searches(county), 0.2, folder, progress),
            ]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static async Task<Metric> Compare(
        SiteProcess site, string name, IReadOnlyList<string> paths, double target, string folder, TextWriter progress)
    {
        var page = await HttpLoad.GetAsync(site.Address, paths[0]);
        var file = Path.Combine(folder, "page.html");
        await File.WriteAllBytesAsync(file, page);
        await using var bare = await SiteProcess.Bare(file);
        await progress.WriteLineAsync($"{name}: {page.Length:N0} bytes");
        var ours = new List<double>();
        var theirs = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var (a, b) = (await HttpLoad.RunAsync(site.Address, paths, Connections, Time), await HttpLoad.RunAsync(bare.Address, ["/"], Connections, Time));
            if (round == 0) continue; // warms both up
            ours.Add(a);
            theirs.Add(b);
            await progress.WriteLineAsync($"Round {round}: {a:N0} a second, bare {b:N0}");
        }

        var value = Median(ours);
        var ratio = value / Median(theirs);
        return new Metric(name, value, "requests/s", "bare Kestrel endpoint, same bytes", ratio, target, ratio >= target);
    }

    // Far more different questions than any cache would keep, and none twice in a row.
    private static string[] Searches(County county)
    {
        var paths = from what in County.Activities
                    from town in county.Towns
                    select $"/search?q={Uri.EscapeDataString($"{what} {town}")}";
        var all = paths.ToArray();
        new Random(1).Shuffle(all);
        return all;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
