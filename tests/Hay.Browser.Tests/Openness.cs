using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Hay.Browser.Tests;

/// <summary>Whether a page is open to everybody: WCAG 2.2 AA as far as axe can tell, and no wider than the screen.</summary>
internal static class Openness
{
    // All rules run; what passes is only not written down node by node, which takes most of the time.
    private const string Check =
        """
        async (part) => {
          const found = await axe.run(part ?? document, {
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
            resultTypes: ['violations'],
          });
          return {
            complaints: found.violations.map((v) => `${v.id} (${v.help}): ` + v.nodes.slice(0, 3).map((n) => `${n.html} ${n.any[0]?.message ?? ''}`).join(' | ')),
            passed: found.passes.map((p) => p.id),
          };
        }
        """;

    // The checker's own way of running itself is made for frames of other sites: it opens another window for each page.
    private static readonly string Checker = new BundledAxeScriptProvider().GetScript();

    /// <param name="page">As it is now.</param>
    /// <param name="what">How to name it where something is wrong.</param>
    /// <param name="part">Only this part: what is round it is the same on every page; null: all of it.</param>
    public static async Task AssertOpen(this IPage page, string what, string? part = null)
    {
        await page.AssertAccessible(what, part);
        await page.AssertNotTooWide(what);
    }

    /// <param name="page">As it is now.</param>
    /// <param name="what">How to name it where something is wrong.</param>
    public static async Task AssertNotTooWide(this IPage page, string what)
    {
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{what} is {over} pixels too wide for {page.ViewportSize!.Width}");
    }

    /// <inheritdoc cref="AssertOpen"/>
    /// <returns>The rules that were tried and kept.</returns>
    public static async Task<string[]> AssertAccessible(this IPage page, string what, string? part = null)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Checker);
        var found = await page.EvaluateAsync<Found>(Check, part);
        Assert.True(found.Complaints.Length == 0, $"{what}: {string.Join("; ", found.Complaints)}");
        return found.Passed;
    }

    private sealed class Found
    {
        public string[] Complaints { get; set; } = [];
        public string[] Passed { get; set; } = [];
    }
}
