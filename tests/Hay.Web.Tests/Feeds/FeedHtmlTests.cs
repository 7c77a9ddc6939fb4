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

        var next = new AddFeed("f-next", "Next <b>door", site.Serve("<html></html>"), FeedFormat.Neighbour, "me", "", 5);
        await site.Grains.GetGrain<IFeedsGrain>(FeedOwner.OfSpace("fenland")).Add(next, default);
        await site.Read(FeedOwner.OfSpace("fenland"), next.Id);
        var all = await site.Follow(host, "/host/fenland/feeds", site.Serve(site.Calendar("All <i>", "Of & it", "And | nowhere")), "Directory");
        foreach (var path in new[] { "/host/fenland/feeds", "/host/fenland/feeds/f-next", $"/host/fenland/feeds/{all}" }) pages.Add(new { path, html = await host.Browser.Read(path) });
        var own = ("__RequestVerificationToken", await FeedSite.Token(host.Browser, "/host/fenland/feeds"));
        foreach (var (format, address) in new[] { ("Neighbour", "{}"), ("Calendar", site.Calendar("Bingo")) })
        {
            using var looked = await host.Browser.SendBare("/host/fenland/feeds/new?handler=Look", ("address", site.Serve(address)), ("name", "x"), ("format", format), ("kilometres", "5"), own);
            pages.Add(new { path = $"a space looks at {format}", html = await looked.Content.ReadAsStringAsync() });
        }

        await site.Grains.GetGrain<IActivityGrain>("from-next-door").Publish(new PublishListing
        {
            Feed = next.Id,
            Listing = new Listing { Title = "Skittles", Space = "fenland", Home = new Home { Neighbour = "Next <b>door", Space = "Tydd", Url = "https://next.example/tydd/skittles", Organiser = "A & B", Feed = next.Id } },
        }, default);
        await RunningSite.Until(() => site.Catalogue.Find("from-next-door") is not null);
        pages.Add(new { path = "a neighbour's", html = await host.Browser.Read("/fenland/from-next-door") });

        var said = await HtmlTests.Validate(JsonSerializer.Serialize(pages));

        Assert.True(said.Length == 0, said);

        async Task<string> Sent(string path, params (string, string)[] fields)
        {
            using var answer = await who.Browser.SendBare(path, [.. fields, token]);
            return await answer.Content.ReadAsStringAsync();
        }
    }
}
