using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>The whole way with Tab, Enter, Space and Escape alone.</summary>
[Collection(InTheBrowser.Journeys)]
public sealed class KeyboardTests(Chromium chromium)
{
    private const string Elsewhere = "https://www.bbc.co.uk/weather";

    [Fact]
    public async Task From_the_front_page_to_a_place_and_out_again()
    {
        var title = $"Keyboard supper {Guid.NewGuid():n}"[..24];
        var activity = await chromium.Site.List(title: title);
        var page = await chromium.NewPage();
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the main part", await Focused(page));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Good, thanks", await Focused(page));

        await TabTo(page, "q");
        await page.Keyboard.TypeAsync(title);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/search?q=**");
        await TabTo(page, title);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**{activity.Path}");

        await TabTo(page, "Hold a place:");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#said")).ToContainTextAsync("You have a place");
        await TabTo(page, "Your plans");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/me");
        await TabTo(page, "Give up my place:");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.GetByText("Nothing planned yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Help_now_opens_and_shuts_and_leaving_is_one_step_further()
    {
        var page = await chromium.NewPage();
        await page.Context.RouteAsync($"{Elsewhere}**", route => route.FulfillAsync(new() { Body = "Weather", ContentType = "text/html" }));
        await page.GotoAsync("/fenland");
        await TabTo(page, "Help now");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Call 999", await Focused(page));

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".hay-help__panel")).ToBeHiddenAsync();
        Assert.Equal("Help now", await Focused(page));
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Leave quickly", await Focused(page));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(Elsewhere);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/peterborough")]
    [InlineData("/peterborough/pb-cathedral-quiet")]
    [InlineData("/search?q=walk")]
    [InlineData("/me")]
    public async Task Nothing_holds_the_keyboard_back_and_the_order_is_that_of_the_page(string path)
    {
        var page = await chromium.NewPage();
        await page.GotoAsync(path);
        var reachable = await page.EvaluateAsync<int>(
            "[...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter((el) => el.checkVisibility() && el.tabIndex >= 0 && !el.disabled).length");
        // The page writes down where the keyboard is: each stop comes later in it than the one before.
        await page.EvaluateAsync(
            """
            () => {
              const way = window.hayWay = { stops: 0, early: [] };
              let before = document.documentElement;
              document.addEventListener('focusin', ({ target }) => {
                way.stops += 1;
                if (!(before.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING)) way.early.push(`stop ${way.stops}, “${(target.textContent || target.id).trim()}”`);
                before = target;
              });
            }
            """);
        for (var i = 0; i < reachable; i++) await page.Keyboard.PressAsync("Tab");
        Assert.Equal("", await page.EvaluateAsync<string>("hayWay.early.join()"));
        Assert.Equal(reachable, await page.EvaluateAsync<int>("hayWay.stops"));

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("BODY", await page.EvaluateAsync<string>("document.activeElement.tagName"));
    }

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("(document.activeElement.textContent || document.activeElement.id).trim()");

    private static async Task TabTo(IPage page, string words)
    {
        for (var i = 0; i < 90; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if ((await Focused(page)).StartsWith(words, StringComparison.Ordinal)) return;
        }

        Assert.Fail($"No way to “{words}” by keyboard");
    }
}
