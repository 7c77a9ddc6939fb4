using Hay.Grains;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

[Collection(InTheBrowser.Moments)]
public sealed class TogetherTests(Chromium chromium)
{
    private const double Close = 150;

    [Fact]
    public async Task Two_browsers_turn_the_page_at_the_same_moment_see_each_others_light_and_come_back()
    {
        const string first = "Stop where you are";
        const string second = "Feel your feet";
        var gathering = chromium.Site.Grains.GetGrain<IGatheringGrain>("huntingdonshire");
        // Under way already: both come late. Its second step comes when it is fifteen seconds old.
        var start = chromium.Site.Clock.GetUtcNow().AddSeconds(-5);
        Assert.Equal(GatheringOutcome.Begun, await gathering.Begin(new BeginGathering("three-minute-breathing", start, 180), default));
        var (ann, bob) = (await Join(1280), await Join(360));
        foreach (var page in new[] { ann, bob })
        {
            await Expect(Words(page)).ToContainTextAsync(first);
            await Expect(page.Locator("[data-hay=lights] li")).ToHaveCountAsync(2);
            await page.EvaluateAsync("""
                () => new MutationObserver(() => { window.turned ??= Date.now(); }).observe(document.querySelector('[data-hay=words]'), { childList: true })
                """);
        }

        await bob.AssertOpen("a gathering in motion", "[data-hay=player]");
        await Expect(Words(ann)).ToContainTextAsync(second, new() { Timeout = 15_000 });
        await Expect(Words(bob)).ToContainTextAsync(second);
        var apart = await ann.EvaluateAsync<double>("window.turned") - await bob.EvaluateAsync<double>("window.turned");
        Assert.InRange(Math.Abs(apart), 0, Close);

        Assert.Equal(LineOutcome.Said, await gathering.Say("Both feet, please", default));
        await Expect(ann.Locator("[data-hay=line]")).ToHaveTextAsync("Both feet, please");

        // A reload comes back by itself, to where the others are; who leaves takes their light along.
        await bob.ReloadAsync();
        await Expect(Words(bob)).ToContainTextAsync(second);
        await Expect(bob.Locator("[data-hay=line]")).ToHaveTextAsync("Both feet, please");
        await Expect(ann.Locator("[data-hay=together]")).ToHaveTextAsync("2 people are here");
        await bob.GetByRole(AriaRole.Button, new() { Name = "Leave", Exact = true }).ClickAsync();
        await Expect(ann.Locator("[data-hay=together]")).ToHaveTextAsync("1 person is here");
    }

    [Fact]
    public async Task Who_is_cut_off_or_sleeps_comes_back_to_where_all_others_are()
    {
        var gathering = chromium.Site.Grains.GetGrain<IGatheringGrain>("fenland");
        var start = chromium.Site.Clock.GetUtcNow().AddSeconds(-5);
        Assert.Equal(GatheringOutcome.Begun, await gathering.Begin(new BeginGathering("three-minute-breathing", start, 180), default));
        var connections = new List<IWebSocketRoute>();
        var page = await chromium.NewPage();
        await page.RouteWebSocketAsync("**/live**", connection =>
        {
            connection.ConnectToServer();
            connections.Add(connection);
        });
        await Join(page, "fenland");
        await Expect(page.Locator("[data-hay=together]")).ToHaveTextAsync("1 person is here");

        await page.EvaluateAsync("""
            () => new MutationObserver(([{ target }]) => { window.lost ||= target.textContent; }).observe(document.querySelector('[data-hay=lost]'), { childList: true })
            """);
        await connections[^1].CloseAsync();
        await page.WaitForFunctionAsync("() => window.lost");
        await Expect(page.Locator("[data-hay=lost]")).ToHaveTextAsync("");
        Assert.True(connections.Count > 1);

        // As a phone does it in a pocket: nothing runs, and then all of it again. Meanwhile the second step has come.
        var browser = await page.Context.NewCDPSessionAsync(page);
        await Freeze("frozen");
        await Task.Delay(start.AddSeconds(16) - chromium.Site.Clock.GetUtcNow() is { Ticks: > 0 } rest ? rest : TimeSpan.Zero);
        await Freeze("active");
        await Expect(Words(page)).ToContainTextAsync("Feel your feet");
        // It is counted again, too.
        Assert.Contains("1 person is here", await page.EvaluateAsync<string>("() => fetch('/api/together/fenland').then((answer) => answer.text())"), StringComparison.Ordinal);

        Task Freeze(string state) => browser.SendAsync("Page.setWebLifecycleState", new() { ["state"] = state });
    }

    [Fact]
    public async Task A_gathering_that_holds_still_shuts_nobody_out()
    {
        var gathering = chromium.Site.Grains.GetGrain<IGatheringGrain>("cambridge");
        Assert.Equal(GatheringOutcome.Begun, await gathering.Begin(new BeginGathering("three-minute-breathing", chromium.Site.Clock.GetUtcNow(), 180), default));
        foreach (var (width, scheme) in new[] { (320, ColorScheme.Light), (1280, ColorScheme.Dark) })
        {
            var page = await chromium.NewPage(width, scheme);
            await Join(page, "cambridge");
            await Expect(Words(page)).ToContainTextAsync("Stop where you are");
            await page.AssertOpen($"a gathering that holds still, {width} px");
        }
    }

    private async Task<IPage> Join(int width)
    {
        var page = await chromium.NewPage(width);
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        await Join(page, "huntingdonshire");
        return page;
    }

    private static async Task Join(IPage page, string space)
    {
        await page.GotoAsync($"/{space}/together");
        await page.GetByRole(AriaRole.Button, new() { Name = "Join in" }).ClickAsync();
    }

    private static ILocator Words(IPage page) => page.Locator("[data-hay=words]");
}
