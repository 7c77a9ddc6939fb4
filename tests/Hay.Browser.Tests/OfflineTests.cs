using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>With the network off: the shell, help now, and one's own plans; and nobody else's.</summary>
[Collection(InTheBrowser.Moments)]
public sealed class OfflineTests(Chromium chromium)
{
    [Fact]
    public async Task My_plans_saved_and_help_are_there_without_a_network_and_the_newest_with_one()
    {
        var going = await chromium.Site.List(capacity: 5, title: "Tea at the lock");
        var later = await chromium.Site.List(capacity: 5, title: "Second thoughts");
        var page = await Kept(going.Path, "Hold a place");

        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync("/me");
        await Expect(page.GetByText("No network just now")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Tea at the lock" }).First).ToBeVisibleAsync();
        await Expect(page.Locator(".hay-header__bar")).ToHaveCSSAsync("display", "flex");
        await page.GotoAsync(going.Path);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tea at the lock");
        await page.GotoAsync("/help-now");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Call 116 123" }).First).ToBeAttachedAsync();
        await page.GotoAsync("/cambridge");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("No network just now");

        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync(later.Path);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Save") }).ClickAsync();
        await page.GotoAsync("/me");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Second thoughts" })).ToBeVisibleAsync();
        await Expect(page.GetByText("No network just now")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Only_pages_and_files_are_kept_and_only_mine()
    {
        var saved = await chromium.Site.List();
        var page = await Kept(saved.Path, "Save");

        var kept = await page.EvaluateAsync<string[]>("""
            (async () => (await Promise.all((await caches.keys()).map(async (name) =>
              (await (await caches.open(name)).keys()).map((request) => `${name.slice(0, 8)} ${request.method} ${new URL(request.url).pathname}`)))).flat())()
            """);

        Assert.Equal([$"hay-mine GET {saved.Path}", "hay-mine GET /me"], kept.Where(k => k.StartsWith("hay-mine", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(kept, k => k.Contains("/api/", StringComparison.Ordinal) || !k.Contains(" GET ", StringComparison.Ordinal));
        Assert.Contains("hay-shel GET /help-now", kept);
    }

    [Fact]
    public async Task Being_forgotten_leaves_nothing_to_see_on_the_device()
    {
        var saved = await chromium.Site.List(title: "Nobody saw me here");
        var page = await Kept(saved.Path, "Save");
        await page.GetByLabel("How was today?").FillAsync("A quiet day");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep this note" }).ClickAsync();
        await Expect(page.GetByText("Kept on this device")).ToBeVisibleAsync();

        await page.GetByText("Forget me", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, forget me now" }).ClickAsync();
        await Expect(page.GetByText("this device is forgotten")).ToBeVisibleAsync();

        await Until(page, "async () => !(await caches.has('hay-mine')) && localStorage.length === 0");
        Assert.DoesNotContain(await page.Context.CookiesAsync(), c => c.Name == "hay-me");
    }

    [Fact]
    public async Task Leaving_quickly_takes_the_kept_plans_away()
    {
        var saved = await chromium.Site.List();
        var page = await Kept(saved.Path, "Save");
        await page.Context.RouteAsync("https://www.bbc.co.uk/**", route => route.FulfillAsync(new() { Body = "Weather", ContentType = "text/html" }));

        await page.GetByRole(AriaRole.Link, new() { Name = "Leave quickly" }).ClickAsync();
        await page.WaitForURLAsync("https://www.bbc.co.uk/**");

        await page.GotoAsync("/help-now");
        await Until(page, "async () => !(await caches.has('hay-mine'))");
    }

    // Somebody with one plan, whose browser has kept it.
    private async Task<IPage> Kept(string activity, string button)
    {
        var page = await chromium.NewPage(360);
        await page.GotoAsync(activity);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{button}") }).First.ClickAsync();
        await Expect(page.Locator("#said")).ToBeVisibleAsync();
        await Until(page, "async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'");
        await page.GotoAsync("/me");
        await Until(page, $"async () => !!(await caches.match('{activity}')) && !!(await caches.match('/me'))");
        return page;
    }

    // Asked from here: the pages' own policy keeps a browser from making functions of text later on.
    private static async Task Until(IPage page, string holds)
    {
        var patience = DateTime.UtcNow.AddSeconds(15);
        while (!await page.EvaluateAsync<bool>(holds))
        {
            Assert.True(DateTime.UtcNow < patience, $"It never came: {holds}");
            await Task.Delay(50);
        }
    }
}
