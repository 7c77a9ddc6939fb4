using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>Searching in one's own words, without any script.</summary>
[Collection(InTheBrowser.Journeys)]
public sealed class SearchTests(Chromium chromium)
{
    [Fact]
    public async Task Words_become_filters_that_can_be_taken_away_and_what_is_missing_can_be_said()
    {
        var page = await chromium.NewPage(360, script: false);
        await page.GotoAsync("/search");
        await page.GetByLabel("What would you like to do?").FillAsync("free choirr next week");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(page.GetByText("Showing free choir next week. You typed free choirr next week.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("What would you like to do?")).ToHaveValueAsync("choir");

        await page.GetByRole(AriaRole.Link, new() { Name = "Take away: Next week" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Take away") })).ToHaveCountAsync(1);

        await page.GetByLabel("What would you like to do?").FillAsync("bog snorkelling");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Tell us what is missing" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tell us" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Thank you.");
    }

    [Theory]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task Nobody_is_shut_out_of_what_search_says(int width, ColorScheme scheme)
    {
        var page = await chromium.NewPage(width, scheme);
        foreach (var path in (string[])["/search?q=yogga", "/search?q=free+walk+near+ely+tuesday+evening&language=pl", "/search?q=suicidal", "/missing?q=chess"])
        {
            await page.GotoAsync(path);
            await page.AssertOpen(path);
        }
    }
}
