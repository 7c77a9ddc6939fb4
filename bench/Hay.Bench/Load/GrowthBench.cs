namespace Hay.Bench.Load;

/// <summary>What a request costs as a county grows: processor time of the site for each kind, at three sizes.</summary>
internal static class GrowthBench
{
    private const int Connections = 8;
    private static readonly int[] Sizes = [2_000, 20_000, 200_000];

    /// <param name="options">Listings: the largest size. Seconds: for each kind.</param>
    /// <param name="progress">Told how it goes.</param>
    public static async Task<BenchReport> Run(LoadOptions options, TextWriter progress)
    {
        var (metrics, first) = (new List<Metric>(), new Dictionary<string, double>());
        foreach (var size in Sizes.Where(size => size <= options.Listings))
        {
            var sized = options with { Listings = size };
            await using var county = await LoadSite.Start(sized, progress);
            var mix = await LoadMix.Make(county, sized);
            await LoadRun.Closed(county.Site.Address, mix.Next, Connections, TimeSpan.FromSeconds(options.Seconds)); // warms up
            foreach (var kind in mix.Kinds)
            {
                var before = county.Site.ProcessorTime;
                var (result, _) = await LoadRun.Closed(county.Site.Address, _ => kind, Connections, TimeSpan.FromSeconds(options.Seconds));
                var each = (county.Site.ProcessorTime - before).TotalMicroseconds / result.Requests;
                first.TryAdd(kind.Name, each);
                await progress.WriteLineAsync($"{size:N0} listings, {kind.Name}: {each:0} µs{(result.Errors > 0 ? $", and {string.Join(", ", result.Wrong)}" : "")}");
                metrics.Add(new($"{kind.Name}, {size:N0} listings", each, "µs", $"{Sizes[0]:N0} listings", each / first[kind.Name], null, null));
                if (result.Errors > 0) metrics.Add(new($"{kind.Name}, {size:N0} listings: errors", result.Errors, "requests", null, null, 0, false));
            }

            metrics.Add(new($"memory, {size:N0} listings", county.Site.ResidentBytes / 1e6, "MB", null, null, null, null));
            metrics.Add(new($"start, {size:N0} listings", county.Site.Start.TotalSeconds, "s", null, null, null, null));
        }

        return new BenchReport($"growth, {(options.IsPostgres ? "postgres" : "sqlite")}", metrics);
    }
}
