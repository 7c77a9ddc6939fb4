using Microsoft.Playwright;

namespace Hay.Browser.Tests;

/// <summary>Somebody who has set their browser's letters to twice the usual size reads everything.</summary>
[Collection(InTheBrowser.Pages)]
public sealed class LargeTextTests(Chromium chromium)
{
    private static readonly string[] Pages =
        ["/", "/?how=low&at=fenland", "/peterborough", "/peterborough/pb-cathedral-quiet", "/search?q=walk&with=free", "/search?q=qwertyuiop", "/me", "/help-now", "/design"];

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Letters_twice_as_big_fit(int width)
    {
        var page = await chromium.NewPage(width);
        await using var browser = new Letters(await page.Context.NewCDPSessionAsync(page));
        foreach (var path in Pages)
        {
            await page.GotoAsync(path);
            await browser.Size(16);
            var usual = await page.EvaluateAsync<double>(BodySize);
            await browser.Size(32);

            Assert.Equal(2 * usual, await page.EvaluateAsync<double>(BodySize), 0.1);
            await page.EvaluateAsync("for (const fold of document.querySelectorAll('main details')) fold.open = true");
            var troubles = await page.EvaluateAsync<string[]>(Troubles);
            Assert.True(troubles.Length == 0, $"{path}: {string.Join(" | ", troubles)}");
        }
    }

    private const string BodySize = "parseFloat(getComputedStyle(document.body).fontSize)";

    // What sticks out of the page, boxes that hide a part of their own words, and words that lie on other words.
    private const string Troubles =
        """
        () => {
          const named = (el) => `${el.tagName.toLowerCase()}.${el.getAttribute('class') ?? ''} ${el.textContent.trim().slice(0, 30)}`;
          const wide = document.documentElement.clientWidth;
          const out = document.documentElement.scrollWidth <= wide ? []
            : [...document.querySelectorAll('body *')].filter((el) => el.getBoundingClientRect().right > wide + 1).map((el) => `too wide: ${named(el)}`);
          const cut = [...document.querySelectorAll('main *, header *, footer *')].filter((el) => {
            if (el.clientWidth <= 1 || el.closest('svg, select, input, .hay-hidden, .hay-map')) return false;
            const style = getComputedStyle(el);
            return (style.overflowX !== 'visible' && el.scrollWidth > el.clientWidth + 2)
              || (style.overflowY !== 'visible' && style.overflowY !== 'auto' && el.scrollHeight > el.clientHeight + 2);
          }).map((el) => `cut: ${named(el)}`);
          const lines = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (const range = document.createRange(); texts.nextNode();) {
            const { data, parentElement: around } = texts.currentNode;
            if (!data.trim() || around.closest('script, option, svg, .hay-hidden, .hay-skip, .hay-map') || !around.checkVisibility()) continue;
            range.selectNodeContents(texts.currentNode);
            for (const box of range.getClientRects()) if (box.width > 1) lines.push({ box, words: data.trim().slice(0, 30) });
          }
          lines.sort((a, b) => a.box.top - b.box.top);
          const on = [];
          for (const [i, { box: a, words }] of lines.entries()) {
            for (let j = i + 1; j < lines.length && lines[j].box.top < a.bottom; j++) {
              const b = lines[j].box;
              const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
              const down = Math.min(a.bottom, b.bottom) - b.top;
              if (across > 2 && down > 0.4 * Math.min(a.height, b.height)) on.push(`on each other: ${words} and ${lines[j].words}`);
            }
          }
          return [...out, ...cut, ...on].slice(0, 6);
        }
        """;

    /// <summary>The reader's own setting: what a rem is unless a page says otherwise, which ours must not.</summary>
    private sealed class Letters(ICDPSession session) : IAsyncDisposable
    {
        public async Task Size(int pixels) =>
            await session.SendAsync("Page.setFontSizes", new() { ["fontSizes"] = new { standard = pixels, @fixed = pixels } });

        public async ValueTask DisposeAsync() => await session.DetachAsync();
    }
}
