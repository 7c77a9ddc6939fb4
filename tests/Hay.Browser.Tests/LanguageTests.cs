using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>Choosing a language with the keyboard's own means, and reading from right to left.</summary>
[Collection(InTheBrowser.Pages)]
public sealed class LanguageTests(Chromium chromium)
{
    private static readonly string[] Pages =
    [
        "/", "/?how=low", "/fenland", "/fenland/near/march", "/peterborough/pb-cathedral-quiet", "/peterborough/pb-cathedral-quiet/poster", "/fenland/whats-on",
        "/search?q=walk&with=free", "/search?q=zzzz", "/me", "/carry", "/missing", "/help-now", "/fenland/no-such-group", "/design",
    ];

    [Theory]
    [InlineData("pl")]
    [InlineData("ur")]
    public async Task A_translated_page_shuts_nobody_out_and_is_not_wider_than_the_smallest_phone(string language)
    {
        string[] ours = ["/", "/peterborough/pb-cathedral-quiet", "/search?q=walk&with=free"];
        var page = await chromium.NewPage(320);
        foreach (var path in Pages)
        {
            await page.GotoAsync($"/language?to={language}&back={Uri.EscapeDataString(path)}");
            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
            await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", language == "ur" ? "rtl" : "ltr");
            // What shuts somebody out is the same in each language, but for what reads from the right.
            if (language == "ur" || ours.Contains(path)) await page.AssertOpen(path);
            else await page.AssertNotTooWide(path);
        }
    }

    [Theory]
    [InlineData("/fenland/whats-on")]
    [InlineData("/help-now")]
    public async Task Numbers_to_ring_and_sums_keep_their_order_among_Urdu(string path)
    {
        var page = await chromium.NewPage(1280);
        await page.GotoAsync($"/language?to=ur&back={Uri.EscapeDataString(path)}");

        // Where the first and the last sign of each stand; on one line, the first is further left.
        var stands = await page.EvaluateAsync<string[]>(
            """
            () => {
              const found = [];
              const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) for (const match of walk.currentNode.data.matchAll(/£\d[\d.]*|\d{3,5} \d{3,6}/g)) {
                const at = (i) => { const range = document.createRange(); range.setStart(walk.currentNode, i); range.setEnd(walk.currentNode, i + 1); return range.getBoundingClientRect(); };
                const [first, last] = [at(match.index), at(match.index + match[0].length - 1)];
                if (first.top === last.top) found.push(first.left < last.left ? 'in order' : match[0]);
              }
              return found;
            }
            """);

        Assert.NotEmpty(stands);
        Assert.All(stands, s => Assert.Equal("in order", s));
    }

    [Fact]
    public async Task A_language_is_chosen_at_the_foot_of_a_page_without_script_and_stays()
    {
        var page = await chromium.NewPage(360, script: false);
        await page.GotoAsync("/search?q=walk");

        await page.GetByRole(AriaRole.Button, new() { Name = "polski" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/search\?q=walk$"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Twoje plany" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Twoje plany");
    }

    [Fact]
    public async Task Places_left_change_on_an_open_page_in_the_language_of_the_page()
    {
        var activity = await chromium.Site.List(capacity: 5);
        var polish = await chromium.NewPage();
        // It listens once it has asked for the truth.
        await polish.RunAndWaitForResponseAsync(
            () => polish.GotoAsync($"/language?to=pl&back={activity.Path}"), answer => answer.Url.Contains("/api/places", StringComparison.Ordinal));
        var places = polish.Locator(".hay-places").First;
        await Expect(places).ToHaveTextAsync("5 wolnych miejsc");

        var english = await chromium.NewPage();
        await english.GotoAsync(activity.Path);
        await english.GetByRole(AriaRole.Button, new() { NameRegex = new("^Hold a place") }).First.ClickAsync();

        await Expect(places).ToHaveTextAsync("4 wolne miejsca");
    }
}
