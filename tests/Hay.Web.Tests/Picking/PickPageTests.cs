using System.Net;
using System.Text.Json;
using Hay.Grains;
using Hay.Web.Picking;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Picking;

/// <summary>Picks on pages: nothing personal without leave, and at once what somebody says of them.</summary>
[Collection(OnTheSite.Name)]
public sealed class PickPageTests(RunningSite site)
{
    private const string Home = "/?at=peterborough/bretton";

    [Theory]
    [InlineData("/")]
    [InlineData(Home)]
    [InlineData("/?how=low&at=peterborough/bretton")]
    public async Task Without_leave_the_front_page_is_the_same_to_the_byte_whatever_somebody_did(string path)
    {
        using var stranger = new Guest(site);
        using var ann = new Guest(site);
        using var bob = new Guest(site);
        await ann.Press("/peterborough/pb-cathedral-quiet", "Save");
        await bob.Press((await site.List()).Path, "Save");

        // Once more where a minute has ended between two of them: what has begun leaves the page.
        var pages = await Task.WhenAll(ann.Read(path), bob.Read(path), stranger.Read(path));
        if (pages.Distinct().Count() > 1) pages = await Task.WhenAll(ann.Read(path), bob.Read(path), stranger.Read(path));
        Assert.Single(pages.Distinct());
    }

    [Fact]
    public async Task A_place_alone_gives_three_small_things_with_reasons_and_no_buttons()
    {
        using var guest = new Guest(site);

        var page = await guest.Read(Home);

        Assert.Contains("Three small things near you this week", page, StringComparison.Ordinal);
        Assert.Equal(3, page.Split("hay-card__why").Length - 1);
        Assert.Contains("Nothing about you is used", page, StringComparison.Ordinal);
        Assert.Contains("/how-picks-work", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Not for me", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_for_me_is_gone_at_once_can_still_be_found_and_can_be_taken_back()
    {
        using var ann = await Allowed();
        var first = PickedOn(await ann.Read(Home))[0];

        var after = await Judge(ann, "NotForMe", first);
        var plans = await ann.Read("/me");

        Assert.DoesNotContain(first, PickedOn(after));
        Assert.Contains("is not picked for you any more", after, StringComparison.Ordinal);
        Assert.Contains("Not for me:", plans, StringComparison.Ordinal);
        Assert.DoesNotContain(first, PickedOn(plans));
        Assert.Contains(site.Catalogue.Find(first)!.Listing.Title, WebUtility.HtmlDecode(await ann.Read($"/{site.Catalogue.Find(first)!.Listing.Space}/{first}")), StringComparison.Ordinal);
        Assert.Contains("Taken back", await Judge(ann, "TakeBack", first, "/me"), StringComparison.Ordinal);
        Assert.Contains(first, PickedOn(await ann.Read(Home)));
    }

    [Fact]
    public async Task Where_somebody_said_no_place_it_goes_by_where_their_last_choice_is()
    {
        using var ann = await Allowed();
        await ann.Press("/peterborough/pb-cathedral-quiet", "Save");

        var picked = PickedOn(await ann.Read("/me")).Select(id => site.Catalogue.Find(id)!.Listing).ToArray();

        Assert.NotEmpty(picked);
        Assert.All(picked, listing => Assert.True(listing.Setting == Setting.Online || listing.Spaces().Contains("peterborough"), listing.Title));
    }

    [Fact]
    public async Task More_like_this_counts_at_once_and_says_so()
    {
        using var ann = await Allowed();
        var first = PickedOn(await ann.Read(Home))[0];

        Assert.Contains("You asked for more like this", await Judge(ann, "MoreLike", first), StringComparison.Ordinal);

        // Another of a kind, in the same place.
        await site.List(title: "Soup and a second jigsaw");
        await Judge(ann, "MoreLike", (await site.List()).Id);
        Assert.Contains("Because you asked for more like", await ann.Read("/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_stop_it_deletes_what_was_said_and_the_front_page_is_everybodys_again()
    {
        using var stranger = new Guest(site);
        using var ann = await Allowed();
        var first = PickedOn(await ann.Read(Home))[0];
        await Judge(ann, "NotForMe", first);
        using (var copy = JsonDocument.Parse(await ann.Read("/me.json"))) Assert.Equal(first, copy.RootElement.GetProperty("judgements")[0].GetProperty("activity").GetString());

        await Post(ann, "Stop", "/me");

        using (var copy = JsonDocument.Parse(await ann.Read("/me.json"))) Assert.False(copy.RootElement.TryGetProperty("picksAllowed", out _));
        Assert.Equal(await stranger.Read(Home), await ann.Read(Home));
        Assert.Contains("Nothing was kept", await Judge(ann, "NotForMe", first, "/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_somebodys_own_stays_in_no_cache_and_a_form_without_its_token_does_nothing()
    {
        using var ann = await Allowed();

        using var own = await ann.Get(Home, ("Accept-Encoding", "br"));
        using var bare = await ann.SendBare("/picks?handler=Stop");
        using var made = await ann.Get("/picks");

        Assert.True(own.Headers.CacheControl!.NoStore);
        Assert.Null(own.Headers.ETag);
        Assert.Empty(own.Content.Headers.ContentEncoding);
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.Equal("/me#picks", made.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("en", "How picks work")]
    [InlineData("pl", "Jak powstają propozycje")]
    [InlineData("ur", "تجاویز کیسے بنتی ہیں")]
    public async Task How_picks_work_is_said_before_there_is_a_model(string language, string heading)
    {
        using var guest = new Guest(site);
        await guest.Get($"/language?to={language}");

        var page = WebUtility.HtmlDecode(await guest.Read("/how-picks-work"));

        Assert.Contains(heading, page, StringComparison.Ordinal);
        Assert.Contains("4", page.Split("<tbody>")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_people_also_go_is_on_the_board_once_eight_of_them_allow_it()
    {
        var here = await site.List(20, title: "Soup here");
        var there = site.Catalogue.Entries.First(e => e.Listing.Space == "peterborough" && e.Listing.Suitability.Audience.IsEmpty && e.Listing.Suitability.AgeFrom is null
            && e.Sessions.Any(s => s.PlacesLeft is > 8 && !s.Cancelled && s.Start > site.Clock.GetUtcNow().AddDays(1) && s.Start < site.Clock.GetUtcNow().AddDays(10))
            && Hay.Web.Today.Suits.Anybody(e.Listing, PickTown.Kinds.Find(e.Listing.Category)!)).Id;
        var session = site.Catalogue.Find(there)!.Sessions.First(s => s.PlacesLeft is > 8 && !s.Cancelled && s.Start > site.Clock.GetUtcNow().AddDays(1)).Session;
        var book = site.Services.GetRequiredService<AlsoGoBook>();
        for (var i = 0; i < 8; i++)
        {
            var me = ProfileId.New();
            foreach (var (activity, at) in new[] { (here.Id, here.First), (there, session) })
            {
                await site.Grains.GetGrain<IActivityGrain>(activity).Book(new BookPlace(me, at), default);
                await site.Grains.GetGrain<IActivityGrain>(activity).Deliver(default);
            }

            await site.Grains.GetGrain<IProfileGrain>(me.Value).AllowPicks(true, default);
            await book.Count(default);
            Assert.Equal(i == 7, book.Current.From("fenland").Contains(there));
        }

        using var guest = new Guest(site);
        Assert.Contains("People here also go to", await guest.Read("/fenland?fresh"), StringComparison.Ordinal);
    }

    private async Task<Guest> Allowed()
    {
        var ann = new Guest(site);
        Assert.Contains("From now on Hay chooses for you", await Post(ann, "Allow", "/me"), StringComparison.Ordinal);
        return ann;
    }

    private static Task<string> Judge(Guest ann, string handler, string activity, string page = Home) =>
        Post(ann, handler, page, ("activity", activity), ("from", page == "/me" ? "me" : ""), ("at", "peterborough/bretton"));

    // The form stands on one page and is sent to another.
    private static async Task<string> Post(Guest ann, string handler, string page, params (string Name, string Value)[] fields)
    {
        var token = (await ann.Read(page)).Split("name=\"__RequestVerificationToken\"")[1].Split("value=\"")[1].Split('"')[0];
        using var answer = await ann.SendBare($"/picks?handler={handler}", [.. fields, ("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await ann.Read(answer.Headers.Location!.OriginalString.Split('#')[0]);
    }

    private static string[] PickedOn(string page) =>
        [.. page.Split("value=\"").Skip(1).Select(part => part.Split('"')).Where(part => part.Length > 2 && part[2].Contains("handler=NotForMe", StringComparison.Ordinal)).Select(part => part[0])];
}
