using System.Text.RegularExpressions;
using Hay.Web.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>
/// Five things people come for, from the first look to the last, on a phone and on a desk. What they see on the way is
/// kept in artifacts/screenshots, to be looked at.
/// </summary>
[Collection(InTheBrowser.Journeys)]
public sealed class StoryTests(Chromium chromium)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Find_something_free_this_evening(int width)
    {
        var (page, look) = await Begin("free-this-evening", width);
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("How are you today?");
        await look("home");

        await page.GetByLabel("What would you like to do?").FillAsync("something free this evening");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Take away: Free") })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Take away: (This evening|Evening)") })).ToBeVisibleAsync();
        var card = page.Locator(".hay-card").First;
        await Expect(card.Locator(".hay-fact--free")).ToHaveTextAsync("Free");
        await Expect(card.Locator(".hay-card__day")).ToHaveTextAsync("Today");
        await look("found");

        var title = await card.Locator(".hay-card__title").InnerTextAsync();
        await card.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        await Expect(page.Locator(".hay-key")).ToContainTextAsync(new Regex("Free|free|nothing", RegexOptions.None));
        await look("activity");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Read_what_the_first_visit_to_a_support_group_is_like(int width)
    {
        var (page, look) = await Begin("first-visit", width);
        await page.GotoAsync("/?how=low&at=peterborough/bretton");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Would you rather talk to somebody?" })).ToBeVisibleAsync();
        await look("a-bit-low");

        await page.GotoAsync("/search?q=somewhere+to+talk&space=peterborough");
        await look("found");
        await page.Locator(".hay-card a").First.ClickAsync();
        var first = page.GetByRole(AriaRole.Region, new() { Name = "Your first time" });
        await Expect(first.GetByRole(AriaRole.Heading, new() { Name = "Who meets you" })).ToBeVisibleAsync();
        await Expect(first.GetByRole(AriaRole.Heading, new() { Name = "Can I just watch?" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Good to know before you come")).ToBeVisibleAsync();
        await look("first-time");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Hold_a_place_then_give_it_up(int width)
    {
        var (page, look) = await Begin("hold-and-give-up", width);
        var activity = await chromium.Site.List(capacity: 4);
        await page.GotoAsync(activity.Path);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Hold a place") }).First.ClickAsync();
        await Expect(page.Locator("#said")).ToContainTextAsync("You have a place");
        await Expect(page.Locator(".hay-session").First).ToContainTextAsync("3 places left");
        await look("held");

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Give up my place") }).ClickAsync();
        await Expect(page.Locator("#said")).ToContainTextAsync("Somebody else can have your place");
        await Expect(page.Locator(".hay-session").First).ToContainTextAsync("4 places left");
        await look("given-up");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task See_my_week_and_put_it_in_my_calendar(int width)
    {
        var (page, look) = await Begin("my-week", width);
        var activity = await chromium.Site.List(title: "A week with a jigsaw");
        await page.GotoAsync(activity.Path);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Hold a place") }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Save") }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Your plans" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Your week" })).ToContainTextAsync("A week with a jigsaw");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Saved" })).ToContainTextAsync("A week with a jigsaw");
        await look("week");

        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Put my plans in my calendar" }).ClickAsync());
        Assert.Equal("my-plans.ics", file.SuggestedFilename);
        var calendar = await File.ReadAllTextAsync(await file.PathAsync());
        Assert.Contains("SUMMARY:A week with a jigsaw", calendar, StringComparison.Ordinal);
        Assert.Contains("DTSTART", calendar, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Get_help_now(int width)
    {
        var (page, look) = await Begin("help-now", width);
        await page.GotoAsync("/fenland");
        await page.Locator("summary", new() { HasText = "Help now" }).ClickAsync();
        var panel = page.Locator(".hay-header .hay-help__panel");
        foreach (var (words, href) in new[] { ("Call 999", "tel:999"), ("Call 111", "tel:111"), ("Call 116 123", "tel:116123"), ("Text SHOUT to 85258", "sms:85258?body=SHOUT") })
        {
            await Expect(panel.GetByRole(AriaRole.Link, new() { Name = words })).ToHaveAttributeAsync("href", href);
        }

        await look("panel");
        await panel.GetByRole(AriaRole.Link, new() { Name = "More help" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You do not have to wait");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Find someone to talk to" })).ToBeVisibleAsync();
        await look("page");
    }

    private async Task<(IPage Page, Func<string, Task> Look)> Begin(string story, int width)
    {
        var page = await chromium.NewPage(width);
        var step = 0;
        return (page, Look);

        Task Look(string name) => page.ScreenshotAsync(new()
        {
            Path = Path.Combine(ProjectRoot.Folder, "artifacts", "screenshots", $"{story}-{++step}-{name}-{width}.png"),
            FullPage = true,
        });
    }
}
