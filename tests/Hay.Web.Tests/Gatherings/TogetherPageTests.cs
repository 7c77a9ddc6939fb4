using System.Net;
using System.Net.Http.Json;
using Hay.Grains;
using Hay.Silo;
using Hay.Web.Gatherings;
using Hay.Web.Languages;
using Hay.Web.Tasters;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Organise;
using Hay.Web.Tests.Site;
using Hay.Web.Wording;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hay.Web.Tests.Gatherings;

/// <summary>Gatherings over HTTP: starting one, its usual times, leading it, and what is said of who is there.</summary>
public sealed class TogetherPageTests(AccountPageTests.WithPost site) : IClassFixture<AccountPageTests.WithPost>
{
    private static readonly TasterBook Book = TasterBook.Load(Path.Combine(SiloSetup.ContentFolder, "tasters.json"));

    [Fact]
    public async Task Anybody_starts_one_in_a_minute_and_there_is_one_at_a_time()
    {
        using var guest = new Guest(site);

        var begun = await guest.Press("/cambridge/together", "", ("taster", "gratitude"));
        Assert.Contains("It starts in a minute", begun, StringComparison.Ordinal);
        Assert.Contains("Three small good things", begun, StringComparison.Ordinal);
        Assert.DoesNotContain("Start one now", begun, StringComparison.Ordinal);
        var news = await News("cambridge");
        Assert.Equal(240, news.Seconds);
        Assert.InRange(news.Start - site.Clock.GetUtcNow().ToUnixTimeMilliseconds(), 40_000, 60_000);

        // Somebody whose page is older than that.
        using var second = await guest.Send("/huntingdonshire/together", "", ("taster", "none-such"));
        Assert.Equal("/huntingdonshire/together", second.Headers.Location!.OriginalString);
        Assert.Equal(0, (await News("huntingdonshire")).Number);
        var token = ("__RequestVerificationToken", Token(await guest.Read("/huntingdonshire/together")));
        using var late = await guest.SendBare("/cambridge/together", ("taster", "doodle"), token);
        Assert.Contains("One is on just now", await guest.Read(late.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.Equal(news.Start, (await News("cambridge")).Start);
    }

    [Fact]
    public async Task Without_a_form_token_nothing_is_started()
    {
        using var guest = new Guest(site);

        using var answer = await guest.SendBare("/huntingdonshire/together", ("taster", "doodle"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, (await News("huntingdonshire")).Number);
    }

    [Fact]
    public async Task At_its_usual_time_a_space_comes_together_by_itself_a_few_minutes_early()
    {
        var calendar = site.Services.GetRequiredService<GatheringCalendar>();
        var rounds = site.Services.GetServices<IHostedService>().OfType<GatheringRounds>().Single();
        var gathering = site.Grains.GetGrain<IGatheringGrain>("east-cambridgeshire");
        var next = calendar.Next("east-cambridgeshire", site.Clock.LondonNow(), 1).Single();
        using var guest = new Guest(site);
        Assert.Contains(Times.Time(next.Start, Phrases.In(Language.English)), await guest.Read("/east-cambridgeshire"), StringComparison.Ordinal);

        site.Pass(next.Start - GatheringRounds.Early - TimeSpan.FromMinutes(2) - site.Clock.GetUtcNow());
        // Too close to it for another one.
        var refused = await guest.Press("/east-cambridgeshire/together", "", ("taster", "five-senses-walk"));
        Assert.Contains("no time for another before it", refused, StringComparison.Ordinal);

        site.Pass(TimeSpan.FromMinutes(2.5));
        await rounds.Round(default);
        await rounds.Round(default);

        var on = (await gathering.View(default)).Gathering!;
        Assert.Equal((1, next.Taster.Id, next.Start.ToUniversalTime()), (on.Number, on.Taster, on.Start.ToUniversalTime()));
        Assert.Contains(next.Taster.Title, WebUtility.HtmlDecode(await guest.Read("/east-cambridgeshire/together")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hosts_and_groups_that_are_listed_there_lead_line_by_line_and_nobody_else()
    {
        await site.Grains.GetGrain<IGatheringGrain>("fenland").Begin(new BeginGathering("gratitude", site.Clock.GetUtcNow(), 600), default);
        var (host, _) = await site.SignIn("hana.lead@example.org", new AccountRole(RoleKind.Host, "fenland"));
        var (mia, account) = await site.SignIn("mia.lead@example.org");
        var group = await mia.Begin("Hum and Co");
        var (stranger, _) = await site.SignIn("sam.lead@example.org", new AccountRole(RoleKind.Host, "cambridge"));

        var said = await host.Press("/organise/lead/fenland", "", ("line", "Feet  flat on the floor"));
        Assert.Contains("They all see it now", said, StringComparison.Ordinal);
        var news = await News("fenland");
        Assert.Equal(("Feet flat on the floor", 1), (news.Line, news.LineNumber));
        using (var page = await stranger.Get("/organise/lead/fenland")) Assert.EndsWith("/status/403", page.Headers.Location!.OriginalString.Split('?')[0], StringComparison.Ordinal);
        using (var sent = await stranger.SendTo("/organise/lead/fenland", ("line", "Not mine to say"))) Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        // A group without a listing there has nobody to lead.
        using (var page = await mia.Get("/organise/lead/fenland")) Assert.NotEqual(HttpStatusCode.OK, page.StatusCode);
        var listing = await site.HandIn(group, account, "Hum at noon");
        await site.Grains.GetGrain<IActivityGrain>(listing).DecideDraft(new DecideDraft(1, Verdict.Approve, "", "a-host"), default);
        await RunningSite.Until(() => site.Catalogue.Find(listing) is not null);
        site.Pass(TimeSpan.FromSeconds(3));

        Assert.Contains("They all see it now", await mia.Press("/organise/lead/fenland", "", ("line", "And breathe")), StringComparison.Ordinal);
        Assert.Equal(("And breathe", 2), ((await News("fenland")).Line, (await News("fenland")).LineNumber));
        foreach (var who in new[] { host, mia, stranger }) who.Dispose();
    }

    [Fact]
    public async Task Without_script_every_step_of_what_is_on_can_be_read()
    {
        await site.Grains.GetGrain<IGatheringGrain>("south-cambridgeshire").Begin(new BeginGathering("doodle", site.Clock.GetUtcNow(), 280), default);
        using var guest = new Guest(site);

        var page = WebUtility.HtmlDecode(await guest.Read("/south-cambridgeshire/together"));

        Assert.All(Book.Find("doodle")!.Steps, s => Assert.Contains(s.Words, page, StringComparison.Ordinal));
        Assert.Contains("<noscript>", page, StringComparison.Ordinal);
        Assert.Contains("Nobody is here yet", page, StringComparison.Ordinal);
        Assert.Equal("", await Design.HtmlTests.Validate(System.Text.Json.JsonSerializer.Serialize(new[]
        {
            new { path = "a gathering", html = await guest.Read("/south-cambridgeshire/together") }, new { path = "none", html = await guest.Read("/peterborough/together") },
        })));
    }

    [Fact]
    public void Counts_are_exact_to_eight_then_round_and_presence_is_said_from_eight()
    {
        var say = Phrases.In(Language.English);
        for (var count = 0; count <= 8; count++) Assert.Equal(count, RoundCount.Of(count));
        Assert.All(Enumerable.Range(9, 2000), count =>
        {
            Assert.Equal(0, RoundCount.Of(count) % 5);
            Assert.InRange(Math.Abs(RoundCount.Of(count) - count), 0, 2);
        });
        Assert.All(Enumerable.Range(0, 8), count => Assert.Equal("", RoundCount.Here(count, say)));
        Assert.Equal("About 10 people are here now", RoundCount.Here(8, say));
        Assert.Equal("About 20 people are here now", RoundCount.Here(22, say));
        Assert.Equal(["1 person is here", "8 people are here", "About 10 people are here"], new[] { 1, 8, 9 }.Select(c => RoundCount.Together(c, say)));
    }

    [Theory]
    [InlineData("2026-03-29")]
    [InlineData("2026-10-25")]
    [InlineData("2026-07-01")]
    public void Usual_times_are_by_the_clock_on_the_wall_also_when_it_changes(string day)
    {
        var on = site.Services.GetRequiredService<GatheringCalendar>().On("fenland", DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(["08:00", "13:00", "21:00"], on.Select(g => g.Start.InLondon().ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private async Task<TogetherNews> News(string space)
    {
        using var guest = new Guest(site);
        using var answer = await guest.Get($"/api/together/{space}");
        return (await answer.Content.ReadFromJsonAsync<TogetherNews>())!;
    }

    private static string Token(string page) =>
        System.Text.RegularExpressions.Regex.Match(page, """name="__RequestVerificationToken"[^>]*value="([^"]+)""").Groups[1].Value;
}
