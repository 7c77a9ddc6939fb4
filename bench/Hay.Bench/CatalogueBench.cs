using System.Diagnostics;
using Hay.Bench.Catalogue;
using Hay.Web.Catalogue;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hay.Bench;

/// <summary>What it costs to load the catalogue, to keep it current and to search it, beside SQLite with the same listings.</summary>
internal static class CatalogueBench
{
    private const int AtStart = 20_000;
    private const int Listings = 100_000;
    private const int Asked = 400;
    private const int Rounds = 5;

    public static async Task<BenchReport> RunAsync(TextWriter progress)
    {
        // First of all, and once: what a process that has just started needs.
        var small = new County(AtStart);
        var (_, cold) = await LoadAsync(small, progress);

        var county = new County(Listings);
        var before = GC.GetTotalMemory(true);
        var (builder, loading) = await LoadAsync(county, progress);
        var catalogue = builder.Current;
        var bytes = (GC.GetTotalMemory(true) - before) / (double)Listings;
        progress.WriteLine($"{bytes:0} bytes in memory each; stored: {county.StoredBytes / (double)Listings:0}");

        var searches = Questions.Searches(county, Asked);
        var ours = Measure(searches, q => catalogue.Search(q).Total, out var found);
        var browsing = Measure(Questions.Browsing(county, Asked), q => catalogue.Search(q).Total, out _);
        progress.WriteLine($"searches: median {Median(ours):0} µs, p99 {P99(ours):0} µs, {found:0.0} hits each; browsing: median {Median(browsing):0} µs, p99 {P99(browsing):0} µs");

        using var sqlite = new SqliteOpponent(catalogue);
        var theirs = Measure(searches, sqlite.Ask, out var theirFound);
        progress.WriteLine($"SQLite: median {Median(theirs):0} µs, p99 {P99(theirs):0} µs, {theirFound:0.0} hits each");

        var (booking, edit, settling) = Changes.Measure(builder, county);
        progress.WriteLine($"a booking {booking:0} µs, an edit {edit:0} µs, settling {settling:0} ms in the background");

        var ratio = Median(ours) / Median(theirs);
        return new("catalogue",
        [
            new("load 20,000, cold", cold, "ms", null, null, 1000, cold <= 1000),
            new("load 100,000", loading, "ms", null, null, null, null),
            new("memory per listing", bytes, "bytes", null, null, null, null),
            new("search, median", Median(ours), "µs", "SQLite FTS5", ratio, 0.1, ratio <= 0.1),
            new("search, p99", P99(ours), "µs", "SQLite FTS5", null, 2000, P99(ours) <= 2000),
            new("SQLite FTS5, median", Median(theirs), "µs", null, null, null, null),
            new("SQLite FTS5, p99", P99(theirs), "µs", null, null, null, null),
            new("browse, median", Median(browsing), "µs", null, null, null, null),
            new("browse, p99", P99(browsing), "µs", null, null, null, null),
            new("booking", booking, "µs", null, null, 1000, booking <= 1000),
            new("edited listing", edit, "µs", null, null, 50_000, edit <= 50_000),
            new("settle 100,000", settling, "ms", null, null, null, null),
        ]);
    }

    private static async Task<(CatalogueBuilder Builder, double Milliseconds)> LoadAsync(County county, TextWriter progress)
    {
        var busy = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var builder = new CatalogueBuilder(NullLogger.Instance);
        var all = await new FeedReader(county, NullLogger.Instance).Read(default);
        var read = clock.Elapsed.TotalMilliseconds;
        builder.Load(all, County.Now);
        var loaded = clock.Elapsed.TotalMilliseconds;
        progress.WriteLine($"{builder.Current.Count:#,0} listings loaded in {loaded:0} ms, {read:0} of them reading; processors busy for {(Environment.CpuUsage.TotalTime - busy).TotalMilliseconds:0} ms");
        return (builder, loaded);
    }

    // Of each question the median of some rounds: another process on the machine must not decide.
    private static double[] Measure(CatalogueQuery[] questions, Func<CatalogueQuery, int> ask, out double found)
    {
        var rounds = new double[questions.Length][];
        var hits = questions.Sum(question => (double)ask(question));
        for (var i = 0; i < questions.Length; i++) rounds[i] = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < questions.Length; i++)
            {
                var began = Stopwatch.GetTimestamp();
                ask(questions[i]);
                rounds[i][round] = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
            }
        }

        found = hits / questions.Length;
        return [.. rounds.Select(Median).Order()];
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static double P99(double[] sorted) => sorted[(int)(sorted.Length * 0.99)];
}
