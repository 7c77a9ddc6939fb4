using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>Leaving quickly: what can be promised of a tab, and what without script.</summary>
[Collection(InTheBrowser.Journeys)]
public sealed class LeaveTests(Chromium chromium)
{
    private const string Elsewhere = "https://www.bbc.co.uk/weather";

    [Fact]
    public async Task Going_back_never_shows_a_page_of_ours_however_many_were_seen()
    {
        var page = await Visitor();
        foreach (var path in new[] { "/", "/fenland", "/me" }) await page.GotoAsync(path);

        await page.GetByRole(AriaRole.Link, new() { Name = "Leave quickly" }).ClickAsync();
        await Gone(page);

        // Two pages lie behind the one that was replaced: each leads out again.
        for (var step = 2; step <= 3; step++)
        {
            await page.EvaluateAsync("setTimeout(() => history.back())");
            await Expect(page.GetByText($"Weather {step}")).ToBeVisibleAsync();
            Assert.Equal(Elsewhere, page.Url);
        }
    }

    [Fact]
    public async Task A_page_on_the_way_back_stays_blank_however_slow_the_network_is()
    {
        var page = await Visitor();
        // While a tab is on its way elsewhere the browser answers no question about it. So the page itself notes what
        // it shows, and another tab reads that.
        await page.AddInitScriptAsync(
            """
            if (performance.getEntriesByType('navigation')[0]?.type === 'back_forward') {
              let [looks, shown] = [0, 0];
              setInterval(() => {
                if (document.body?.getClientRects().length) shown++;
                localStorage.setItem('witness', `${location.pathname}: shown ${shown} times${++looks < 10 ? '' : ', looked often'}`);
              }, 20);
            }
            """);
        await page.GotoAsync("/");
        await page.GotoAsync("/fenland");
        await page.GetByRole(AriaRole.Link, new() { Name = "Leave quickly" }).ClickAsync();
        await Gone(page);
        var witness = await page.Context.NewPageAsync();
        await witness.GotoAsync("/offline");
        var noted = witness.EvaluateAsync<string>(
            "() => new Promise((done) => addEventListener('storage', ({ newValue }) => { if (newValue?.endsWith('looked often')) done(newValue); }))");
        var slow = new TaskCompletionSource();
        await page.Context.UnrouteAllAsync();
        await page.Context.RouteAsync("https://www.bbc.co.uk/**", async route =>
        {
            await slow.Task;
            await route.FulfillAsync(new() { Body = "Weather", ContentType = "text/html" });
        });

        try
        {
            await page.EvaluateAsync("setTimeout(() => history.back())");
            Assert.Equal("/: shown 0 times, looked often", await noted.WaitAsync(TimeSpan.FromSeconds(15)));
        }
        finally
        {
            slow.SetResult();
        }

        await Gone(page);
    }

    [Fact]
    public async Task Escape_three_times_leaves_and_twice_does_not()
    {
        var page = await Visitor();
        await page.GotoAsync("/fenland");
        await page.Locator("summary", new() { HasText = "Help now" }).ClickAsync();
        await Expect(page.GetByText("press Escape three times").First).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".hay-help")).Not.ToHaveAttributeAsync("open", "");
        await page.Keyboard.PressAsync("Escape");
        Assert.EndsWith("/fenland", page.Url, StringComparison.Ordinal);

        // Three within two seconds: on a busy machine those above may be longer ago.
        for (var press = 1; press <= 3; press++) await page.Keyboard.PressAsync("Escape");
        await Gone(page);
    }

    [Fact]
    public async Task Who_comes_to_Hay_anew_is_welcome_again()
    {
        var page = await Visitor();
        await page.GotoAsync("/fenland");
        await page.GetByRole(AriaRole.Link, new() { Name = "Leave quickly" }).ClickAsync();
        await Gone(page);

        await page.GotoAsync("/fenland");
        await page.GotoAsync("/help-now");
        await page.GoBackAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Fenland");
    }

    [Fact]
    public async Task Somebody_whose_place_is_known_is_not_led_back_in_by_it()
    {
        var page = await Visitor();
        await page.GotoAsync("/help-now");
        await page.EvaluateAsync("""localStorage.setItem('hay-place', JSON.stringify({ lat: 52.55, lon: 0.09, at: 'fenland/march', said: 'March', middle: '' }))""");
        await page.GotoAsync("/");
        await page.WaitForURLAsync("**/?at=fenland/march");
        await page.GotoAsync("/?at=fenland");
        await page.GetByRole(AriaRole.Link, new() { Name = "Leave quickly" }).ClickAsync();
        await Gone(page);

        for (var step = 2; step <= 3; step++)
        {
            await page.EvaluateAsync("setTimeout(() => history.back())");
            await Expect(page.GetByText($"Weather {step}")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task Without_script_it_is_a_plain_link_and_nobody_is_promised_a_key()
    {
        var page = await Visitor(script: false);
        await page.GotoAsync("/help-now");
        await Expect(page.Locator(".hay-leave-hint").Last).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Leave quickly" }).ClickAsync();

        await Gone(page);
    }

    // There as soon as the address is: what the page there still loads is no concern of ours.
    private static Task Gone(IPage page) => page.WaitForURLAsync(Elsewhere, new() { WaitUntil = WaitUntilState.Commit });

    // No test reaches the real network.
    private async Task<IPage> Visitor(bool script = true)
    {
        var page = await chromium.NewPage(360, script: script);
        var visits = 0;
        await page.Context.RouteAsync("https://www.bbc.co.uk/**", route => route.FulfillAsync(new() { Body = $"Weather {++visits}", ContentType = "text/html" }));
        return page;
    }
}
