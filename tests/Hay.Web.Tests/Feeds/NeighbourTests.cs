using System.Net;
using Hay.Grains;
using Hay.Web.Insight;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Feeds;

/// <summary>Two whole sites, one beside the other, from a listing over there to the page here, and what leaves here.</summary>
public sealed class NeighbourTests(Counties two) : IClassFixture<Counties>, IAsyncLifetime
{
    private CountySite Ours => two.Ours;
    private CountySite Theirs => two.Theirs;

    public Task InitializeAsync() => two.Clear();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_near_the_border_is_shown_with_where_it_is_at_home_and_leaves_us_by_no_door()
    {
        var near = await Theirs.Put("Fen skittles", "tydd-marsh", Counties.JustThere, Counties.Lon);
        await Theirs.Put("Far bingo", "tydd-marsh", Counties.FarAway, Counties.Lon);
        await Ours.Put("Our own tea", "fenland", Counties.JustHere, Counties.Lon);
        var id = await two.Look();
        Assert.Equal(["Fen skittles"], Ours.Shown());
        var entry = Assert.Single(Ours.Catalogue.Everything, e => !e.IsOurs);
        Assert.Equal(("fenland", BookingKind.Elsewhere, null), (entry.Listing.Space, entry.Listing.Booking.Kind, entry.Listing.Organisation));
        Assert.Equal(("Two people in yellow", true), (entry.Listing.FirstVisit.WhoMeetsYou, entry.Listing.FirstVisit.CanJustWatch));
        Assert.Equal(Theirs.Catalogue.Find(near)!.Sessions.Select(s => s.Start), entry.Sessions.Select(s => s.Start)); // the one before Christmas is left out in both

        using var guest = new Guest(Ours);
        var page = WebUtility.HtmlDecode(await guest.Read($"/fenland/{entry.Id}"));
        Assert.Contains("From Next Door: Tydd Marsh.", page, StringComparison.Ordinal);
        Assert.Contains($"/tydd-marsh/{near}\"", page, StringComparison.Ordinal);
        Assert.Contains("The people of Fen skittles runs it.", page, StringComparison.Ordinal);
        Assert.Contains("We last read it there earlier today.", page, StringComparison.Ordinal);
        Assert.Contains("tel:01632960001", page, StringComparison.Ordinal); // its group's: the listing says none
        Assert.Contains("Hold a place first", page, StringComparison.Ordinal);
        Assert.DoesNotContain("go through the group", page, StringComparison.Ordinal);
        Assert.Contains("noindex", page, StringComparison.Ordinal);
        foreach (var path in new[] { "/search?q=skittles", "/search?space=fenland", "/fenland" })
        {
            Assert.Contains("From Next Door: Tydd Marsh", WebUtility.HtmlDecode(await guest.Read(path)), StringComparison.Ordinal);
        }

        foreach (var path in new[]
        {
            "/openreferral/services?full=true", "/openactive/session-series", "/openactive/scheduled-sessions", "/sitemap-fenland-1.xml", "/fenland/new.atom", "/fenland/calendar.ics", "/search.ics?q=skittles",
            "/api/v1/activities", "/api/v1/search?q=skittles", "/api/v1/spaces/fenland/sessions", "/api/v1/organisations", "/fenland/screen", "/embed/space/fenland",
            "/fhir/HealthcareService", "/fhir/Location", "/fhir/Organization", "/data/listings.csv", "/data/services.json",
        })
        {
            using var answer = await guest.Get(path);
            var said = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
            Assert.False(said.Contains("Fen skittles", StringComparison.Ordinal), $"{path}: {said}");
        }

        Assert.Contains("Our own tea", await guest.Read("/api/v1/activities"), StringComparison.Ordinal); // they do say what is ours
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Get($"/api/v1/activities/{entry.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Get($"/fenland/{entry.Id}/poster")).StatusCode);
        var supply = Supply.Of(Ours.Catalogue, Ours.Clock.GetUtcNow());
        Assert.Equal(1, supply.AWeek("fenland"));
        Assert.Equal((1, null), ((await Ours.Feed("fenland", id)).Counts.Listed, (await Ours.Feed("fenland", id)).Problem));
    }

    [Fact]
    public async Task What_is_here_already_is_not_shown_twice_and_what_only_looks_alike_is()
    {
        var charity = "1098765";
        // The same record of a third site; the same group, thing, place and time; our own id come back; and two that differ.
        await Theirs.Put("From a third", "tydd-marsh", Counties.JustThere, Counties.Lon, source: new Source { Name = "third.example", Id = "42" });
        await Ours.Put("From a third, renamed", "fenland", Counties.JustHere, Counties.Lon, source: new Source { Name = "third.example", Id = "42" });
        await Theirs.Put("Chair yoga", "tydd-marsh", Counties.JustThere, Counties.Lon, charity);
        await Ours.Put("Chair Yoga!", "fenland", Counties.JustThere, Counties.Lon, charity);
        await Theirs.Put("An echo", "tydd-marsh", Counties.JustThere, Counties.Lon, id: "our-own-id");
        await Ours.Put("What went out", "fenland", Counties.JustHere, Counties.Lon, id: "our-own-id");
        await Theirs.Put("Walking", "tydd-marsh", Counties.JustThere, Counties.Lon, charity, hour: 14);
        await Ours.Put("Walking", "fenland", Counties.JustThere, Counties.Lon, charity, hour: 15); // another time
        await Theirs.Put("Singing", "tydd-marsh", Counties.JustThere, Counties.Lon, "1000001");
        await Ours.Put("Singing", "fenland", Counties.JustThere, Counties.Lon, "1000002"); // another group

        var feed = await Ours.Feed("fenland", await two.Look());

        Assert.Equal(["Singing", "Walking"], Ours.Shown());
        Assert.Equal(["An echo", "Chair yoga", "From a third"], feed.Refusals.Select(r => r.Where).Order(StringComparer.Ordinal));
        Assert.Contains(feed.Refusals, r => r.Reason == "it is one of ours, come back");
        Assert.Contains(feed.Refusals, r => r.Reason.Contains("same group", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_we_list_ourselves_later_takes_the_place_of_theirs()
    {
        await Theirs.Put("Chair yoga", "tydd-marsh", Counties.JustThere, Counties.Lon, "1098765");
        var id = await two.Look();
        Assert.Equal(["Chair yoga"], Ours.Shown());
        await Ours.Put("Chair yoga", "fenland", Counties.JustThere, Counties.Lon, "1098765");
        await Ours.ReadAgain("fenland", id);
        await RunningSite.Until(() => Ours.Shown().Length == 0);
    }

    [Fact]
    public async Task What_stops_at_home_stops_here_and_comes_back_with_it()
    {
        var skittles = await Theirs.Put("Fen skittles", "tydd-marsh", Counties.JustThere, Counties.Lon);
        var id = await two.Look();
        var here = Assert.Single((await Ours.Feed("fenland", id)).Listed);
        await Theirs.Stop(skittles);
        var feed = await Ours.ReadAgain("fenland", id);
        Assert.Equal((null, 0), (feed.Problem, feed.Listed.Length));
        await RunningSite.Until(() => Ours.Shown().Length == 0);
        using var guest = new Guest(Ours);
        Assert.Equal(HttpStatusCode.Gone, (await guest.Get($"/fenland/{here}")).StatusCode);

        await Theirs.Put("Fen skittles", "tydd-marsh", Counties.JustThere, Counties.Lon, id: skittles);
        Assert.Equal(here, Assert.Single((await Ours.ReadAgain("fenland", id)).Listed));
    }

    [Fact]
    public async Task Two_that_read_each_other_hear_no_echo()
    {
        await Theirs.Put("Fen skittles", "tydd-marsh", Counties.JustThere, Counties.Lon);
        await Ours.Put("Our own tea", "fenland", Counties.JustHere, Counties.Lon);
        var (from, to) = (await two.Look(), await Theirs.Follow("tydd-marsh", Ours.Address.ToString(), FeedFormat.Neighbour, 5, "Over There"));
        for (var round = 0; round < 5; round++)
        {
            await Ours.ReadAgain("fenland", from);
            await Theirs.ReadAgain("tydd-marsh", to);
            Assert.Equal(["Fen skittles"], Ours.Shown());
            Assert.Equal(["Our own tea"], Theirs.Shown());
            Assert.Equal((2, 2), (Ours.Catalogue.Count, Theirs.Catalogue.Count));
        }
    }

    [Fact]
    public async Task While_nobody_answers_what_was_read_stays_for_two_weeks_and_comes_back_with_them()
    {
        await Theirs.Put("Fen skittles", "tydd-marsh", Counties.JustThere, Counties.Lon);
        var id = await two.Look();
        using var host = await Organiser.SignIn(Ours, new AccountRole(RoleKind.Host, "fenland"));
        two.Says = http =>
        {
            http.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        var feed = await Ours.ReadAgain("fenland", id, TimeSpan.FromDays(3));
        Assert.Equal((FeedProblem.ServerTrouble, 1), (feed.Problem, feed.Listed.Length));
        using var guest = new Guest(Ours);
        Assert.Contains("We last read it there 3 days ago.", WebUtility.HtmlDecode(await guest.Read($"/fenland/{feed.Listed[0]}")), StringComparison.Ordinal);

        var gone = await Ours.ReadAgain("fenland", id, TimeSpan.FromDays(11));
        Assert.Equal((FeedStage.Following, 0), (gone.Stage, gone.Listed.Length));
        await RunningSite.Until(() => Ours.Shown().Length == 0);
        await Accounts.DoorSite.SignIn(host.Browser, host.Account.Email); // nobody stays signed in for so long
        Assert.Contains("Nobody has answered for 14 days", await host.Browser.Read($"/host/fenland/feeds/{id}"), StringComparison.Ordinal);

        two.Says = null;
        var back = await Ours.ReadAgain("fenland", id, TimeSpan.FromDays(1));
        Assert.Equal((null, 1), (back.Problem, back.Listed.Length));
        Assert.Equal(["Fen skittles"], Ours.Shown());
    }

    [Fact]
    public async Task Hosts_follow_and_stop_by_the_pages()
    {
        await Theirs.Put("Fen skittles", "tydd-marsh", Counties.JustThere, Counties.Lon);
        using var host = await Organiser.SignIn(Ours, new AccountRole(RoleKind.Host, "fenland"));
        const string At = "/host/fenland/feeds";
        Assert.Contains(At, await host.Browser.Read("/host/fenland"), StringComparison.Ordinal);
        var token = ("__RequestVerificationToken", await FeedSite.Token(host.Browser, At));
        (string, string)[] neighbour = [("address", $"{two.Line}/some/page"), ("name", "Next Door"), ("format", "Neighbour"), ("kilometres", "5"), token];
        using var looked = await host.Browser.SendBare($"{At}/new?handler=Look", neighbour);
        Assert.Contains("<strong>Fen skittles</strong>", await looked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var far = await host.Browser.SendBare($"{At}/new?handler=Follow", [.. neighbour.Where(f => f.Item1 != "kilometres"), ("kilometres", "500")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, far.StatusCode);
        using var followed = await host.Browser.SendBare($"{At}/new?handler=Follow", neighbour);
        Assert.Equal(HttpStatusCode.Redirect, followed.StatusCode);
        var id = followed.Headers.Location!.OriginalString.Split('/')[^1].Split('#')[0];
        var here = Assert.Single((await Ours.ReadNow("fenland", id)).Listed);
        var page = WebUtility.HtmlDecode(await host.Browser.Read($"{At}/{id}"));
        Assert.Contains("Working", page, StringComparison.Ordinal);
        Assert.Contains($"/fenland/{here}\"", page, StringComparison.Ordinal);
        Assert.Contains("up to 5 kilometres past the border", WebUtility.HtmlDecode(await host.Browser.Read(At)), StringComparison.Ordinal);
        // It is written at home, and taken off here by a host where need be.
        using var edited = await host.Browser.Get($"/organise/listing/{here}");
        Assert.Equal(HttpStatusCode.NotFound, edited.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Browser.Get($"/host/fenland/listing/{here}")).StatusCode);

        await host.Press($"{At}/{id}", "End");
        await RunningSite.Until(() => Ours.Shown().Length == 0);
        Assert.Empty(await Ours.Grains.GetGrain<IFeedsGrain>(FeedOwner.OfSpace("fenland")).View(default));
        // Whoever begins again has it again.
        await two.Look();
        Assert.Equal(["Fen skittles"], Ours.Shown());
    }

    [Fact]
    public async Task A_group_shows_no_neighbours()
    {
        using var pat = await Organiser.SignIn(Ours);
        var group = await pat.Begin(Ours);
        var token = ("__RequestVerificationToken", await FeedSite.Token(pat.Browser, $"/organise/{group}/feeds"));
        using var sent = await pat.Browser.SendBare($"/organise/{group}/feeds/new?handler=Follow", ("address", two.Line), ("name", "Mine"), ("format", "Neighbour"), token);
        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Empty(await Ours.Grains.GetGrain<IFeedsGrain>(group).View(default));
    }
}
