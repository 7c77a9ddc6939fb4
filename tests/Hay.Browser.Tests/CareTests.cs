using Hay.Web.Tests.Care;
using Microsoft.Playwright;

namespace Hay.Browser.Tests;

/// <summary>The pages of connectors, open to everybody who works there.</summary>
[Collection(InTheBrowser.Journeys)]
public sealed class CareTests(Chromium chromium, CaredSite site) : IClassFixture<CaredSite>
{
    [Theory]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task No_page_of_care_shuts_anybody_out(int width, ColorScheme scheme)
    {
        var page = await chromium.NewPage(width, scheme);
        var me = await site.Open(page, $"open{width}", CarePeople.Lead);
        var id = await site.Whole("Hephzibah Featherstonehaugh-Cholmondeley", me);
        var arrived = await site.Refer("Anna Arrived");
        await site.Known(me, arrived, _ => true);
        string[] all =
        [
            "/care", "/care/day", "/care/list?of=waiting", $"/care/case/{id}", $"/care/case/{arrived}", $"/care/case/{id}/log", "/care/refer", $"/care/practice/{CaredSite.Practice}",
            "/care/figures", "/care/second", "/care/away", "/local-care/ask", "/local-care/ask/thanks?reference=ABCD-1234",
        ];
        // What is wide is in few of them.
        foreach (var path in width < 1000 ? all : ["/care", "/care/day", $"/care/case/{id}", "/local-care/ask"])
        {
            await page.GotoAsync($"{site.Address}{path[1..]}");
            // All that is folded away, too.
            await page.EvaluateAsync("document.querySelectorAll('main details').forEach((d) => { d.open = true; })");
            await page.AssertOpen(path, "main");
        }
    }
}
