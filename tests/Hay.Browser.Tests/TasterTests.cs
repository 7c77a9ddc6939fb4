using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

[Collection(InTheBrowser.Journeys)]
public sealed class TasterTests(Chromium chromium)
{
    [Fact]
    public async Task A_taster_is_played_by_keyboard_paused_and_followed_to_its_end_and_shuts_nobody_out()
    {
        var page = await chromium.NewPage(360);
        // Motion is welcome here; the other tests have it still.
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        await page.GotoAsync("/fenland/try/chair-yoga");
        var words = page.Locator("[data-hay=words]");
        var go = page.Locator("[data-hay=go]");
        var left = page.GetByRole(AriaRole.Timer);

        await go.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(words).ToContainTextAsync("Sit near the front of the chair");
        await Expect(page.Locator("[data-hay=stage] animate")).Not.ToHaveCountAsync(0);
        await Expect(left).Not.ToHaveTextAsync("4:40");
        await Expect(go).ToBeFocusedAsync();
        await page.AssertOpen("a taster in motion", "[data-hay=player]");

        await page.Keyboard.PressAsync("Enter");
        await Expect(go).ToHaveTextAsync("Go on");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next", Exact = true }).ClickAsync();
        await Expect(words).ToContainTextAsync("float both arms up");
        await Expect(left).ToHaveTextAsync("4:10");
        await Expect(page.Locator("[aria-current=step]")).ToContainTextAsync("float both arms up");
        for (var step = 3; step <= 8; step++) await page.GetByRole(AriaRole.Button, new() { Name = "Next", Exact = true }).ClickAsync();
        await Expect(words).ToContainTextAsync("That was all of it");
        await Expect(page.Locator("#real .hay-card")).Not.ToHaveCountAsync(0);

        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.GetByRole(AriaRole.Button, new() { Name = "Start again", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-hay=stage] animate")).ToHaveCountAsync(0);
        Assert.Equal("{}", await page.EvaluateAsync<string>("JSON.stringify({ ...localStorage, ...sessionStorage })"));
        Assert.Empty(await page.Context.CookiesAsync());
    }
}
