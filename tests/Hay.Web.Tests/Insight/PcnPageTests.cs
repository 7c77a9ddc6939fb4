using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hay.Care;
using Hay.Grains;
using Hay.Uptake;
using Hay.Web.Insight;
using Hay.Web.Tests.Design;
using Hay.Web.Tests.Organise;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Insight;

/// <summary>Needs assessments of primary care networks, over HTTP and in numbers.</summary>
public sealed partial class PcnPageTests(FiguredSite site) : IClassFixture<FiguredSite>
{
    private const string Fen = "/insight/pcn/demo-pcn-north-fen";

    [Fact]
    public async Task What_is_on_a_page_is_in_its_files_and_it_is_valid_html()
    {
        var (ana, _) = await site.SignIn("ana.pcn@example.org", new AccountRole(RoleKind.Analyst, "fenland"));
        var pages = new List<object>();
        foreach (var (path, tables) in new[] { ("/insight/pcn", 1), (Fen, 5) })
        {
            var page = await ana.Read($"{path}?quarter=2026-Q2&measure=saved");
            pages.Add(new { path, html = page });
            var files = File().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();
            Assert.Equal(2 * tables, files.Count);
            foreach (var file in files.Where(f => f.Contains(".json", StringComparison.Ordinal)))
            {
                using var json = JsonDocument.Parse(await ana.Read(file));
                var cells = json.RootElement.GetProperty("rows").EnumerateArray().SelectMany(row => row.EnumerateArray().Select(cell => cell.ToString())).Where(cell => cell.Length > 0).ToList();
                Assert.NotEmpty(cells);
                Assert.All(cells, cell => Assert.Contains(cell, WebUtility.HtmlDecode(page), StringComparison.Ordinal));
            }

            using var csv = await ana.Get(files[0]);
            Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        }

        Assert.DoesNotContain("referrals", await ana.Read(Fen), StringComparison.OrdinalIgnoreCase);
        foreach (var none in (string[])["/insight/pcn/nobody", $"{Fen}/referrals.csv", $"{Fen}/pcns.csv", "/insight/pcn/all/need.csv"]) Assert.Equal(HttpStatusCode.NotFound, (await ana.Get(none)).StatusCode);
        var (host, _) = await site.SignIn("host.pcn@example.org", new AccountRole(RoleKind.Host, "fenland"));
        Assert.Contains("/status/403", (await host.Get($"{Fen}/need.csv")).Headers.Location!.OriginalString, StringComparison.Ordinal);
        var said = await HtmlTests.Validate(JsonSerializer.Serialize(pages));
        Assert.True(said.Length == 0, said);
    }

    [Fact]
    public async Task What_the_connector_service_adds_is_a_part_of_the_profile_and_protected()
    {
        var busy = new FiguredSite { HasCare = true };
        await busy.InitializeAsync();
        try
        {
            for (var i = 0; i < 11; i++) await Refer(busy, "demo-windpump", "demo-north-team");
            for (var i = 0; i < 3; i++) await Refer(busy, "demo-long-meadow", "demo-south-team");
            var book = busy.Services.GetRequiredService<CareBook>();
            await RunningSite.Until(() => book.Count == 14);
            var (early, _) = await busy.SignIn("eve.referred@example.org", new AccountRole(RoleKind.Analyst, "fenland"));
            // The month is not over: nobody is counted yet.
            Assert.Equal(["0", "0"], await Referrals(early, Fen));
            busy.Pass(TimeSpan.FromDays(14));
            var (ana, _) = await busy.SignIn("ana.referred@example.org", new AccountRole(RoleKind.Analyst, "peterborough"));
            Assert.Equal(["10", "10 + *"], await Referrals(ana, Fen));
            Assert.Equal(["*", "10 + *"], await Referrals(ana, "/insight/pcn/demo-pcn-cam"));
            Assert.Equal(["0", "10 + *"], await Referrals(ana, "/insight/pcn/demo-pcn-isle"));
            var page = await ana.Read(Fen);
            Assert.Contains("Referrals to connectors", page, StringComparison.Ordinal);
            Assert.Contains("1 April 2026 to 30 November 2026", page, StringComparison.Ordinal);
            Assert.Contains("The networks are invented", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Nobody Known", page, StringComparison.Ordinal);
            Assert.Contains("# unit,Here,\"people, rounded\"", await ana.Read($"{Fen}/referrals.csv"), StringComparison.Ordinal);
            var said = await HtmlTests.Validate(JsonSerializer.Serialize(new[] { new { path = Fen, html = page } }));
            Assert.True(said.Length == 0, said);

            // Who may see insight, and no figures of care, sees the profile without them.
            var (admin, _) = await busy.SignIn("ada.referred@example.org", new AccountRole(RoleKind.Administrator));
            Assert.DoesNotContain("Referrals to connectors", await admin.Read(Fen), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await admin.Get($"{Fen}/referrals.json")).StatusCode);
            var (host, _) = await busy.SignIn("host.referred@example.org", new AccountRole(RoleKind.Host, "fenland"));
            Assert.Contains("/status/403", (await host.Get($"{Fen}/referrals.csv")).Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
        finally
        {
            await busy.DisposeAsync();
        }
    }

    // Here and in all networks.
    private static async Task<string[]> Referrals(Guest who, string pcn)
    {
        using var json = JsonDocument.Parse(await who.Read($"{pcn}/referrals.json"));
        var row = json.RootElement.GetProperty("rows").EnumerateArray().Single(r => r[0].GetString() == Kpis.Referrals.Name);
        return [row[1].ToString(), row[2].ToString()];
    }

    private static async Task Refer(RunningSite site, string practice, string team)
    {
        var id = CaseId.New();
        Assert.Equal(CareResult.Done, await site.Grains.GetGrain<ICaseGrain>(id).Receive(new ReceiveReferral
        {
            Person = new CasePerson { PersonId = id, Name = "Nobody Known", Phone = "01632 960001" },
            Source = ReferralSource.Practice,
            From = "A nurse",
            Practice = practice,
            Wanted = "Company",
            Team = team,
            ConsentWords = "Yes",
        }, new CareActor("pat", [new AccountRole(RoleKind.CarePractice, practice)]), default));
        site.Services.GetRequiredService<CareFeed>().Nudge();
    }

    [Fact]
    public void People_are_the_sum_of_what_is_shown_of_neighbourhoods()
    {
        var of = InsightTown.With();
        var one = new PcnProfile(new Pcn("p", "P", "fenland", []), CareNetwork.AreasOf(new Pcn("p", "P", "fenland", []), of.Areas));
        var shown = one.Areas.Aggregate(default(ProtectedCount), (sum, area) => sum + of.Figures.OfNeighbourhood(InsightTown.Asked.Quarter, area.Id, Measure.Going));
        var row = PcnTables.Table("reach", of, InsightTown.Asked, one)!.Rows.Single(r => r.Cells[0].Text == InsightWords.Of(Measure.Going));
        Assert.Equal(InsightCell.Of(shown), row.Cells[2]);
        Assert.NotEmpty(one.Areas);
        Assert.Equal(one.Areas.Length, PcnTables.Table("gaps", of, InsightTown.Asked, one)!.Rows.Length);
    }

    [Fact]
    public void Need_is_weighted_by_residents()
    {
        var of = InsightTown.With();
        var area = of.Areas.Of(AreaLevel.Neighbourhood)[0];
        Area[] two = [area with { Population = 100, DeprivationDecile = 1, Lonely = 10 }, area with { Population = 300, DeprivationDecile = 5, Lonely = 2 }];
        var need = PcnTables.Table("need", of, InsightTown.Asked, new PcnProfile(new Pcn("p", "P", "fenland", []), [.. two]))!.Rows.ToDictionary(r => r.Cells[0].Text, r => r.Cells[1].Text);
        Assert.Equal(("400", "25.0", "4.0", "4.0"), (need["Residents"], need["In the most deprived fifth of neighbourhoods, %"], need["Deprivation tenth, mean (1 is the most deprived)"], need["Lonely, %"]));
    }

    [GeneratedRegex("""href="(/insight/pcn/[^"]*[.](?:csv|json)[^"]*)["]""")]
    private static partial Regex File();
}
