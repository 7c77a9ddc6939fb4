using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>The map of local care: what fits, and help now always in sight.</summary>
[Collection(InTheBrowser.Journeys)]
public sealed class LocalCareTests(Chromium chromium)
{
    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task What_somebody_ticks_leads_to_help_and_urgent_help_is_beside_it(int width)
    {
        var page = await chromium.NewPage(width);
        await page.RouteAsync("**/*.js*", route => route.AbortAsync());
        await page.GotoAsync("/local-care");
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Name = "If you need someone now" })).ToBeInViewportAsync();
        await page.GetByLabel("I sleep badly").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "See what fits" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What may fit" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Psychological skills" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Psychological skills");
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Call 116 123" })).ToBeVisibleAsync();
    }
}
