using System.Diagnostics;
using Hay.Grains;
using Hay.Web.Tests.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

[Collection(InTheBrowser.Moments)]
public sealed class LiveTests(Chromium chromium)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Holding_a_place_changes_the_count_on_somebody_elses_page_within_a_second()
    {
        var activity = await chromium.Site.List(capacity: 5);
        var watcher = await Watching(activity);
        var holder = await chromium.NewPage();
        await holder.GotoAsync(activity.Path);

        await holder.GetByRole(AriaRole.Button, new() { NameRegex = new("^Hold a place") }).First.ClickAsync();
        await Expect(holder.GetByText("You have a place").First).ToBeVisibleAsync();
        var acknowledged = Stopwatch.StartNew();

        await Expect(Mark(watcher, activity)).ToHaveTextAsync("4 places left", new() { Timeout = (float)Soon.TotalMilliseconds });
        Assert.True(acknowledged.Elapsed < Soon);
        await Expect(watcher.Locator("[data-hay=news]")).ToContainTextAsync("4 places left");
    }

    [Fact]
    public async Task A_cancelled_session_shows_on_open_pages_within_a_second()
    {
        var activity = await chromium.Site.List();
        var watcher = await Watching(activity);

        await chromium.Site.Grains.GetGrain<IActivityGrain>(activity.Id).ChangeSession(
            new ChangeSession(new SessionChange { Session = activity.First, Cancelled = true }), default);

        await Expect(Mark(watcher, activity)).ToHaveTextAsync("Cancelled", new() { Timeout = (float)Soon.TotalMilliseconds });
        await Expect(watcher.Locator($"#session-{activity.First}")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("hay-session--off"));
    }

    [Fact]
    public async Task A_page_that_lost_its_connection_catches_up()
    {
        var activity = await chromium.Site.List(capacity: 5);
        var watcher = await Watching(activity);
        await watcher.Context.SetOfflineAsync(true);
        await chromium.Site.Grains.GetGrain<IActivityGrain>(activity.Id).Book(new BookPlace(ProfileId.New(), activity.First), default);

        await watcher.Context.SetOfflineAsync(false);

        await Expect(Mark(watcher, activity)).ToHaveTextAsync("4 places left", new() { Timeout = 45_000 });
    }

    // Listening: the connection is up and the truth has been asked for.
    private async Task<IPage> Watching(TestActivity activity)
    {
        var page = await chromium.NewPage();
        await page.RunAndWaitForResponseAsync(() => page.GotoAsync(activity.Path), answer => answer.Url.Contains("/api/places", StringComparison.Ordinal));
        await Expect(Mark(page, activity)).ToBeVisibleAsync();
        return page;
    }

    private static ILocator Mark(IPage page, TestActivity activity) =>
        page.Locator($"#dates [data-hay=places-left][data-session='{activity.First}']");
}
