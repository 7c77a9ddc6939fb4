using Hay.Grains;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

[Collection(InTheBrowser.Journeys)]
public sealed class MovedTests(Chromium chromium)
{
    [Fact]
    public async Task A_session_that_is_moved_shows_its_new_time_on_open_pages()
    {
        var activity = await chromium.Site.List();
        var page = await chromium.NewPage();
        await page.RunAndWaitForResponseAsync(() => page.GotoAsync(activity.Path), answer => answer.Url.Contains("/api/places", StringComparison.Ordinal));

        await chromium.Site.Grains.GetGrain<IActivityGrain>(activity.Id).ChangeSession(
            new ChangeSession(new SessionChange { Session = activity.First, MovedTo = activity.First.ToLocal().AddHours(3) }), default);

        await Expect(page.Locator($"#session-{activity.First} .hay-session__date")).ToContainTextAsync("5pm to 6pm");
    }
}
