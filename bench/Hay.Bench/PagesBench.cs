using Hay.Grains;

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
            var spaces = SpaceMap.Load(Path.Combine(AppContext.BaseDirectory, "content", "spaces.json"));
            await progress.WriteLineAsync($"Writing {Listings:N0} listings …");
            await StoredTown.Fill(folder, Listings, spaces);
            await using var site = await SiteProcess.Site(folder);
            return new BenchReport("pages",
            [
                await Compare(site, "space page", ["/peterborough"], 0.6, folder, progress),
                await Compare(site, "search page, uncached", Searches(spaces), 0.2, folder, progress),
            ]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Metric> Compare(
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
    private static List<string> Searches(SpaceMap spaces)
    {
        string[] words = ["yoga", "chair", "garden morning", "walk", "singing", "tea", "mend", "gentle", "friendly hall", "pilates"];
        var paths = from word in words
                    from space in spaces.All
                    from place in space.Localities
                    from page in Enumerable.Range(1, 3)
                    select $"/search?q={Uri.EscapeDataString($"{word} {place.Name}")}&space={space.Slug}&page={page}";
        var all = paths.ToArray();
        new Random(1).Shuffle(all);
        return [.. all];
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
