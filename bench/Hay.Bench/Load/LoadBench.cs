namespace Hay.Bench.Load;

/// <summary>
/// The whole site with a county's listings and people, asked for what people ask. First as fast as it answers (a quarter of the time),
/// which says how much there can be, beside a bare Kestrel that answers the same mix with as many bytes and no work; then, for the whole time,
/// half as many a second whatever happens, which says how long people wait.
/// </summary>
internal static class LoadBench
{
    private const int Connections = 32;
    private const int MostConnections = 256;
    private const double Steady = 0.5;
    private const double FlatBelow = 10;

    public static async Task<BenchReport> Run(LoadOptions options, TextWriter progress)
    {
        await using var county = await LoadSite.Start(options, progress);
        var (site, mix) = (county.Site, await LoadMix.Make(county, options));
        var part = TimeSpan.FromSeconds(Math.Max(2, options.Seconds / 4));
        // Whoever comes stays in memory for a quarter of an hour: all of them are there before it is looked at.
        await LoadRun.Each(site.Address, mix.EverybodyOnce(), Connections);
        await LoadRun.Closed(site.Address, mix.Next, Connections, part); // warms up
        var (cpu, (fast, took)) = (site.ProcessorTime, await LoadRun.Closed(site.Address, mix.Next, Connections, part));
        cpu = site.ProcessorTime - cpu;
        var most = fast.Requests / took.TotalSeconds;
        var bare = await Bare(county, mix, part);
        await progress.WriteLineAsync($"As fast as it answers: {most:N0} a second, bare {bare:N0}. Now {most * Steady:N0} a second for {options.Seconds} s …");

        using var live = new LoadLive(site.Address, [.. mix.Watched]);
        LoadResult steady;
        var memory = new MemoryWatch(site);
        await using (memory)
        {
            steady = await LoadRun.Open(site.Address, mix, live, most * Steady, MostConnections, TimeSpan.FromSeconds(options.Seconds));
        }

        foreach (var wrong in fast.Wrong.Concat(steady.Wrong)) await progress.WriteLineAsync($"Wrong: {wrong}");
        var errors = fast.Errors + steady.Errors;
        return new BenchReport($"load, {(options.IsPostgres ? "postgres" : "sqlite")}",
        [
            new("as fast as it answers", most, "requests/s", "bare Kestrel, same bytes", most / bare, null, null),
            new("processor time a request", cpu.TotalMicroseconds / fast.Requests, "µs", null, null, null, null),
            new("steady", steady.Requests / (double)options.Seconds, "requests/s", null, null, null, null),
            .. mix.Kinds.Select(k => k.Name).Append(LoadLive.Kind).SelectMany(kind => new Metric[]
            {
                new($"{kind}, p50", steady.Quantile(kind, 0.5), "ms", null, null, null, null),
                new($"{kind}, p99", steady.Quantile(kind, 0.99), "ms", null, null, null, null),
            }),
            new("news heard on open pages", live.Heard, "messages", null, null, 1, live.Heard > 0),
            new("errors", errors, "requests", null, null, 0, errors == 0),
            new("stored, a listing (SQLite)", county.BytesOfListing, "bytes", null, null, null, null),
            new("stored, a profile and a fact (SQLite)", county.BytesOfProfile, "bytes", null, null, null, null),
            new("memory at start", memory.First, "MB", null, null, null, null),
            new("memory at end", memory.Last, "MB", null, null, null, null),
            // In a short run it is still warming up.
            new("memory, rise of its floor", memory.Rise, "MB/minute", null, null, options.Seconds >= 60 ? FlatBelow : null, options.Seconds >= 60 ? memory.Rise <= FlatBelow : null),
        ]);
    }

    private static async Task<double> Bare(LoadSite county, LoadMix mix, TimeSpan time)
    {
        var folder = Directory.CreateDirectory(Path.Combine(county.Folder, "bare"));
        var (random, kinds) = (new Random(9), new Dictionary<string, LoadKind>());
        foreach (var (at, kind) in mix.Kinds.Index())
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"{at}"), kind.IsRead ? await HttpLoad.GetAsync(county.Site.Address, PathOf(kind.Make(random))) : []);
            // Asked as the site is: the same head and body, only another path.
            kinds[kind.Name] = kind with { Expected = 200, Make = of => WithPath(kind.Make(of), $"/{at}") };
        }

        await using var bare = await SiteProcess.Bare(folder.FullName);
        await LoadRun.Closed(bare.Address, of => kinds[mix.Next(of).Name], Connections, TimeSpan.FromSeconds(2));
        var (result, took) = await LoadRun.Closed(bare.Address, of => kinds[mix.Next(of).Name], Connections, time);
        return result.Requests / took.TotalSeconds;
    }

    private static string PathOf(byte[] request) => System.Text.Encoding.ASCII.GetString(request).Split(' ')[1];

    private static byte[] WithPath(byte[] request, string path)
    {
        var text = System.Text.Encoding.ASCII.GetString(request);
        var (first, second) = (text.IndexOf(' ', StringComparison.Ordinal), text.IndexOf(" HTTP/1.1", StringComparison.Ordinal));
        return System.Text.Encoding.ASCII.GetBytes($"{text[..first]} {path}{text[second..]}");
    }
}
