using System.Net;
using Hay.Grains;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Feeds;

/// <summary>What the table of <see cref="Organise.WhoMayTests"/> has no cell for.</summary>
public sealed class FeedRightsTests(FeedSite site) : IClassFixture<FeedSite>
{
    [Fact]
    public async Task Nobody_else_sees_the_feeds_of_a_group_or_follows_for_it()
    {
        using var pat = await Organiser.SignIn(site);
        var group = await pat.Begin(site);
        using var other = await Organiser.SignIn(site);
        await other.Begin(site);
        using var hostElsewhere = await Organiser.SignIn(site, new AccountRole(RoleKind.Host, "peterborough"));
        var address = site.Serve(site.Calendar("Tea"));
        foreach (var who in new[] { other, hostElsewhere })
        {
            using var seen = await who.Browser.Get($"/organise/{group}/feeds");
            Assert.Equal("/status/403", seen.Headers.Location?.AbsolutePath);
            var token = ("__RequestVerificationToken", await FeedSite.Token(who.Browser, "/organise/new"));
            foreach (var handler in new[] { "Look", "Follow" })
            {
                using var sent = await who.Browser.SendBare($"/organise/{group}/feeds/new?handler={handler}", token, ("address", address), ("name", "Mine"), ("format", "Calendar"));
                Assert.Equal("/status/403", sent.Headers.Location?.AbsolutePath);
            }
        }

        using var bare = await pat.Browser.SendBare($"/organise/{group}/feeds/new?handler=Follow", ("address", address), ("name", "Mine"));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.Empty(await site.Grains.GetGrain<IFeedsGrain>(group).View(default));
        Assert.DoesNotContain(new Uri(address).AbsolutePath, site.Asked.Keys);
    }

    [Fact]
    public async Task A_page_that_takes_nothing_is_not_drawn_for_what_is_sent_to_it()
    {
        using var pat = await Organiser.SignIn(site);
        var group = await pat.Begin(site);
        using var sent = await pat.Browser.SendBare($"/organise/{group}/feeds", ("__RequestVerificationToken", await FeedSite.Token(pat.Browser, "/organise/new")));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, sent.StatusCode);
    }

    [Fact]
    public async Task Nobody_looks_at_a_file_of_somebody_else()
    {
        var (who, group) = await site.Known();
        await FeedFileTests.Look(who, group, "title\nTea\n");
        using var host = await Organiser.SignIn(site, new AccountRole(RoleKind.Host, "fenland"));
        var at = $"/organise/{group}/feeds/file";
        using var listed = await host.Browser.SendBare($"{at}?handler=List", ("__RequestVerificationToken", await FeedSite.Token(host.Browser, at)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, listed.StatusCode);
    }

    [Fact]
    public async Task A_host_brings_a_feed_for_a_group_at_once()
    {
        site.Another();
        using var pat = await Organiser.SignIn(site);
        var group = await pat.Begin(site);
        using var host = await Organiser.SignIn(site, new AccountRole(RoleKind.Host, "fenland"));
        var id = await site.Follow(host, group, site.Serve(site.Calendar("Tea")));
        Assert.Single((await site.Feed(group, id))!.Listed);
    }
}
