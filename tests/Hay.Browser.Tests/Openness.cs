using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Hay.Browser.Tests;

/// <summary>Whether a page is open to everybody: WCAG 2.2 AA as far as axe can tell, and no wider than the screen.</summary>
internal static class Openness
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        // All rules run; what passes is only not written down, which takes most of the time.
        ResultTypes = [ResultType.Violations],
    };

    /// <param name="page">As it is now.</param>
    /// <param name="what">How to name it where something is wrong.</param>
    /// <param name="part">Only this part: what is round it is the same on every page; null: all of it.</param>
    public static async Task AssertOpen(this IPage page, string what, string? part = null)
    {
        var result = part is null ? await page.RunAxe(Rules) : await page.Locator(part).RunAxe(Rules);
        Assert.True(result.Violations.Length == 0, $"{what}: " + string.Join("; ", result.Violations.Select(v =>
            $"{v.Id} ({v.Help}): {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")));
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{what} is {over} pixels too wide for {page.ViewportSize!.Width}");
    }
}
