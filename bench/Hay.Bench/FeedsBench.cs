using System.Net;
using System.Text.Json;
using Hay.Bench.Catalogue;

namespace Hay.Bench;

/// <summary>
/// Whole walks through what is published in open standards, with 20,000 listings: pages a second against a bare Kestrel endpoint that
/// returns the bytes of the first page.
/// </summary>
internal static class FeedsBench
{
    private const int Listings = 20_000;
    private const double Target = 0.5;

    public static async Task<BenchReport> Run(TextWriter progress)
    {
        var folder = Directory.CreateTempSubdirectory("hay-bench-feeds-").FullName;
        try
        {
            await progress.WriteLineAsync($"Writing {Listings:N0} listings …");
            await StoredTown.Fill(folder, new County(Listings));
            await using var site = await SiteProcess.Site(folder);
            var services = await Services(site.Address, "/openreferral/services?per_page=100&full=true");
            var series = await Feed(site.Address, "/openactive/session-series");
            var sessions = await Feed(site.Address, "/openactive/scheduled-sessions");
            await progress.WriteLineAsync($"{services.Count} pages of services, {series.Count} of series, {sessions.Count} of dates");
            return new BenchReport("feeds",
            [
                await PagesBench.Compare(site, $"Open Referral services, {services.Count} pages of 100, full", services, Target, folder, progress),
                await PagesBench.Compare(site, $"OpenActive SessionSeries, {series.Count} pages", series, Target, folder, progress),
                await PagesBench.Compare(site, $"OpenActive ScheduledSession, {sessions.Count} pages", sessions, Target, folder, progress),
            ]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<string>> Services(Uri site, string path)
    {
        using var first = JsonDocument.Parse(await HttpLoad.GetAsync(site, path));
        return [.. Enumerable.Range(1, first.RootElement.GetProperty("total_pages").GetInt32()).Select(page => $"{path}&page={page}")];
    }

    private static async Task<List<string>> Feed(Uri site, string path)
    {
        var paths = new List<string>();
        for (var next = path; ;)
        {
            using var page = JsonDocument.Parse(await Patiently(site, next));
            if (page.RootElement.GetProperty("items").GetArrayLength() == 0) return paths;
            paths.Add(next);
            next = new Uri(page.RootElement.GetProperty("next").GetString()!).PathAndQuery;
        }
    }

    // The feeds are made in the background: at first they may say that they are not ready.
    internal static async Task<byte[]> Patiently(Uri site, string path)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await HttpLoad.GetAsync(site, path);
            }
            catch (HttpRequestException wrong) when (wrong.StatusCode == HttpStatusCode.ServiceUnavailable && tries < 120)
            {
                await Task.Delay(500);
            }
        }
    }
}
