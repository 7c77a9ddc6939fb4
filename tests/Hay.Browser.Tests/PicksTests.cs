using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>Picks made for somebody, by keyboard, on a small phone.</summary>
[Collection(InTheBrowser.Journeys)]
public sealed class PicksTests(Chromium chromium)
{
    [Fact]
    public async Task Not_for_me_changes_the_list_in_place_says_so_and_leaves_the_keyboard_there()
    {
        var page = await chromium.NewPage(360, ColorScheme.Dark);
        await page.GotoAsync("/me");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Use what I save") }).ClickAsync();
        await Expect(page.Locator("#said")).ToContainTextAsync("From now on Hay chooses for you");
        await page.AssertOpen("/me with picks");

        await page.GotoAsync("/?at=peterborough/bretton");
        var first = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Not for me") }).First;
        var was = await first.TextContentAsync();
        await first.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-hay=picked-news]")).ToContainTextAsync("is not picked for you any more");
        await Expect(first).ToBeFocusedAsync();
        Assert.NotEqual(was, await first.TextContentAsync());
        Assert.DoesNotContain("handler", page.Url, StringComparison.Ordinal);
        await page.AssertOpen("front page with picks");

        await page.GotoAsync("/how-picks-work");
        await page.AssertOpen("how picks work");
    }
}
