using System.Net;
using Hay.Grains;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Feeds;

/// <summary>Two neighbours with the same, what somebody here took off, and runs that break off.</summary>
public sealed class NeighbourTwinTests(Counties two) : IClassFixture<Counties>, IAsyncLifetime
{
    private CountySite Ours => two.Ours;
    private CountySite Theirs => two.Theirs;

    public Task InitializeAsync() => two.Clear();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Of_what_two_neighbours_have_one_stays_whichever_is_read_first()
    {
        for (var n = 0; n < 4; n++)
        {
            await Theirs.Put($"Chair yoga {n}", "tydd-marsh", Counties.JustThere, Counties.Lon, $"109876{n}");
            await Theirs.Put($"From a fourth {n}", "tydd-marsh", Counties.JustThere, Counties.Lon, source: new Source { Name = "fourth.example", Id = $"{n}" });
        }

        await Theirs.Put("Walking", "tydd-marsh", Counties.JustThere, Counties.Lon); // of a group without a number: a name alone makes no twin
        var first = await Stay(two.Line, two.Another);
        Assert.Equal(["Chair yoga 0", "Chair yoga 1", "Chair yoga 2", "Chair yoga 3", "From a fourth 0", "From a fourth 1", "From a fourth 2", "From a fourth 3", "Walking", "Walking"], Ours.Shown());
        await Ours.Clear("fenland");
        Assert.Equal(first, await Stay(two.Another, two.Line));
    }

    [Fact]
    public async Task A_neighbour_that_is_followed_at_two_addresses_is_one()
    {
        await Theirs.Put("Fen skittles", "tydd-marsh", Counties.JustThere, Counties.Lon);
        await Stay(two.Line, Theirs.Address.ToString());
        Assert.Equal(["Fen skittles"], Ours.Shown());
    }

    [Fact]
    public async Task What_somebody_here_took_off_does_not_come_back_by_way_of_a_neighbour()
    {
        var paused = await Ours.Put("Hot stones", "fenland", Counties.JustThere, Counties.Lon, "1055551");
        var stopped = await Ours.Put("Cold stones", "fenland", Counties.JustHere, Counties.Lon, source: new Source { Name = "fourth.example", Id = "stones" });
        await Ours.Grains.GetGrain<IActivityGrain>(paused).Pause("Not safe", "a-host", default);
        await Ours.Grains.GetGrain<IActivityGrain>(stopped).Withdraw("an-organiser", default);
        await RunningSite.Until(() => Ours.Catalogue.Find(paused) is null && Ours.Catalogue.Find(stopped) is null);
        await Theirs.Put("Hot stones", "tydd-marsh", Counties.JustThere, Counties.Lon, "1055551");
        await Theirs.Put("Stones", "tydd-marsh", Counties.JustThere, Counties.Lon, source: new Source { Name = "www.Fourth.example", Id = "stones" });
        await Theirs.Put("Other stones", "tydd-marsh", Counties.JustThere, Counties.Lon, "1055551");
        var feed = await Ours.Feed("fenland", await two.Look());
        Assert.Equal(["Other stones"], Ours.Shown());
        Assert.All(feed.Refusals, r => Assert.Equal("somebody here took it off", r.Reason));
        Assert.Equal(2, feed.Refusals.Length);
    }

    [Fact]
    public async Task Dates_are_compared_as_they_were_moved()
    {
        var here = await Ours.Put("Chair yoga", "fenland", Counties.JustThere, Counties.Lon, "1055552");
        var there = await Theirs.Put("Chair yoga", "tydd-marsh", Counties.JustThere, Counties.Lon, "1055552");
        var day = Ours.Clock.GetUtcNow().Date.AddDays(1);
        while (day.DayOfWeek != DayOfWeek.Thursday || day is { Month: 12, Day: 24 }) day = day.AddDays(1);
        var change = new ChangeSession(new SessionChange { Session = SessionId.FromLocal(day.AddHours(10)), MovedTo = day.AddHours(16) }, "someone");
        foreach (var (site, id) in new[] { (Ours, here), (Theirs, there) })
        {
            await site.Grains.GetGrain<IActivityGrain>(id).ChangeSession(change, default);
            await RunningSite.Until(() => site.Catalogue.Find(id)?.Plan?.Changes.Length == 1);
        }

        await two.Look();
        Assert.Empty(Ours.Shown());
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        await Theirs.Put("Fen skittles", "tydd-marsh", Counties.JustThere, Counties.Lon);
        var id = await two.Look();
        Assert.Equal(200, two.Answered);
        var before = (await Ours.Feed("fenland", id)).Good;
        var feed = await Ours.ReadAgain("fenland", id, TimeSpan.FromHours(7));
        Assert.Equal((304, null, 1), (two.Answered, feed.Problem, feed.Listed.Length));
        Assert.True(feed.Good > before);
        await Theirs.Put("Fen bowls", "tydd-marsh", Counties.JustThere, Counties.Lon);
        await Ours.ReadAgain("fenland", id);
        Assert.Equal((200, 2), (two.Answered, Ours.Shown().Length));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_run_brought_that_broke_off_goes_with_its_feed(bool isStopped)
    {
        two.Says = http =>
        {
            http.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        var (id, owner) = (await two.Look(), FeedOwner.OfSpace("fenland"));
        // As a run leaves it that is killed before it says what it brought.
        var listing = new Listing
        {
            Title = "Left behind",
            Space = "fenland",
            Venue = new Venue { Name = "The hall", Lat = Counties.JustThere, Lon = Counties.Lon },
            Home = new Home { Neighbour = "Next Door", Url = $"{two.Line}/tydd-marsh/x", Feed = id },
        };
        await Ours.Grains.GetGrain<IActivityGrain>("left-behind").Publish(new PublishListing { Listing = listing, Feed = id }, default);
        await RunningSite.Until(() => Ours.Shown().Length == 1);
        Assert.Empty((await Ours.Feed("fenland", id)).Listed);
        if (isStopped)
        {
            await Ours.Grains.GetGrain<IFeedsGrain>(owner).End(id, FeedEnd.Withdraw, "a-host", default);
            await Ours.Run.Run(owner, id, default);
        }
        else await Ours.ReadAgain("fenland", id, FeedList.NeighbourKept);
        await RunningSite.Until(() => Ours.Shown().Length == 0);
    }

    [Fact]
    public async Task Its_page_says_how_one_gets_in_and_takes_no_notes()
    {
        await Theirs.Put("Fen skittles", "tydd-marsh", Counties.JustThere, Counties.Lon, booking: BookingKind.DropIn);
        await two.Look();
        var entry = Assert.Single(Ours.Catalogue.Everything);
        var path = $"/fenland/{entry.Id}";
        using var guest = new Guest(Ours);
        var page = WebUtility.HtmlDecode(await guest.Read(path));
        Assert.Contains("Just turn up", page, StringComparison.Ordinal);
        Assert.DoesNotContain("go through the group", page, StringComparison.Ordinal);
        Assert.DoesNotContain("We do not have a way to reach them", page, StringComparison.Ordinal);
        var token = ("__RequestVerificationToken", await FeedSite.Token(guest, path));
        using var sent = await guest.SendBare($"{path}?handler=Report", ("reason", nameof(ReportReason.Other)), token);
        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
        Assert.Equal(ReportOutcome.NotListed, await Ours.Grains.GetGrain<IActivityGrain>(entry.Id).Report(new ReportProblem(ReportReason.Other, ""), default));
    }

    // What is shown once both were read, and each again.
    private async Task<string[]> Stay(params string[] addresses)
    {
        var feeds = new List<string>();
        foreach (var address in addresses) feeds.Add(await Ours.Follow("fenland", address, FeedFormat.Neighbour, 5));
        foreach (var feed in feeds) await Ours.ReadAgain("fenland", feed);
        string[] Ids() => [.. Ours.Catalogue.Everything.Select(e => e.Id).Order(StringComparer.Ordinal)];
        var listed = new List<string>();
        foreach (var feed in feeds) listed.AddRange((await Ours.Feed("fenland", feed)).Listed);
        await RunningSite.Until(() => Ids().SequenceEqual(listed.Order(StringComparer.Ordinal)));
        return Ids();
    }
}
