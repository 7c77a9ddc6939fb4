using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Uptake;
using Hay.Web.Insight;
using Hay.Web.Tests.Design;
using Hay.Web.Tests.Organise;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Insight;

/// <summary>The pages of analysts over HTTP, with the figures of two years.</summary>
public sealed partial class InsightPageTests(FiguredSite site) : IClassFixture<FiguredSite>
{
    private const string Chosen = "?quarter=2026-Q2&space=fenland&measure=saved&level=neighbourhood&category=&beside=cambridge&weeks=13";
    private static readonly string[] Pages =
    [
        "/insight", .. InsightViews.All.Select(view => $"/insight/{view.Slug}"), "/insight/report/fenland", "/insight/methods", "/data",
    ];

    [Fact]
    public async Task What_is_on_a_page_is_in_its_files()
    {
        var (ana, _) = await site.SignIn("ana.files@example.org", new AccountRole(RoleKind.Analyst, "fenland"));
        foreach (var view in InsightViews.All.Append(InsightViews.Overview))
        {
            var page = await ana.Read($"/insight/{view.Slug}{Chosen}");
            var tables = Section().Matches(page);
            Assert.Equal(view.Tables.Length, tables.Count);
            foreach (Match table in tables)
            {
                var shown = Row().Matches(table.Value).Select(row => Cell().Matches(row.Value).Select(cell => WebUtility.HtmlDecode(cell.Groups[1].Value)).ToArray()).ToList();
                Assert.NotEmpty(shown);
                var files = Link().Matches(table.Value).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value)).ToArray();

                var lines = (await ana.Read(files[0])).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).SkipWhile(line => line.StartsWith("# ", StringComparison.Ordinal)).Skip(1).Select(Fields).ToList();
                using var json = JsonDocument.Parse(await ana.Read(files[1]));
                var rows = json.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.ToString()).ToArray()).ToList();

                Assert.Equal(shown.Count, lines.Count);
                Assert.Equal(shown.Count, rows.Count);
                for (var i = 0; i < shown.Count; i++)
                {
                    var cells = shown[i].Select(cell => cell == "–" ? "" : cell).ToArray();
                    Assert.Equal(cells, lines[i].Select(field => field.StartsWith("'=", StringComparison.Ordinal) ? field[1..] : field));
                    Assert.Equal(cells, rows[i]);
                }
            }
        }
    }

    [Fact]
    public async Task A_file_says_what_it_is()
    {
        var (ana, _) = await site.SignIn("ana.about@example.org", new AccountRole(RoleKind.Analyst, "fenland"));

        using var answer = await ana.Get($"/insight/reach/table.csv{Chosen}");
        var csv = await answer.Content.ReadAsStringAsync();

        Assert.Equal(("text/csv", "attachment", "hay-reach-2026-Q2.csv"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
        Assert.StartsWith("# title,People who saved something\r\n# period,April to June 2026\r\n# level,Neighbourhoods in Fenland\r\n# rule,", csv, StringComparison.Ordinal);
        Assert.Contains("\r\n# source,\"The neighbourhoods, their residents and their deprivation are invented", csv, StringComparison.Ordinal);
        Assert.Contains("\r\n# counted to the end of,2026-11-23\r\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_for_whom_its_page_is_for()
    {
        foreach (var path in new[] { $"/insight/reach/table.csv{Chosen}", "/insight/map/areas.json", "/insight/demand/table.json" })
        {
            using var nobody = new Guest(site);
            using var sent = await nobody.Get(path);
            Assert.Contains("/sign-in", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }

        var (host, _) = await site.SignIn("host.files@example.org", new AccountRole(RoleKind.Host, "fenland"));
        using var refused = await host.Get($"/insight/reach/table.csv{Chosen}");
        Assert.Contains("/status/403", refused.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_there_is_not_is_not_found()
    {
        var (ana, _) = await site.SignIn("ana.lost@example.org", new AccountRole(RoleKind.Analyst, "fenland"));
        foreach (var path in new[] { "/insight/nothing", "/insight/nothing/table.csv", "/insight/demand/areas.json", "/insight/report/nowhere", "/insight/report/fenland?month=2031-01", "/insight/report/fenland?month=x", "/data/nothing.csv" })
        {
            using var answer = await ana.Get(path);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{path}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Areas_for_the_map_say_what_the_table_says()
    {
        var (ana, _) = await site.SignIn("ana.areas@example.org", new AccountRole(RoleKind.Analyst, "fenland"));
        using var areas = JsonDocument.Parse(await ana.Read($"/insight/map/areas.json{Chosen}"));
        using var table = JsonDocument.Parse(await ana.Read($"/insight/map/table.json{Chosen}"));

        Assert.Equal(
            table.RootElement.GetProperty("rows").EnumerateArray().Select(row => (row[0].GetString(), row[1].ToString())),
            areas.RootElement.GetProperty("areas").EnumerateArray().Select(area => (area.GetProperty("name").GetString(), area.GetProperty("text").GetString()!)));
    }

    [Fact]
    public async Task Every_page_is_valid_html()
    {
        var (ana, _) = await site.SignIn("ana.html@example.org", new AccountRole(RoleKind.Analyst, "fenland"));
        var pages = new List<object>();
        foreach (var path in Pages) pages.Add(new { path, html = await ana.Read($"{path}{(path.Contains("report", StringComparison.Ordinal) ? "" : Chosen)}") });

        var said = await HtmlTests.Validate(JsonSerializer.Serialize(pages));

        Assert.True(said.Length == 0, said);
    }

    [Fact]
    public async Task Open_figures_are_for_everybody_and_machines_find_them()
    {
        using var guest = new Guest(site);
        var page = await guest.Read("/data");
        using var about = JsonDocument.Parse(Regex.Match(page, """<script type="application/ld\+json">(.*?)</script>""").Groups[1].Value);

        Assert.Equal("Dataset", about.RootElement.GetProperty("@type").GetString());
        Assert.Equal("2024-10-01/2026-09-30", about.RootElement.GetProperty("temporalCoverage").GetString());
        foreach (var file in about.RootElement.GetProperty("distribution").EnumerateArray())
        {
            var address = new Uri(file.GetProperty("contentUrl").GetString()!);
            using var answer = await guest.Get(address.PathAndQuery);
            Assert.Equal(file.GetProperty("encodingFormat").GetString(), answer.Content.Headers.ContentType!.MediaType);
            Assert.DoesNotContain("2026-Q4", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Contains("first moved by a few, drawn by chance", await guest.Read("/insight/methods"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_anything_is_counted_each_page_says_so()
    {
        var early = new FiguredSite { Figures = UptakeFigures.None };
        await early.InitializeAsync();
        try
        {
            var (ana, _) = await early.SignIn("ana.early@example.org", new AccountRole(RoleKind.Analyst, "fenland"));
            foreach (var path in Pages.Where(path => path.StartsWith("/insight", StringComparison.Ordinal) && path != "/insight/methods")) Assert.Contains("Nothing is counted yet", await ana.Read(path), StringComparison.Ordinal);
            Assert.Contains("No quarter is over yet", await ana.Read("/data"), StringComparison.Ordinal);
            foreach (var path in new[] { "/insight/reach/table.csv", "/data/ages.json" })
            {
                using var none = await ana.Get(path);
                Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
            }
        }
        finally
        {
            await early.DisposeAsync();
        }
    }

    [Fact]
    public async Task An_account_leads_there_for_whom_it_is_for()
    {
        var (ana, _) = await site.SignIn("ana.account@example.org", new AccountRole(RoleKind.Analyst, "fenland"));
        var (olu, _) = await site.SignIn("olu.account@example.org");

        Assert.Contains("href=\"/insight\"", await ana.Read("/account"), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/insight\"", await olu.Read("/account"), StringComparison.Ordinal);
    }

    private static string[] Fields(string line) => [.. Field().Matches($",{line}").Select(field => field.Groups[1].Success ? field.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : field.Groups[2].Value)];

    [GeneratedRegex("""<h2 id="t-.*?JSON<""", RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex("""<tr><th scope="row"[^>]*>.*?</tr>""", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("""<t[hd][^>]*>([^<]*)""")]
    private static partial Regex Cell();

    [GeneratedRegex("""href="(/insight/[^"]*table\.[^"]*)["]""")]
    private static partial Regex Link();

    [GeneratedRegex(""",(?:"((?:[^"]|"")*)"|([^,]*))""")]
    private static partial Regex Field();
}
