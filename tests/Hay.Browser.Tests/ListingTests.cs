using Hay.Web.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>
/// A volunteer's five minutes on a phone: from nothing to a listing that is handed in. Its pictures, for docs/organisers.md,
/// are kept in artifacts/organisers.
/// </summary>
[Collection(InTheBrowser.Journeys)]
public sealed class ListingTests(Chromium chromium)
{
    private int _pictures;

    [Fact]
    public async Task A_volunteer_lists_a_group_on_a_phone()
    {
        var email = await chromium.MakeAccount("Pat");
        var page = await chromium.NewPage(360);
        await page.GotoAsync("/sign-in?back=/organise/new");
        await page.SignIn(email);

        await page.GetByLabel("What is the group called?").FillAsync("Tuesday Table");
        await page.GetByLabel("Where is it at home?").SelectOptionAsync("Fenland");
        await Look(page, "group");
        await GoOn(page);

        await page.GetByLabel("What is it called?").FillAsync("The Tuesday Table");
        await page.GetByLabel("Say in one sentence what it is").FillAsync("A pot of tea, a jigsaw and whoever comes.");
        await Look(page, "begin");
        await GoOn(page);

        await page.GetByLabel("Say it in one line").Last.FillAsync("every second Tuesday, 6.30pm to 8pm, not in August");
        await Expect(page.Locator("[data-hay=draft-kept]")).ToHaveTextAsync("Kept a moment ago");
        await Expect(page.Locator("[data-hay=draft-preview]")).ToContainTextAsync("Every second Tuesday, 6.30pm to 8pm");
        await Look(page, "when");
        await GoOn(page);

        await page.GetByLabel("Another place: I type it in").CheckAsync();
        await page.GetByLabel("What is the place called?").FillAsync("The Willow Rooms");
        await page.GetByLabel("Town or village").FillAsync("March");
        await Look(page, "where");
        await GoOn(page);

        await page.GetByLabel("Who is it for?").FillAsync("Anybody who would like company.");
        await Look(page, "who");
        await GoOn(page);

        await page.GetByLabel("Who meets you at the door?").FillAsync("Pat, in the green cardigan.");
        await page.GetByRole(AriaRole.Group, new() { Name = "Can somebody just watch?" }).GetByLabel("Yes").CheckAsync();
        await Look(page, "first");
        await GoOn(page);

        await page.GetByLabel("Can people get in without steps?").SelectOptionAsync("Yes");
        await Look(page, "access");
        await GoOn(page);

        await page.GetByLabel("There is a price").CheckAsync();
        await page.GetByLabel("How much, in pounds?").FillAsync("lots");
        await GoOn(page);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Write the price as a sum");
        await page.AssertOpen("a wrong price", "main");
        await page.GetByLabel("How much, in pounds?").FillAsync("3.50");
        await Look(page, "cost");
        await GoOn(page);

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Add a picture" })).ToBeVisibleAsync();
        await Look(page, "pictures");
        await GoOn(page);

        await page.GetByLabel("Telephone").FillAsync("01354 960100");
        await Look(page, "reach");
        await GoOn(page);

        await Expect(page.Locator("main")).ToContainTextAsync("£3.50 each time");
        await Look(page, "all");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand it in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("A host looks at it, and then people see it.");
        await Look(page, "handed-in");
    }

    private static Task GoOn(IPage page) => page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Keep this") }).ClickAsync();

    private async Task Look(IPage page, string name)
    {
        await page.AssertOpen(name, "main");
        await page.ScreenshotAsync(new() { Path = Path.Combine(ProjectRoot.Folder, "artifacts", "organisers", $"{++_pictures:00}-{name}.png"), FullPage = true });
    }
}
