using Hay.Web.Tests.Care;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>What is on a screen that somebody left goes with their session.</summary>
[Collection(InTheBrowser.Journeys)]
public sealed class CareAwayTests(Chromium chromium, CaredSite site) : IClassFixture<CaredSite>
{
    [Fact]
    public async Task A_record_goes_from_the_screen_when_the_session_is_over()
    {
        var page = await chromium.NewPage(360);
        var me = await site.Open(page, "left", CarePeople.Connector);
        var id = await site.Held("Lena Left", me);
        await page.Clock.InstallAsync();
        await page.GotoAsync($"{site.Address}care/case/{id}");
        await site.Later(page, 10);
        // Writing is being here.
        await page.GetByText("Write down a contact").First.ClickAsync();
        await page.RunAndWaitForResponseAsync(() => page.Locator("[data-hay=care-contact]").GetByLabel("Note", new() { Exact = true }).FillAsync("Hm"), answer => answer.Url.Contains("handler=Here", StringComparison.Ordinal));
        await site.Later(page, 10);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Lena Left" })).ToBeVisibleAsync();
        await site.Later(page, 4.5);
        await Expect(page.GetByText("In a minute you are signed out")).ToBeVisibleAsync();
        await page.AssertOpen("the question whether somebody is here", "dialog");
        await page.RunAndWaitForResponseAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "I am still here" }).ClickAsync(), answer => answer.Url.Contains("handler=Here", StringComparison.Ordinal));
        await Expect(page.GetByText("In a minute you are signed out")).ToBeHiddenAsync();

        await site.Later(page, 15.5);
        await page.WaitForURLAsync("**/sign-in?back=*");
        await Expect(page.GetByText("You were away from these pages")).ToBeVisibleAsync();
        await page.GoBackAsync();
        Assert.DoesNotContain("Lena", await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_without_a_connection_is_covered_and_goes_when_there_is_one()
    {
        var page = await chromium.NewPage(360);
        var me = await site.Open(page, "covered", CarePeople.Connector);
        await site.Held("Cora Covered", me);
        await page.Clock.InstallAsync();
        await page.GotoAsync($"{site.Address}care/day");
        var name = page.GetByRole(AriaRole.Link, new() { Name = "Cora Covered", Exact = true });
        await page.Context.SetOfflineAsync(true);
        await site.Later(page, 15.5);
        await Expect(page.GetByText("You were away, so this is covered.")).ToBeVisibleAsync();
        await Expect(name).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "I am still here" }).ClickAsync();
        await Expect(name).ToBeVisibleAsync();
        await site.Later(page, 15.5);
        await Expect(name).ToBeHiddenAsync();
        await page.Context.SetOfflineAsync(false);
        await page.WaitForURLAsync("**/sign-in?back=*");
    }

    [Fact]
    public async Task Without_script_a_record_goes_by_itself()
    {
        var page = await chromium.NewPage(360, script: false);
        var me = await site.Open(page, "gone", CarePeople.Connector);
        var id = await site.Held("Gus Gone", me);
        // As if the time were over at once.
        await page.RouteAsync("**/care/case/*", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace("content=\"900;", "content=\"0;", StringComparison.Ordinal) });
        });
        await page.GotoAsync($"{site.Address}care/case/{id}", new() { WaitUntil = WaitUntilState.Commit });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You were away" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Gus Gone")).ToHaveCountAsync(0);
        await page.UnrouteAllAsync();
        site.Pass(TimeSpan.FromMinutes(16));
        await page.GetByRole(AriaRole.Link, new() { Name = "Go on" }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in?back=*");
    }
}
