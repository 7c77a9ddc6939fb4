using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

[Collection(InTheBrowser.Journeys)]
public sealed class ReportTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Saying_that_something_is_wrong_takes_a_minute_and_no_name(bool script)
    {
        var activity = await chromium.Site.List();
        var page = await chromium.NewPage(320, script: script);
        await page.GotoAsync(activity.Path);
        await page.GetByText("Something wrong here?").ClickAsync();
        if (script) await page.AssertAccessible(activity.Path);

        var send = page.GetByRole(AriaRole.Button, new() { Name = "Send the note" });
        await send.ClickAsync();
        await Expect(send).ToBeVisibleAsync(); // the browser asks for a reason first
        await page.GetByLabel("The day or the time is wrong").CheckAsync();
        await page.GetByLabel("What should it say?").FillAsync("It begins at seven.");
        await send.ClickAsync();

        await Expect(page.GetByText("Thank you for saying")).ToBeVisibleAsync();
        Assert.Single(await chromium.Site.Grains.GetGrain<Hay.Grains.IActivityGrain>(activity.Id).Reports(default));
    }
}
