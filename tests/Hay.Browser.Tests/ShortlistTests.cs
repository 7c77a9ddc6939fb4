using Hay.Grains;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>A shortlist from the link worker to the person, on the smallest phone and without script.</summary>
[Collection(InTheBrowser.Journeys)]
public sealed class ShortlistTests(Chromium chromium)
{
    [Fact]
    public async Task A_list_is_made_handed_over_and_answered_without_script_and_shuts_nobody_out()
    {
        var page = await chromium.NewPage(320, ColorScheme.Dark);
        // The checker itself is a script: the page's own are kept away instead of switching scripts off.
        await page.RouteAsync("**/*.js*", route => route.AbortAsync());
        await page.GotoAsync("/sign-in");
        await page.SignIn(await chromium.MakeAccount("Wren", new AccountRole(RoleKind.Connector, "peterborough")));
        await page.WaitForURLAsync("**/account");
        await page.GotoAsync("/shortlists");
        await page.AssertOpen("/shortlists", "main");
        await page.GetByLabel("A title, in your words").FillAsync("Quiet mornings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the list" }).ClickAsync();
        await page.GetByLabel("What would they like to do?").FillAsync("quiet cathedral");
        await page.Locator("form.hay-finder").GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Put it on the list") }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Put it on the list") }).First.ClickAsync();
        var second = await page.Locator("#item-1 h3").InnerTextAsync();
        await page.Locator("#item-1").GetByRole(AriaRole.Button, new() { NameRegex = new("^Move up") }).ClickAsync();
        await Expect(page.Locator("#item-0 h3")).ToHaveTextAsync(second);
        await page.Locator("#item-0").GetByLabel("A line from you").FillAsync("Ask for Jo at the door.");
        await page.Locator("#item-0").GetByRole(AriaRole.Button, new() { NameRegex = new("^Keep the line") }).ClickAsync();
        await page.AssertOpen("a list", "main");

        await page.GetByRole(AriaRole.Link, new() { Name = "See it as they do, and print it" }).ClickAsync();
        await Expect(page.GetByText("Ask for Jo at the door.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^I went") }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^I went") }).First).ToHaveAttributeAsync("aria-pressed", "true");
        await page.AssertOpen("the list as the person sees it", "main");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^I went") })).ToHaveCountAsync(0);
        await Expect(page.GetByText("Ask for Jo at the door.")).ToBeVisibleAsync();
    }
}
