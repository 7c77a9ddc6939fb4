using Microsoft.Playwright;

namespace Hay.Browser.Tests;

/// <summary>Every page, in daylight, after dark and on the smallest phone, with script and without.</summary>
[Collection(InTheBrowser.Pages)]
public sealed class AccessTests(Chromium chromium)
{
    private static readonly string[] Pages =
    [
        "/", "/?how=low&at=peterborough/bretton", "/peterborough/near/bretton", "/fenland", "/fenland/how?how=low", "/peterborough", "/peterborough/pb-cathedral-quiet",
        "/search", "/search?q=walk&space=cambridge&with=free", "/search?q=zzzz&with=men", "/me", "/carry", "/offline", "/help-now", "/local-care?need=tablets&need=sleep", "/local-care/care-relational", "/local-care/for-professionals",
        "/no-such-place", "/fenland/no-such-group", "/sign-in", "/account/join", "/nominate", "/fenland/try", "/try/three-minute-breathing",
    ];

    [Theory]
    [InlineData(1280, ColorScheme.Light, true)]
    [InlineData(1280, ColorScheme.Dark, false)]
    [InlineData(320, ColorScheme.Light, false)]
    [InlineData(320, ColorScheme.Dark, true)]
    public async Task No_page_shuts_anybody_out(int width, ColorScheme scheme, bool script)
    {
        // Colours and scripts are all tried where it is narrow; where it is wide, on every other page.
        var seen = Pages.Where((_, n) => width < 1000 || n % 2 == (script ? 0 : 1));
        var page = await chromium.NewPage(width, scheme);
        // The checker itself is a script: the page's own are kept away instead of switching scripts off.
        if (!script) await page.RouteAsync("**/*.js*", route => route.AbortAsync());
        foreach (var path in seen)
        {
            await page.GotoAsync(path);
            await page.AssertOpen(path);
        }
    }

    [Fact]
    public async Task What_shuts_somebody_out_is_noticed()
    {
        var page = await chromium.NewPage(360);
        await page.GotoAsync("/help-now");
        await page.EvaluateAsync("document.querySelector('main').append(document.createElement('button'))");
        var said = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => page.AssertOpen("/help-now"));
        Assert.Contains("button-name", said.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_shut_when_it_is_open()
    {
        var activity = await chromium.Site.List(capacity: 5);
        var page = await chromium.NewPage(360);
        await page.GotoAsync(activity.Path);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Hold a place") }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Save") }).ClickAsync();
        await page.GetByText("Later dates").ClickAsync();
        await page.Locator("summary", new() { HasText = "Help now" }).ClickAsync();
        await page.AssertOpen(activity.Path);

        await page.GotoAsync("/me");
        await page.AssertOpen("/me with plans");

        await page.GotoAsync("/search?space=fenland");
        await page.GetByText("More ways to narrow it down").ClickAsync();
        await page.AssertOpen("search, unfolded");
    }
}
