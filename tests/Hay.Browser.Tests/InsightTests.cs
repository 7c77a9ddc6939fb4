using Hay.Grains;
using Hay.Web.Tests.Insight;
using Microsoft.Playwright;

namespace Hay.Browser.Tests;

/// <summary>The pages of analysts, with the figures of two years.</summary>
[Collection(InTheBrowser.Pages)]
public sealed class InsightTests(Chromium chromium, FiguredSite site) : IClassFixture<FiguredSite>
{
    // What is wide is in few of them.
    private static readonly string[] Wide =
        ["/insight", "/insight/reach?space=fenland", "/insight/map?space=fenland", "/insight/trends?space=fenland&beside=cambridge", "/insight/report/fenland", "/insight/pcn/demo-pcn-north-fen"];

    private static readonly string[] Pages =
    [
        "/insight", "/insight/reach?space=fenland", "/insight/map?space=fenland", "/insight/trends?space=fenland&beside=cambridge", "/insight/equity", "/insight/gaps?space=fenland",
        "/insight/demand", "/insight/funnel", "/insight/organisations?space=cambridge", "/insight/report/fenland", "/insight/pcn", "/insight/pcn/demo-pcn-north-fen", "/insight/methods", "/data", "/data/listings",
    ];

    [Theory]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task No_page_of_figures_shuts_anybody_out(int width, ColorScheme scheme)
    {
        var page = await chromium.NewPage(width, scheme);
        await page.GotoAsync($"{site.Address}sign-in");
        await page.SignIn(await Members.MakeAccount(site, "Ana", new AccountRole(RoleKind.Analyst, "fenland")));
        await page.WaitForURLAsync("**/account");
        foreach (var path in width < 1000 ? Pages : Wide)
        {
            await page.GotoAsync($"{site.Address}{path[1..]}");
            await page.AssertOpen(path, "main");
            if (!path.StartsWith("/insight/map", StringComparison.Ordinal)) continue;
            await page.GetByRole(AriaRole.Button, new() { Name = "Open a map to move about in" }).ClickAsync();
            // Ten neighbourhoods, as the table has them.
            await Assertions.Expect(page.Locator(".hay-areas__live path.hay-areas__area")).ToHaveCountAsync(10);
            await page.AssertOpen("the map to move about in", "main");
        }
    }
}
