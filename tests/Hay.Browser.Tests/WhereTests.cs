using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>Where somebody is, said on their own device; and the map.</summary>
[Collection(InTheBrowser.Journeys)]
public sealed partial class WhereTests(Chromium chromium)
{
    [Fact]
    public async Task A_postcode_never_leaves_the_device()
    {
        var page = await chromium.NewPage(360);
        var sent = Listen(page);
        await page.GotoAsync("/");

        await page.GetByLabel("Your postcode").PressSequentiallyAsync("pe3 8dw");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use my postcode" }).ClickAsync();
        await page.WaitForURLAsync("**/?at=peterborough/**");
        await Expect(page.Locator("[data-hay=distance]").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("minutes’ walk|mile"));
        foreach (var path in new[] { "/peterborough", "/peterborough/near/bretton", "/search?q=walk", "/peterborough/pb-cathedral-quiet" }) await page.GotoAsync(path);
        await page.GotoAsync("/");
        await page.WaitForURLAsync("**/?at=peterborough/**");
        await page.GetByRole(AriaRole.Button, new() { Name = "A bit low" }).ClickAsync();
        await Expect(page.Locator("#picks .hay-card")).ToHaveCountAsync(3);

        // Something was asked for by its first half, so there was something to hear.
        Assert.Contains(sent, s => s.Contains("/geo/PE3.json", StringComparison.Ordinal));
        // Names of connections and of files' contents are drawn letters, which may be just these.
        Assert.DoesNotContain(sent, s => Drawn().Replace(s, "").Contains("8dw", StringComparison.OrdinalIgnoreCase));
        var kept = await page.EvaluateAsync<string>("JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie + location");
        Assert.DoesNotContain("8dw", kept, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Distances_are_said_sorted_and_forgotten()
    {
        var page = await chromium.NewPage();
        await page.GotoAsync("/peterborough/near/bretton");
        await page.GetByText("How far is it from you?").ClickAsync();
        await page.GetByLabel("Your postcode").FillAsync("PE3 8DW");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("You are near Bretton, Peterborough.")).ToBeVisibleAsync();
        await Expect(page.Locator(".hay-card[data-lat] [data-hay=distance]:not([hidden])").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the nearest first" }).ClickAsync();
        var away = await page.EvaluateAsync<double[]>(
            """[...document.querySelectorAll('[aria-labelledby=later-h] .hay-card[data-lat]')].map((c) => Math.hypot(c.dataset.lat - 52.592, (c.dataset.lon - -0.283) * 0.6075))""");
        Assert.True(away.Length > 3);
        Assert.Equal(away.Order(), away);

        await page.GetByRole(AriaRole.Button, new() { Name = "Forget where I am" }).ClickAsync();
        await Expect(page.Locator("[data-hay=locate-said]")).ToBeHiddenAsync();
        Assert.Equal("{}", await page.EvaluateAsync<string>("JSON.stringify(localStorage)"));
    }

    [Fact]
    public async Task A_postcode_nobody_knows_is_said_and_can_be_put_right()
    {
        var page = await chromium.NewPage();
        await page.GotoAsync("/");
        await page.GetByLabel("Your postcode").FillAsync("somewhere");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("We do not know that postcode. Check it, or choose a town.");
        await Expect(page.GetByLabel("Your postcode")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_town_can_be_chosen_and_a_day_answered(bool script)
    {
        var page = await chromium.NewPage(360, script: script);
        await page.GotoAsync("/");
        await page.GetByLabel("Or your town or village").SelectOptionAsync("fenland/march");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go there" }).ClickAsync();
        await Expect(page.GetByText("You are near March.").First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "So-so" }).ClickAsync();

        await Expect(page.Locator("#picks .hay-card__why")).ToHaveCountAsync(3);
        // With script the answer is in no address, so in no history.
        Assert.Equal(!script, page.Url.Contains("how=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_map_opens_by_keyboard_says_what_the_list_says_and_asks_nobody_else()
    {
        var page = await chromium.NewPage();
        var sent = Listen(page);
        var complaints = new ConcurrentBag<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync("/peterborough");
        Assert.DoesNotContain(sent, s => s.Contains("leaflet", StringComparison.Ordinal));

        await page.GetByRole(AriaRole.Button, new() { Name = "Open the map" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var pins = page.Locator(".hay-pin");
        await Expect(pins.First).ToBeFocusedAsync();
        var listed = await page.Locator("[data-hay=map-pin] > [data-hay=map-name]").AllTextContentsAsync();
        var said = await pins.EvaluateAllAsync<string[]>("pins => pins.map((p) => p.getAttribute('aria-label'))");
        Assert.Equal(listed.Select((name, i) => $"{i + 1}. {name}"), said.OrderBy(s => int.Parse(s.Split('.')[0], null)));

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".leaflet-popup a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(pins.First).ToBeFocusedAsync();

        Assert.Empty(complaints);
        Assert.DoesNotContain(sent, s => new Uri(s.Split(' ')[0]).Authority != chromium.Site.Address.Authority);

        // The checker breaks our rules itself, so it comes last.
        await page.Keyboard.PressAsync("Enter");
        await page.AssertAccessible("the map", "[data-hay=map]");
    }

    [Fact]
    public async Task A_postcode_among_the_words_of_a_search_keeps_its_second_half()
    {
        var page = await chromium.NewPage(360);
        var sent = Listen(page);
        await page.GotoAsync("/search");
        var search = page.GetByRole(AriaRole.Searchbox);
        await search.FillAsync("yoga pe3 8dw");
        await search.PressAsync("Enter");

        await page.WaitForURLAsync("**/search?q=yoga**");
        Assert.Contains("pe3", page.Url, StringComparison.OrdinalIgnoreCase);
        // Names of connections and of files' contents are drawn letters, which may be just these.
        Assert.DoesNotContain(sent, s => Drawn().Replace(s, "").Contains("8dw", StringComparison.OrdinalIgnoreCase));
    }

    // Every address, header and body that leaves the browser, and what goes over an open connection.
    private static ConcurrentBag<string> Listen(IPage page)
    {
        var sent = new ConcurrentBag<string>();
        page.Context.Request += async (_, request) =>
        {
            sent.Add($"{request.Url} {request.PostData}");
            try
            {
                var headers = await request.AllHeadersAsync();
                sent.Add($"{request.Url} {string.Join(' ', headers.Select(h => $"{h.Key}: {h.Value}"))}");
            }
            catch (PlaywrightException)
            {
                // The page has gone on; its address was heard.
            }
        };
        page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) => sent.Add($"{socket.Url} {frame.Text}");
        return sent;
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"[?&](id|v)=[\w-]+")]
    private static partial System.Text.RegularExpressions.Regex Drawn();
}
