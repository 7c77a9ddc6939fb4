using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Shortlists;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Design;
using Hay.Web.Tests.Organise;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hay.Web.Tests.Shortlists;

/// <summary>From a link worker's search to what the person says, and to the day it is erased.</summary>
public sealed partial class ShortlistPageTests(AccountPageTests.WithPost site) : IClassFixture<AccountPageTests.WithPost>
{
    private static readonly AccountRole LinkWorker = new(RoleKind.Connector, "fenland");

    [Fact]
    public async Task A_link_worker_gathers_hands_over_and_hears_how_it_went()
    {
        var first = await site.List(title: "Soup for a shortlist");
        var second = await site.List(title: "Walks for a shortlist");
        var (wren, _) = await site.SignIn("wren.short@example.org", LinkWorker);
        var list = await Make(wren, "Something on Tuesdays", 2);
        var found = await wren.Read($"{list}?find=1&q=soup+shortlist&space=fenland");
        Assert.Contains("Soup for a shortlist", found, StringComparison.Ordinal);
        Assert.Contains("The group has not said whom it can and cannot hold.", found, StringComparison.Ordinal);
        await wren.Press(list, "Put", ("activity", first.Id));
        await wren.Press(list, "Put", ("activity", second.Id), ("line", "Ask for Jo <b>"));
        Assert.Equal([second.Id, first.Id], InOrder(await wren.Press(list, "Move", ("activity", second.Id), ("place", "0"))));

        var link = Link().Match(await wren.Read(list)).Value;
        using var ann = new Guest(site);
        using var answer = await ann.Get(link);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal((true, "no-referrer", "noindex"), (answer.Headers.CacheControl!.NoStore, answer.Headers.GetValues("Referrer-Policy").Single(), answer.Headers.GetValues("X-Robots-Tag").Single()));
        Assert.Contains("<meta name=\"robots\" content=\"noindex\">", page, StringComparison.Ordinal);
        Assert.Contains("Ask for Jo &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("wren", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|<link[^>]*href)=\"(https?:)?//", page);
        Assert.Equal("image/svg+xml", (await ann.Get($"{link}/qr.svg")).Content.Headers.ContentType!.MediaType);

        Assert.Contains("value=\"-Went\"", await ann.Press(link, "Answer", ("activity", first.Id), ("answer", "Went")), StringComparison.Ordinal);
        await ann.Press(link, "Answer", ("activity", first.Id), ("answer", "Liked"));
        Assert.Contains("They said: Went, and liked it", await wren.Read(list), StringComparison.Ordinal);
        await ann.Press(link, "Answer", ("activity", first.Id), ("answer", "-Went"));
        Assert.Contains("They said: Liked it", await wren.Read(list), StringComparison.Ordinal);

        await wren.Press(list, "Remove", ("activity", second.Id));
        Assert.DoesNotContain("Walks for a shortlist", await ann.Read(link), StringComparison.Ordinal);
        var taken = await wren.Read("/account.json");
        Assert.All((string[])["Something on Tuesdays", first.Id, "\"answers\": \"Liked\""], part => Assert.Contains(part, taken, StringComparison.Ordinal));
        Assert.Contains("Shortlist made", await (await site.SignIn("admin.short@example.org", new AccountRole(RoleKind.Administrator))).Who.Read("/host/audit?what=ShortlistMade"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_opens_it_and_a_link_that_ended_says_so_kindly()
    {
        var (wren, account) = await site.SignIn("wren.ends@example.org", LinkWorker);
        var (robin, _) = await site.SignIn("robin.ends@example.org", LinkWorker);
        var list = await Make(wren, "Ends soon", 2);
        var link = Link().Match(await wren.Read(list)).Value;
        Assert.Equal(HttpStatusCode.NotFound, (await robin.Get(list)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await robin.SendTo($"{list}?handler=End")).StatusCode);
        Assert.DoesNotContain("Ends soon", await robin.Read("/shortlists"), StringComparison.Ordinal);

        await wren.Press(list, "End");
        using var ann = new Guest(site);
        foreach (var gone in (string[])[link, $"{link[..^1]}{(link[^1] == '0' ? '1' : '0')}", "/for-you/nothing", $"{link}/qr.svg"])
        {
            using var answer = await ann.Get(gone);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            if (!gone.EndsWith("svg", StringComparison.Ordinal)) Assert.Contains("116 123", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await wren.SendTo($"{list}?handler=Rename", ("title", "Other"))).StatusCode);
        await wren.Press(list, "Erase");
        Assert.Empty(await site.Grains.GetGrain<IShortlistIndexGrain>(account.Id).View(default));
    }

    [Fact]
    public async Task What_sounds_like_a_name_is_kept_and_warned_of()
    {
        var (wren, _) = await site.SignIn("wren.warned@example.org", LinkWorker);
        Assert.Contains("sounds as if it says who the person is", await wren.Press("/shortlists", "Make", ("title", "Mrs Archer, 01632 960123"), ("weeks", "8")), StringComparison.Ordinal);
        using var odd = await wren.Send("/shortlists", "Make", ("title", "Fine"), ("weeks", "52"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, odd.StatusCode);
    }

    [Theory]
    [InlineData("Mrs Archer", true), InlineData("ring 01632 960123", true), InlineData("ann@example.org", true), InlineData("3/4/1961", true)]
    [InlineData("Tuesday mornings, 10 to 12", false), InlineData("Walks and singing", false)]
    public void Some_words_sound_personal(string words, bool does) => Assert.Equal(does, ShortlistWords.SoundsPersonal(words));

    [Fact]
    public async Task Whom_a_group_cannot_hold_is_left_out_and_one_that_says_nothing_is_not()
    {
        await Told("t-wheel", "Chairs hall A", "Wheelchairs cannot get up our stairs.", 18, null);
        await Told("t-young", "Chairs hall B", "", 8, 11);
        await site.List(title: "Chairs hall C");
        var (wren, _) = await site.SignIn("wren.suits@example.org", LinkWorker);
        var list = await Make(wren, "Suits", 4);
        async Task<string> Found(string filter) => string.Concat(Hall().Matches(await wren.Read($"{list}?find=1&q=chairs+hall{filter}")).Select(m => m.Groups[1].Value).Distinct().Order());

        Assert.Equal("ABC", await Found(""));
        Assert.Equal("BC", await Found("&needs=wheelchair"));
        Assert.Equal("AC", await Found("&age=40"));
        Assert.Equal("BC", await Found("&age=9"));
        Assert.Equal("A", await Found("&told=1"));
        Assert.Equal("ABC", await Found("&age=old&needs=a&told=yes"));
    }

    [Fact]
    public async Task It_goes_with_its_owner_and_after_its_time()
    {
        await using var own = new OwnSite();
        await own.Site.InitializeAsync();
        var (wren, account) = await own.Site.SignIn("wren.goes@example.org", LinkWorker);
        var list = await Make(wren, "Goes with me", 2);
        var link = Link().Match(await wren.Read(list)).Value;
        using (await wren.Send("/account", "Delete", ("password", "three warm socks"))) { }
        using var ann = new Guest(own.Site);
        Assert.Equal(HttpStatusCode.NotFound, (await ann.Get(link)).StatusCode);
        Assert.Empty(await own.Site.Grains.GetGrain<IShortlistIndexGrain>(account.Id).View(default));

        var (robin, other) = await own.Site.SignIn("robin.goes@example.org", LinkWorker);
        var later = await Make(robin, "Ends by itself", 2);
        var sweep = own.Site.Services.GetServices<IHostedService>().OfType<ShortlistSweep>().Single();
        own.Site.Pass(TimeSpan.FromDays(14) + Shortlist.KeptAfter - TimeSpan.FromHours(1));
        Assert.Equal(0, await sweep.Sweep(default));
        own.Site.Pass(TimeSpan.FromHours(2));
        Assert.Equal(1, await sweep.Sweep(default));
        Assert.Null(await own.Site.Grains.GetGrain<IShortlistGrain>(later.Split('/')[^1]).View(other.Id, default));
        Assert.Empty(await own.Site.Grains.GetGrain<IShortlistIndexGrain>(other.Id).View(default));
    }

    [Fact]
    public async Task Its_pages_are_valid_html_and_speak_the_persons_language()
    {
        var (wren, _) = await site.SignIn("wren.html@example.org", LinkWorker);
        var list = await Make(wren, "Tea & <Talk>", 4);
        await wren.Press(list, "Put", ("activity", "pb-cathedral-quiet"), ("line", "Quiet & warm"));
        await wren.Press(list, "Put", ("activity", (await site.List()).Id));
        var link = Link().Match(await wren.Read(list)).Value;
        using var ann = new Guest(site);
        await ann.Press(link, "Answer", ("activity", "pb-cathedral-quiet"), ("answer", "NotForMe"));
        var pages = new List<object>();
        foreach (var path in (string[])["/shortlists", list, $"{list}?find=1&q=tea&age=40&needs=stairs&told=1&with=step-free"]) pages.Add(new { path, html = await wren.Read(path) });
        foreach (var path in (string[])[link, $"{link}?size=large"]) pages.Add(new { path, html = await ann.Read(path) });
        var gone = await ann.Get("/for-you/gone");
        pages.Add(new { path = "gone", html = await gone.Content.ReadAsStringAsync() });
        using (await ann.Get("/language?to=pl")) { }
        var polish = await ann.Read(link);
        pages.Add(new { path = "in Polish", html = polish });
        Assert.Contains("Podobało mi się", polish, StringComparison.Ordinal);

        var said = await HtmlTests.Validate(JsonSerializer.Serialize(pages));

        Assert.True(said.Length == 0, said);
    }

    private static async Task<string> Make(Guest wren, string title, int weeks)
    {
        using var made = await wren.Send("/shortlists", "Make", ("title", title), ("weeks", $"{weeks}"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        return made.Headers.Location!.OriginalString.Split('#')[0];
    }

    private static string[] InOrder(string page) => [.. OnIt().Matches(page).Select(m => m.Groups[1].Value).Distinct()];

    private async Task Told(string id, string title, string cannot, int? from, int? to)
    {
        await site.Grains.GetGrain<IActivityGrain>(id).Publish(new PublishListing
        {
            Listing = new Listing { Title = title, Space = "fenland", Category = "games", Suitability = new Suitability { CannotHold = cannot, AgeFrom = from, AgeTo = to } },
        }, default);
        await RunningSite.Until(() => site.Catalogue.Find(id) is not null);
    }

    private sealed class OwnSite : IAsyncDisposable
    {
        public AccountPageTests.WithPost Site { get; } = new();

        public ValueTask DisposeAsync() => new(Site.DisposeAsync());
    }

    [GeneratedRegex("/for-you/[0-9a-f]{48}")]
    private static partial Regex Link();

    [GeneratedRegex("name=\"activity\" value=\"([^\"]+)\"")]
    private static partial Regex OnIt();

    [GeneratedRegex("Chairs hall ([ABC])</a>")]
    private static partial Regex Hall();
}
