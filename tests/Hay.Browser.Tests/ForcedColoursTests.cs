using Microsoft.Playwright;

namespace Hay.Browser.Tests;

/// <summary>Where somebody's own few colours are forced on every page, nothing vanishes.</summary>
[Collection(InTheBrowser.Pages)]
public sealed class ForcedColoursTests(Chromium chromium)
{
    private static readonly string[] Pages =
        ["/", "/?how=low&at=fenland", "/peterborough", "/peterborough/pb-cathedral-quiet", "/search?space=fenland&with=free", "/me", "/help-now", "/no-such-place", "/design"];

    // What is only there where it is wide.
    private static readonly string[] Wide = ["/", "/peterborough", "/search?space=fenland&with=free", "/design"];

    [Theory]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    public async Task No_page_shuts_anybody_out(int width, ColorScheme scheme)
    {
        var page = await chromium.NewPage(width, scheme, forced: true);
        foreach (var path in width < 1000 ? Pages : Wide)
        {
            await page.GotoAsync(path);
            await page.EvaluateAsync("for (const fold of document.querySelectorAll('main details')) fold.open = true");
            Assert.Contains("color-contrast", await page.AssertAccessible(path));
            var vanished = await page.EvaluateAsync<string[]>(Vanished);
            Assert.True(vanished.Length == 0, $"{path}: {string.Join(" | ", vanished)}");
        }
    }

    [Fact]
    public async Task What_is_chosen_looks_chosen()
    {
        var page = await chromium.NewPage(forced: true);
        await page.GotoAsync("/?how=low&at=fenland");
        await Differ(page, ".hay-how__answer[aria-pressed=true]", ".hay-how__answer[aria-pressed=false]", "backgroundColor");
        await Differ(page, ".hay-header__nav a[aria-current]", ".hay-header__nav a:not([aria-current])", "borderBottomColor");

        await page.GotoAsync("/search?space=fenland&with=free");
        await page.EvaluateAsync("for (const fold of document.querySelectorAll('main details')) fold.open = true");
        await Differ(page, ".hay-choice:has(:checked)", ".hay-choice:not(:has(:checked))", "borderTopStyle");
    }

    private static async Task Differ(IPage page, string one, string other, string how) =>
        Assert.Equal(2, await page.EvaluateAsync<int>("([how, ...those]) => new Set(those.map((it) => getComputedStyle(document.querySelector(it))[how])).size", new[] { how, one, other }));

    // Boxes that only a soft colour held together need a line; drawings need a colour that shows on what they stand on.
    private const string Vanished =
        """
        () => {
          const light = (colour) => {
            const [r, g, b] = colour.match(/[\d.]+/g).map(Number).map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const shows = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05) >= 3;
          const ground = (el) => {
            for (let at = el; at; at = at.parentElement) {
              const colour = getComputedStyle(at).backgroundColor;
              if (!/^rgba\(.*, 0\)$/.test(colour)) return colour;
            }
            return getComputedStyle(document.body).backgroundColor;
          };
          const seen = [...document.querySelectorAll('body *')].filter((el) => el.checkVisibility());
          const lost = seen.filter((el) => el.matches('.hay-card, .hay-panel, .hay-notice, .hay-empty, .hay-talk, .hay-told, .hay-input, .hay-select, .hay-button, .hay-choice, .hay-chip, .hay-tabs a, .hay-leave, .hay-help__open'))
            .filter((el) => {
              const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(el);
              return !(parseFloat(borderTopWidth) >= 1 && shows(borderTopColor, ground(el.parentElement))) && !shows(backgroundColor, ground(el.parentElement));
            });
          const faint = seen.filter((el) => el.matches('svg.hay-mark')).filter((el) => !shows(getComputedStyle(el).stroke, ground(el.parentElement)));
          return [...lost, ...faint].map((el) => el.outerHTML.slice(0, 100)).slice(0, 5);
        }
        """;
}
