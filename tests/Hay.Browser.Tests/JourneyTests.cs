using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>The main path, as people walk it.</summary>
[Collection(InTheBrowser.Journeys)]
public sealed class JourneyTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_front_page_to_a_place_and_back_out(bool script)
    {
        var page = await chromium.NewPage(360, script: script);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Fenland", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Fenland");
        await page.GetByLabel("What would you like to do?").FillAsync("games");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(page.Locator(".hay-card").First).ToBeVisibleAsync();

        var activity = await chromium.Site.List(capacity: 4);
        await page.GotoAsync(activity.Path);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Hold a place") }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("You have a place");
        await page.GetByRole(AriaRole.Link, new() { Name = "Your plans" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Give up my place") }).ClickAsync();
        await Expect(page.GetByText("Nothing planned yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_keyboard_is_enough()
    {
        var activity = await chromium.Site.List(capacity: 4);
        var page = await chromium.NewPage();
        await page.GotoAsync(activity.Path);

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the main part", await Focused(page));
        await page.Keyboard.PressAsync("Enter");
        await TabTo(page, "Hold a place:");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("You have a place").First).ToBeVisibleAsync();

        await TabTo(page, "Give up my place:");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.GetByText("Somebody else can have your place")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Help_is_two_keys_away()
    {
        var page = await chromium.NewPage();
        await page.GotoAsync("/fenland");

        await TabTo(page, "Help now");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Call 116 123" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_pages_break_no_rule_of_their_own()
    {
        var page = await chromium.NewPage();
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        foreach (var path in new[] { "/", "/fenland", "/search?q=walk", "/peterborough/pb-cathedral-quiet", "/me", "/help-now" })
        {
            await page.GotoAsync(path);
        }

        Assert.Empty(complaints);
    }

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("document.activeElement.textContent.trim()");

    private static async Task TabTo(IPage page, string words)
    {
        for (var i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if ((await Focused(page)).StartsWith(words, StringComparison.Ordinal)) return;
        }

        Assert.Fail($"No way to “{words}” by keyboard");
    }
}
