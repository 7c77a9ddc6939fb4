using Hay.Grains;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>A space on the wall of a waiting room, by day and by night, without a hand.</summary>
[Collection(InTheBrowser.Moments)]
public sealed class ScreenTests(Chromium chromium)
{
    [Fact]
    public async Task It_keeps_itself_current_and_is_open_to_all()
    {
        var page = await chromium.NewPage(1920);
        var connected = page.WaitForResponseAsync(answer => answer.Url.Contains("/live/negotiate", StringComparison.Ordinal));
        await page.GotoAsync("/fenland/screen");
        await connected;
        var today = DateOnly.FromDateTime(chromium.Site.Clock.GetUtcNow().Date);

        await chromium.Site.Grains.GetGrain<ISpaceGrain>("fenland").Post(
            new Notice { Id = "n-screen", Kind = NoticeKind.HeadsUp, Title = "The lift works again", From = today, Until = today }, "a-host", default);

        // At the latest a few seconds after it listens.
        await Expect(page.Locator("[data-hay=notices]")).ToContainTextAsync("The lift works again", new() { Timeout = 12_000 });
        await page.AssertOpen("a screen");
        Assert.Equal(0, await page.Locator("a, button").CountAsync());
    }
}
