using System.Net;
using Hay.Grains;
using Hay.Web.OpenActive;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Feeds;

/// <summary>Hosts who follow the whole of another site: the demo county, by each of the standards it is published in.</summary>
public sealed class DirectoryTests(DirectoryTests.Sites sites) : IClassFixture<DirectoryTests.Sites>
{
    private RunningSite Demo => sites.Demo;
    private CountySite Ours => sites.Ours;
    private OpportunityWriter Writer => Demo.Services.GetRequiredService<OpportunityWriter>();

    [Theory]
    [InlineData("/openreferral", FeedFormat.OpenReferral)]
    [InlineData("/openactive", FeedFormat.OpenActive)]
    [InlineData("/cambridge/calendar.ics", FeedFormat.Calendar)]
    public async Task A_directory_comes_with_its_groups_to_the_spaces_it_is_in(string path, FeedFormat format)
    {
        using var host = await Organiser.SignIn(Ours, new AccountRole(RoleKind.Host, "fenland"));
        const string At = "/host/fenland/feeds";
        var token = ("__RequestVerificationToken", await FeedSite.Token(host.Browser, At));
        using var looked = await host.Browser.SendBare($"{At}/new?handler=Look", ("address", $"{Demo.Address}{path[1..]}"), token);
        var page = WebUtility.HtmlDecode(await looked.Content.ReadAsStringAsync());
        Assert.True(looked.StatusCode == HttpStatusCode.OK, page);
        Assert.Contains($"name=\"format\" value=\"{format}\"", page, StringComparison.Ordinal);
        var address = System.Text.RegularExpressions.Regex.Match(page, "name=\"address\" value=\"([^\"]+)\"").Groups[1].Value;
        using var followed = await host.Browser.SendBare($"{At}/new?handler=Follow", ("address", address), ("name", $"All of {path}"), ("format", $"{format}"), token);
        var id = followed.Headers.Location!.OriginalString.Split('/')[^1].Split('#')[0];

        var feed = await Ours.ReadNow("fenland", id);

        Assert.Null(feed.Problem);
        var its = feed.Listed.Select(l => Ours.Catalogue.Find(l)!).ToList();
        if (format != FeedFormat.Calendar) Assert.Equal(Demo.Catalogue.Entries.Count(e => !e.IsOver && (format == FeedFormat.OpenReferral || Writer.Publishes(e))), its.Count);
        Assert.True(its.Count > 30);
        Assert.All(its, e => Assert.True(e.IsOurs));
        if (format == FeedFormat.OpenReferral)
        {
            Assert.Equal(6, its.Select(e => e.Listing.Space).Distinct().Count());
            Assert.All(its, e => Assert.NotNull(e.Organisation));
            Assert.True(its.Select(e => e.Listing.Organisation).Distinct().Count() > 50);
        }

        if (format == FeedFormat.OpenActive) Assert.All(its, e => Assert.NotNull(e.Organisation));
        var health = WebUtility.HtmlDecode(await host.Browser.Read($"{At}/{id}"));
        Assert.Contains("Working", health, StringComparison.Ordinal);
        Assert.Contains($"{its.Count} listings follow it", health, StringComparison.Ordinal);
        Assert.Equal(feed.Listed.AsEnumerable(), (await Ours.ReadAgain("fenland", id)).Listed); // the same is the same
    }

    [Fact]
    public async Task What_people_typed_wins_and_whoever_stops_may_begin_again()
    {
        const string Ely = "east-cambridgeshire";
        var events = sites.Events("Tea", "Chess", "Knitting");
        var address = sites.Serve(events);
        var id = await Ours.Follow(Ely, address, FeedFormat.Calendar);
        var all = (await Ours.Feed(Ely, id)).Listed;
        var tea = Ours.Grains.GetGrain<IActivityGrain>(all.Single(l => Ours.Catalogue.Find(l)!.Listing.Title == "Tea"));
        await tea.Publish(new PublishListing { Listing = (await tea.View(default))!.Listing with { Summary = "Bring a cup." }, By = "a-person" }, default);
        sites.Serve(events.Replace("SUMMARY:Tea", "SUMMARY:Tea and talk", StringComparison.Ordinal));
        await Ours.ReadAgain(Ely, id);
        Assert.Equal(("Tea and talk", "Bring a cup."), ((await tea.View(default))!.Listing.Title, (await tea.View(default))!.Listing.Summary));

        sites.Serve(sites.Events());
        var empty = await Ours.ReadAgain(Ely, id);
        Assert.Equal((FeedProblem.Emptied, 3), (empty.Problem, empty.Listed.Length));

        var feeds = Ours.Grains.GetGrain<IFeedsGrain>(FeedOwner.OfSpace(Ely));
        await feeds.End(id, FeedEnd.Withdraw, "a-host", default);
        await Ours.Run.Run(FeedOwner.OfSpace(Ely), id, default);
        await RunningSite.Until(() => all.All(l => Ours.Catalogue.Find(l) is null));
        sites.Serve(events);
        Assert.Equal(all.Order(), (await Ours.Feed(Ely, await Ours.Follow(Ely, address, FeedFormat.Calendar))).Listed.Order());
        await RunningSite.Until(() => all.All(l => Ours.Catalogue.Find(l) is not null));
    }

    [Fact]
    public async Task What_a_group_follows_itself_is_left_to_it()
    {
        using var pat = await Organiser.SignIn(Ours);
        var group = await pat.Begin(Ours);
        var address = sites.Serve(sites.Events("Draughts", "Dominoes"), "both");
        var own = Ours.Grains.GetGrain<IFeedsGrain>(group);
        await own.Add(new AddFeed("f-own", "Ours", address, FeedFormat.Calendar, "pat", ""), default);
        await Ours.Run.Run(group, "f-own", default);
        var its = (await own.View(default)).Single().Listed;
        Assert.Equal(2, its.Length);

        var feed = await Ours.Feed("cambridge", await Ours.Follow("cambridge", address, FeedFormat.Calendar));

        Assert.Empty(feed.Listed);
        Assert.All(feed.Refusals, r => Assert.Equal("it is here already, and not from this feed", r.Reason));
        Assert.Equal(group, (await Ours.Grains.GetGrain<IActivityGrain>(its[0]).View(default))!.Listing.Organisation);
    }

    /// <summary>The demo county, a county that is empty yet, and a calendar somewhere.</summary>
    public sealed class Sites : IAsyncLifetime
    {
        private readonly FeedSite _calendars = new();

        public RunningSite Demo => _calendars;
        public CountySite Ours { get; } = new();

        internal string Serve(string calendar, string name = "directory") => _calendars.Serve(calendar, name);

        internal string Events(params string[] events) => _calendars.Calendar(events);

        public async Task InitializeAsync()
        {
            await ((IAsyncLifetime)_calendars).InitializeAsync();
            await Ours.InitializeAsync();
        }

        public async Task DisposeAsync()
        {
            await Ours.DisposeAsync();
            await ((IAsyncLifetime)_calendars).DisposeAsync();
        }
    }
}
