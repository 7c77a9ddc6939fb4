using Microsoft.Playwright;

namespace Hay.Browser.Tests;

/// <summary>What a first visit costs over the wire, compressed, with fonts and drawings.</summary>
[Collection(InTheBrowser.Moments)]
public sealed class WeightTests(Chromium chromium)
{
    private const int Page = 150_000;
    private const int Scripts = 40_000;

    [Theory]
    [InlineData("/")]
    [InlineData("/peterborough/pb-cathedral-quiet")]
    public async Task A_page_is_light(string path)
    {
        var page = await chromium.NewPage(360);
        var (all, scripts) = (0, 0);
        page.RequestFinished += async (_, request) =>
        {
            // Within a minute of something new on the board a page asks once more for itself: that is the news, not the page.
            if (request.ResourceType == "fetch" && request.Url == page.Url) return;
            var size = await request.SizesAsync();
            Interlocked.Add(ref all, size.ResponseBodySize + size.ResponseHeadersSize);
            if (request.ResourceType == "script") Interlocked.Add(ref scripts, size.ResponseBodySize);
        };
        await page.RunAndWaitForResponseAsync(() => page.GotoAsync(path), answer => answer.Url.Contains("/api/places", StringComparison.Ordinal));
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.InRange(all, 30_000, Page);
        Assert.InRange(scripts, 5_000, Scripts);
    }
}
