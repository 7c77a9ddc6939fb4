using Hay.Grains;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

[Collection(InTheBrowser.Moments)]
public sealed class NoticeTests(Chromium chromium)
{
    [Fact]
    public async Task A_notice_and_a_session_that_is_off_appear_on_an_open_page_and_are_said()
    {
        var activity = await chromium.Site.List(title: "Kites on the bank");
        var page = await chromium.NewPage();
        await page.RunAndWaitForResponseAsync(() => page.GotoAsync("/fenland"), answer => answer.Url.Contains("/api/places", StringComparison.Ordinal));
        var today = DateOnly.FromDateTime(chromium.Site.Clock.GetUtcNow().Date);
        var (board, said) = (page.Locator("[data-hay=notices]"), page.Locator("[data-hay=news]"));

        await chromium.Site.Grains.GetGrain<ISpaceGrain>("fenland").Post(
            new Notice { Id = "n-kites", Kind = NoticeKind.HeadsUp, Title = "Strong wind today", From = today, Until = today }, "a-host", default);
        await Expect(board).ToContainTextAsync("Strong wind today", new() { Timeout = 5_000 });
        await Expect(said).ToContainTextAsync("Strong wind today");

        await chromium.Site.Grains.GetGrain<IActivityGrain>(activity.Id).ChangeSession(
            new ChangeSession(new SessionChange { Session = activity.First, Cancelled = true, Note = "Too windy." }), default);
        await Expect(board).ToContainTextAsync("Too windy.", new() { Timeout = 5_000 });
        await Expect(said).ToContainTextAsync("Kites on the bank");
        await page.AssertOpen("a space with notices");
    }
}
