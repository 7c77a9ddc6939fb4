using Microsoft.Playwright;

namespace Hay.Browser.Tests;

/// <summary>Every component in every state, on the page that shows them all.</summary>
[Collection(InTheBrowser.Pages)]
public sealed class DesignTests(Chromium chromium)
{
    private const string Page = "/design";

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    public async Task No_component_shuts_anybody_out(int width, ColorScheme scheme)
    {
        var page = await chromium.NewPage(width, scheme);
        await page.GotoAsync(Page);
        await page.EvaluateAsync("for (const fold of document.querySelectorAll('main details')) fold.open = true");

        // "target-size" is WCAG 2.2: 24 pixels, or room around it.
        Assert.Contains("target-size", await page.AssertAccessible(Page));
        Assert.Empty(await TooWide(page));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_the_keyboard_reaches_is_ringed(bool forced)
    {
        var page = await chromium.NewPage(forced: forced);
        await page.GotoAsync(Page);
        var seen = 0;
        for (; seen < 400; seen++)
        {
            await page.Keyboard.PressAsync("Tab");
            // The ring may be round the whole card or choice that the link or the box stands for.
            var ring = await page.EvaluateAsync<string?>(
                """
                () => {
                  const at = document.activeElement;
                  if (at === document.body) return null;
                  for (const el of [at, at.closest('.hay-card, .hay-choice'), at.querySelector('.hay-sketch__place')]) {
                    if (!el) continue;
                    const style = getComputedStyle(el);
                    if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) return 'ringed';
                  }
                  return at.outerHTML.slice(0, 120);
                }
                """);
            if (ring is null) break;
            Assert.Equal("ringed", ring);
        }

        Assert.InRange(seen, 60, 399);
    }

    [Fact]
    public async Task Nothing_moves_for_those_who_asked_for_stillness()
    {
        var page = await chromium.NewPage();
        await page.GotoAsync(Page);

        var longest = await page.EvaluateAsync<double>(
            "Math.max(...[...document.querySelectorAll('*')].flatMap((el) => [getComputedStyle(el).transitionDuration, getComputedStyle(el).animationDuration]).map((s) => parseFloat(s) * (s.endsWith('ms') ? 1 : 1000)))");

        Assert.InRange(longest, 0, 1);
    }

    [Fact]
    public async Task It_is_for_us_and_not_for_search_engines()
    {
        var page = await chromium.NewPage();
        await page.GotoAsync(Page);
        Assert.Equal("noindex", await page.Locator("meta[name=robots]").GetAttributeAsync("content"));

        await page.GotoAsync("/");
        Assert.Equal(0, await page.Locator("a[href='/design']").CountAsync());
        Assert.Equal(0, await page.Locator("meta[name=robots]").CountAsync());
    }

    private static Task<string[]> TooWide(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => {
          const wide = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= wide) return [];
          return [...document.querySelectorAll('body *')].filter((el) => el.getBoundingClientRect().right > wide + 1).map((el) => `${el.tagName}.${el.getAttribute('class') ?? ''}`).slice(0, 5);
        }
        """);
}
