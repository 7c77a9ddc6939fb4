using System.Text.Json;
using Hay.Grains;
using Hay.Web.Tests.Design;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Feeds;

/// <summary>The pages about feeds and files, with something in them, as npm's html-validate reads them.</summary>
public sealed class FeedHtmlTests(FeedSite site) : IClassFixture<FeedSite>
{
    [Fact]
    public async Task Every_page_is_valid_html()
    {
        var (who, group) = await site.Known();
        using var host = await Organiser.SignIn(site, new AccountRole(RoleKind.Host, "fenland"));
        var good = await site.Follow(who, group, site.Serve(site.Calendar("Tea <b>", "Chess | Hall & Co")), "Diary & co");
        var bad = await site.Follow(who, group, site.Serve("<html></html>"));
        await site.Grains.GetGrain<IFeedsGrain>(group).Add(new AddFeed("f-waits", "Waits", site.Serve(site.Calendar("Later")), FeedFormat.Calendar, "me", "It is the first."), default);
        await site.Read(group, "f-waits");
        var listing = (await site.Feed(group, good))!.Listed[0];
        var at = $"/organise/{group}/feeds";
        var token = ("__RequestVerificationToken", await FeedSite.Token(who.Browser, at));
        var pages = new List<object>
        {
            new { path = "looked at", html = await Sent($"{at}/new?handler=Look", ("address", site.Serve(site.Calendar("Bingo") + "BEGIN:VEVENT"))) },
            new { path = "no feed", html = await Sent($"{at}/new?handler=Look", ("address", site.Serve("{}"))) },
            new { path = "a file", html = await Sent($"{at}/file?handler=Look", ("text", "title,cost\nTea <i>,£2\n,3\n")) },
            new { path = "listed", html = await Sent($"{at}/file?handler=List") },
            new { path = "no file", html = await Sent($"{at}/file?handler=Look", ("text", "<p>")) },
        };
        foreach (var path in new[] { at, $"{at}/file", $"{at}/{good}", $"{at}/{bad}", $"{at}/f-waits", $"/organise/listing/{listing}", "/organise" }) pages.Add(new { path, html = await who.Browser.Read(path) });
        foreach (var path in new[] { "/host/fenland", $"/host/fenland/feed/{group}/f-waits" }) pages.Add(new { path, html = await host.Browser.Read(path) });

        var said = await HtmlTests.Validate(JsonSerializer.Serialize(pages));

        Assert.True(said.Length == 0, said);

        async Task<string> Sent(string path, params (string, string)[] fields)
        {
            using var answer = await who.Browser.SendBare(path, [.. fields, token]);
            return await answer.Content.ReadAsStringAsync();
        }
    }
}
