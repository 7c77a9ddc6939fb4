using System.Net;
using Hay.Grains;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Http;

namespace Hay.Web.Tests.Feeds;

/// <summary>A calendar somewhere else, followed here: from the address to what the public sees, and to the end of it.</summary>
public sealed class FeedFollowTests(FeedSite site) : IClassFixture<FeedSite>
{
    [Fact]
    public async Task Somebody_looks_first_and_then_follows_with_one_button()
    {
        var (who, group) = await site.Known();
        var address = site.Serve(site.Calendar("Tea", "Chess") + "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTART:20301201T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        var page = await Look(who, group, address);
        Assert.Contains("2 listings", page, StringComparison.Ordinal);
        Assert.Contains("<strong>Tea</strong>", page, StringComparison.Ordinal);
        Assert.Contains("It has no title.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Our calendar\"", page, StringComparison.Ordinal);
        Assert.Empty(await site.Grains.GetGrain<IFeedsGrain>(group).View(default));

        var id = await site.Follow(who, group, address);
        var feed = (await site.Feed(group, id))!;
        Assert.Equal((FeedStage.Following, null, 2), (feed.Stage, feed.Problem, feed.Listed.Length));
        Assert.Equal(["Chess", "Tea"], (await Task.WhenAll(feed.Listed.Select(site.View))).Select(v => v.Listing!.Title).Order());
        await RunningSite.Until(() => feed.Listed.All(l => site.Catalogue.Find(l) is not null));
        var own = WebUtility.HtmlDecode(await who.Browser.Read($"/organise/{group}/feeds/{id}"));
        Assert.Contains("Working", own, StringComparison.Ordinal);
        Assert.Contains("Last read well today at", own, StringComparison.Ordinal);
        Assert.Contains("2 listings follow it", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_stays_and_the_page_says_what_comes_from_where()
    {
        var (who, group) = await site.Known();
        var id = await site.Follow(who, group, site.Serve(site.Calendar("Tea"), group), "Village diary");
        var listing = Assert.Single((await site.Feed(group, id))!.Listed);
        await RunningSite.Until(() => site.Desk.Find(listing) is not null);
        using var kept = await who.Post($"/organise/listing/{listing}/what", "", ("title", "Tea"), ("summary", "Bring a cup."), ("space", "fenland"), ("category", "games"));
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        await who.Press($"/organise/listing/{listing}", "HandIn");
        Assert.Equal("Bring a cup.", (await site.View(listing)).Listing!.Summary);

        site.Serve(site.Calendar("Tea | Queens Hall, Norwood Road, March PE15 8QE").Replace("SUMMARY:Tea", "SUMMARY:Tea and talk", StringComparison.Ordinal), group);
        await site.ReadAgain(group, id);

        var view = await site.View(listing);
        Assert.Equal(("Tea and talk", "Bring a cup.", "Queens Hall"), (view.Listing!.Title, view.Listing.Summary, view.Listing.Venue!.Name));
        Assert.Equal(("Norwood Road", "March", "PE15 8QE"), (view.Listing.Venue.Address, view.Listing.Venue.Town, view.Listing.Venue.Postcode));
        Assert.NotNull(view.Listing.Venue.Lat); // the middle of March
        var page = WebUtility.HtmlDecode(await who.Browser.Read($"/organise/listing/{listing}"));
        Assert.Contains("<dt>The sentence</dt><dd>Typed here</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Name</dt><dd>From your feed “Village diary”</dd>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_feed_waits_for_a_host_with_a_preview()
    {
        site.Another();
        using var who = await Organiser.SignIn(site);
        var group = await who.Begin(site);
        using var host = await Organiser.SignIn(site, new AccountRole(RoleKind.Host, "fenland"));
        await RunningSite.Until(() => site.Desk.Organisation(group) is not null);
        var id = await site.Follow(who, group, site.Serve(site.Calendar("First tea")));
        Assert.Empty((await site.Feed(group, id))!.Listed);
        Assert.Contains("A host looks at it before people see it. It is the first thing that the group lists.", await who.Browser.Read($"/organise/{group}/feeds/{id}"), StringComparison.Ordinal);

        var at = $"/host/fenland/feed/{group}/{id}";
        Assert.Contains(at, await host.Browser.Read("/host/fenland"), StringComparison.Ordinal);
        Assert.Contains("<strong>First tea</strong>", await host.Browser.Read(at), StringComparison.Ordinal);
        using var empty = await host.Post(at, "", ("verdict", "Ask"), ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        await host.Press(at, "", ("verdict", "Ask"), ("reason", "Which hall is it in?"));
        Assert.Contains("Which hall is it in?", await who.Browser.Read($"/organise/{group}/feeds/{id}"), StringComparison.Ordinal);
        Assert.Contains("Which hall is it in?", await who.Browser.Read("/organise"), StringComparison.Ordinal);

        await who.Press($"/organise/{group}/feeds/{id}", "HandIn");
        await host.Press(at, "", ("verdict", "Approve"));
        var listing = Assert.Single((await site.Read(group, id)).Listed);
        Assert.Equal("First tea", (await site.View(listing)).Listing!.Title);
    }

    [Fact]
    public async Task A_new_account_waits_even_where_the_group_is_known()
    {
        var (_, group) = await site.Known();
        using var newcomer = await Organiser.SignIn(site, new AccountRole(RoleKind.Organiser, group));
        await site.Grains.GetGrain<IOrganisationGrain>(group).Invite("i1", newcomer.Account.Email, "somebody", default);
        await site.Grains.GetGrain<IOrganisationGrain>(group).Accept("i1", newcomer.Account, default);
        var id = await site.Follow(newcomer, group, site.Serve(site.Calendar("Tea")));
        Assert.Equal((FeedStage.Waiting, "The account is new."), ((await site.Feed(group, id))!.Stage, (await site.Feed(group, id))!.Reason));
    }

    [Fact]
    public async Task What_has_gone_from_the_calendar_stops_but_not_all_at_once()
    {
        var (who, group) = await site.Known();
        var id = await site.Follow(who, group, site.Serve(site.Calendar("Tea", "Chess", "Knitting"), group));
        site.Serve(site.Calendar("Tea", "Knitting"), group);
        var before = (await site.Feed(group, id))!.Listed;
        var feed = await site.ReadAgain(group, id);
        var gone = Assert.Single(before.Except(feed.Listed));
        Assert.Equal(("Chess", true), ((await site.View(gone)).Listing!.Title, (await site.View(gone)).Withdrawn));

        site.Serve(site.Calendar(), group);
        feed = await site.ReadAgain(group, id);
        Assert.Equal((FeedProblem.Emptied, 2), (feed.Problem, feed.Listed.Length));
        Assert.All(feed.Listed, l => Assert.False(site.View(l).Result.Withdrawn));

        site.Serve(site.Calendar("Tea", "Chess", "Knitting"), group);
        feed = await site.ReadAgain(group, id);
        Assert.Equal(3, feed.Listed.Length);
        Assert.False((await site.View(gone)).Withdrawn);
    }

    [Theory]
    [InlineData("Keep")]
    [InlineData("Withdraw")]
    public async Task Whoever_stops_following_says_what_becomes_of_the_listings(string end)
    {
        var (who, group) = await site.Known();
        var id = await site.Follow(who, group, site.Serve(site.Calendar("Tea")));
        var listing = Assert.Single((await site.Feed(group, id))!.Listed);
        using var unsaid = await who.Post($"/organise/{group}/feeds/{id}", "End");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
        await who.Press($"/organise/{group}/feeds/{id}", "End", ("end", end));
        Assert.Null(await site.Feed(group, id));
        var view = await site.View(listing);
        Assert.Equal((end == "Withdraw", null, null), (view.Withdrawn, view.Feed, view.Listing!.Source));
        Assert.DoesNotContain("This came from", await who.Browser.Read($"/organise/listing/{listing}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_group_lists_already_is_left_alone_and_said()
    {
        var (first, one) = await site.Known();
        var address = site.Serve(site.Calendar("Tea"));
        var listing = Assert.Single((await site.Feed(one, await site.Follow(first, one, address)))!.Listed);
        using var second = await Organiser.SignIn(site);
        var other = await second.Begin(site);
        await site.Grains.GetGrain<IActivityGrain>($"known-{other}").Publish(new PublishListing { Listing = new Listing { Title = "Known", Space = "fenland", Organisation = other } }, default);
        await RunningSite.Until(() => site.Desk.Find($"known-{other}") is not null);
        site.Pass(TimeSpan.FromDays(8));

        var feed = (await site.Feed(other, await site.Follow(second, other, address)))!;

        Assert.Empty(feed.Listed);
        Assert.Contains("ask to look after the group", Assert.Single(feed.Refusals).Reason, StringComparison.Ordinal);
        Assert.Equal(one, (await site.View(listing)).Listing!.Organisation);
    }

    [Fact]
    public async Task Name_and_place_at_once_is_another_thing()
    {
        var (who, group) = await site.Known();
        var id = await site.Follow(who, group, site.Serve(site.Calendar("Tea | Queens Hall, March"), group));
        site.Serve(site.Calendar("Tea | Casino, Wisbech").Replace("SUMMARY:Tea", "SUMMARY:Win big", StringComparison.Ordinal), group);
        var feed = await site.ReadAgain(group, id);
        Assert.Equal("Tea", (await site.View(Assert.Single(feed.Listed))).Listing!.Title);
        Assert.Contains("both changed", Assert.Single(feed.Refusals).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_fails_says_so_keeps_its_listings_and_is_given_up_with_a_mail()
    {
        var (who, group) = await site.Known();
        var id = await site.Follow(who, group, site.Serve(site.Calendar("Tea"), group));
        site.Serve(http =>
        {
            http.Response.StatusCode = 404;
            return Task.CompletedTask;
        }, group);
        var feed = await site.ReadAgain(group, id);
        Assert.Equal(FeedProblem.Missing, feed.Problem);
        var page = WebUtility.HtmlDecode(await who.Browser.Read($"/organise/{group}/feeds/{id}"));
        Assert.Contains("There is nothing at that address.", page, StringComparison.Ordinal);
        Assert.Contains("Copy the address again", page, StringComparison.Ordinal);
        Assert.False((await site.View(Assert.Single(feed.Listed))).Withdrawn);

        site.Pass(FeedList.PausedAfter);
        await site.Run.Run(group, id, default);
        Assert.Equal(FeedStage.Paused, (await site.Feed(group, id))!.Stage);
        Assert.Contains(site.Sent, m => m.To == who.Account.Email && m.Subject.Contains("Our calendar", StringComparison.Ordinal));
        site.Serve(site.Calendar("Tea"), group);
        site.Pass(FeedList.AskedRest);
        await DoorSite.SignIn(who.Browser, who.Account.Email); // nobody stays signed in for so long
        await who.Press($"/organise/{group}/feeds/{id}", "Now");
        Assert.Equal((FeedStage.Following, null), ((await site.Read(group, id)).Stage, (await site.Feed(group, id))!.Problem));
    }

    [Fact]
    public async Task Of_many_who_look_at_once_one_fetches()
    {
        var (who, group) = await site.Known();
        var name = Guid.NewGuid().ToString("n");
        var calendar = site.Calendar("Tea");
        var id = await site.Follow(who, group, site.Serve(async http =>
        {
            await Task.Delay(50);
            await http.Response.WriteAsync(calendar);
        }, name));
        var asked = site.Asked[$"/{name}.ics"];
        site.Pass(FeedList.Often + TimeSpan.FromMinutes(1));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => site.Run.Run(group, id, default)));
        Assert.Equal(asked + 1, site.Asked[$"/{name}.ics"]);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var (who, group) = await site.Known();
        var full = 0;
        var calendar = site.Calendar("Tea");
        var id = await site.Follow(who, group, site.Serve(http =>
        {
            http.Response.Headers.ETag = "\"1\"";
            if (http.Request.Headers.IfNoneMatch == "\"1\"")
            {
                http.Response.StatusCode = 304;
                return Task.CompletedTask;
            }

            full++;
            return http.Response.WriteAsync(calendar);
        }));
        var feed = await site.ReadAgain(group, id);
        Assert.Equal((1, 1, null), (full, feed.Listed.Length, feed.Problem));
    }

    [Theory]
    [InlineData("http://10.0.0.1/calendar.ics", "We do not read from that address.")]
    [InlineData("http://[fd00:ec2::254]/", "We do not read from that address.")]
    [InlineData("ftp://example.org/", "We do not read from that address.")]
    [InlineData("https://me:secret@example.org/", "We do not read from that address.")]
    public async Task An_address_that_is_not_read_is_refused_in_words(string address, string words)
    {
        var (who, group) = await site.Known();
        Assert.Contains(words, await Look(who, group, address, HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_group_follows_nothing()
    {
        var (who, group) = await site.Known();
        var id = await site.Follow(who, group, site.Serve(site.Calendar("Tea")));
        var listing = Assert.Single((await site.Feed(group, id))!.Listed);
        await who.Press($"/organise/{group}", "Close", ("sure", "yes"));
        await site.Run.Run(group, id, default);
        // The site's own round may have been first, and be at it still.
        for (var tries = 0; tries < 200 && await site.Feed(group, id) is not null; tries++) await Task.Delay(50);
        Assert.Null(await site.Feed(group, id));
        Assert.True((await site.View(listing)).Withdrawn);
    }

    private static async Task<string> Look(Organiser who, string group, string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        var token = await FeedSite.Token(who.Browser, $"/organise/{group}/feeds");
        using var answer = await who.Browser.SendBare($"/organise/{group}/feeds/new?handler=Look", ("address", address), ("__RequestVerificationToken", token));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.True(status == answer.StatusCode, page);
        return page;
    }
}
