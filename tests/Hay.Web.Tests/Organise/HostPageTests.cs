using System.Net;
using Hay.Grains;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Organise;

/// <summary>What hosts do: approve, ask, refuse, pause, restore, list what they were told of, write on the board.</summary>
public sealed class HostPageTests(AccountPageTests.WithPost site) : IClassFixture<AccountPageTests.WithPost>
{
    private static readonly AccountRole OfFenland = new(RoleKind.Host, "fenland");

    [Fact]
    public async Task A_first_listing_is_asked_about_then_approved_and_people_see_it()
    {
        var (una, account) = await site.SignIn("una@example.org");
        var (host, _) = await site.SignIn("host1@example.org", OfFenland);
        var group = await una.Begin("Una’s Ukuleles");
        var id = await site.HandIn(group, account, "Ukuleles for all");
        await RunningSite.Until(() => host.Read("/host/fenland").Result.Contains("Ukuleles for all", StringComparison.Ordinal));
        var page = $"/host/fenland/draft/{id}";
        Assert.Contains("It is the first one.", await host.Read(page), StringComparison.Ordinal);

        using var silent = await host.Send(page, "", ("number", "1"), ("verdict", "Ask"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        await host.Press(page, "", ("number", "1"), ("verdict", "Ask"), ("reason", "Which hall?"));
        Assert.Contains("Which hall?", await una.Read("/organise"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Get(page)).StatusCode);

        var grain = site.Grains.GetGrain<IActivityGrain>(id);
        await grain.SubmitDraft(new SubmitDraft(1, account.Id, "Again."), default);
        Assert.Contains("Listed. People see it now.", await host.Press(page, "", ("number", "1"), ("verdict", "Approve")), StringComparison.Ordinal);
        await RunningSite.Until(() => site.Catalogue.Find(id) is not null);
        Assert.Contains("Ukuleles for all", await una.Read($"/fenland/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_is_paused_with_a_reason_and_put_back()
    {
        var activity = await site.List(title: "Ping-pong for tall people");
        var (host, _) = await site.SignIn("host2@example.org", OfFenland);
        var page = $"/host/fenland/listing/{activity.Id}";
        using var silent = await host.Send(page, "Pause");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Contains("The roof leaks.", await host.Press(page, "Pause", ("reason", "The roof leaks.")), StringComparison.Ordinal);
        await RunningSite.Until(() => site.Catalogue.Find(activity.Id) is null);
        await host.Press(page, "Resume");
        await RunningSite.Until(() => site.Catalogue.Find(activity.Id) is not null);
    }

    [Fact]
    public async Task An_older_version_can_be_looked_at_and_brought_back()
    {
        var activity = await site.List(title: "Bell ringing");
        var (host, account) = await site.SignIn("host3@example.org", OfFenland);
        var grain = site.Grains.GetGrain<IActivityGrain>(activity.Id);
        var listing = (await grain.ViewForEditing(default)).Listing!;
        await grain.Publish(new PublishListing { Listing = listing with { Title = "Bells, bells" }, By = account.Id }, default);
        await grain.Deliver(default);

        var page = $"/organise/listing/{activity.Id}/history";
        var history = await host.Read(page);
        Assert.Contains("How it was before", history, StringComparison.Ordinal);
        Assert.Contains("host3", history, StringComparison.Ordinal);
        var before = System.Text.RegularExpressions.Regex.Matches(history, @"version=(\d+)").Select(m => m.Groups[1].Value).Last();
        Assert.Contains("Bells, bells", await host.Read($"{page}?version={before}"), StringComparison.Ordinal);
        await host.Press($"{page}?version={before}", "", ("version", before));
        Assert.Equal("Bell ringing", (await grain.View(default))!.Listing.Title);
    }

    [Fact]
    public async Task Anybody_tells_of_a_group_and_a_host_lists_it()
    {
        using var neighbour = new Guest(site);
        await Tell(neighbour, "Dominoes at the back");
        await Tell(neighbour, "Buy cheap pills", ("nickname", "Robo"));
        var (host, _) = await site.SignIn("host4@example.org", OfFenland);
        await RunningSite.Until(() => host.Read("/host/fenland").Result.Contains("Dominoes at the back", StringComparison.Ordinal));
        var queue = await host.Read("/host/fenland");
        Assert.DoesNotContain("cheap pills", queue, StringComparison.Ordinal);
        var page = System.Text.RegularExpressions.Regex.Match(queue, "/host/fenland/nominated/[0-9a-f]{32}").Value;

        using var listed = await host.Send(page, "", ("name", "Dominoes at the back"), ("about", "Every Friday, by the fire."));
        var group = listed.Headers.Location!.OriginalString.Split('#')[0];
        Assert.Contains("Every Friday, by the fire.", await host.Read(group), StringComparison.Ordinal);
        Assert.Equal(Claim.Nominated, (await site.Grains.GetGrain<IOrganisationGrain>(group["/organise/".Length..]).View(default))!.Claim);
        await RunningSite.Until(() => !host.Read("/host/fenland").Result.Contains("Dominoes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_told_of_a_group_has_to_say_how_to_reach_it()
    {
        using var neighbour = new Guest(site);
        using var answer = await neighbour.Send("/nominate", "", ("name", "Quiet knitters"), ("space", "fenland"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Quiet knitters", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_joins_no_group_and_lets_nobody_go()
    {
        var (yara, account) = await site.SignIn("yara@example.org");
        var group = await yara.Begin("Yarn and Yoga");
        var (host, own) = await site.SignIn("host7@example.org", OfFenland);
        foreach (var (handler, field, value) in new[] { ("Invite", "email", "host7@example.org"), ("LetGo", "account", account.Id), ("Uninvite", "invitation", "i") })
        {
            using var answer = await host.SendTo($"/organise/{group}?handler={handler}", (field, value));
            Assert.Contains("/status/403", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }

        await site.Grains.GetGrain<IOrganisationGrain>("o-nobodys").Describe(new OrganisationDetails { Name = "Nobody’s Group", Space = "fenland" }, null, default);
        await host.Press("/organise/o-nobodys/claim", "", ("words", "It is mine."));
        using var decided = await host.Send("/host/fenland/claim/o-nobodys", "", ("account", own.Id), ("approve", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, decided.StatusCode);
        Assert.False(await site.Grains.GetGrain<IOrganisationGrain>("o-nobodys").Has(own.Id, default));
    }

    [Fact]
    public async Task What_a_group_says_anew_waits_to_be_read_and_links_of_a_new_account_are_not_taken()
    {
        var (zoe, account) = await site.SignIn("zoe@example.org");
        var group = await zoe.Begin("Zither Circle");
        var listing = await site.HandIn(group, account, "Zither on Monday");
        await site.Grains.GetGrain<IActivityGrain>(listing).DecideDraft(new DecideDraft(1, Verdict.Approve, "", "a-host"), default);
        await RunningSite.Until(() => site.Catalogue.Find(listing) is not null);
        await zoe.Press($"/organise/{group}", "Write", ("name", "Zither Circle"), ("space", "fenland"), ("about", "We pluck on <Mondays>."));
        using var link = await zoe.Send($"/organise/{group}", "Write", ("name", "Zither Circle"), ("space", "fenland"), ("about", "Buy at www.elsewhere.example"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, link.StatusCode);

        var (host, _) = await site.SignIn("host9@example.org", OfFenland);
        await RunningSite.Until(() => host.Read("/host/fenland").Result.Contains("We pluck on &lt;Mondays&gt;.", StringComparison.Ordinal));
        var revision = (await site.Grains.GetGrain<IOrganisationGrain>(group).Team(default)).Revision;
        await host.Press("/host/fenland", "Read", ("organisation", group), ("revision", $"{revision}"));
        await RunningSite.Until(() => !host.Read("/host/fenland").Result.Contains("We pluck on", StringComparison.Ordinal));

        var (elsewhere, _) = await site.SignIn("host10@example.org", new AccountRole(RoleKind.Host, "cambridge"));
        using var other = await elsewhere.SendTo("/host/cambridge?handler=Read", ("organisation", group), ("revision", $"{revision}"));
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task A_listing_that_says_another_space_in_its_draft_stays_with_the_hosts_who_have_its_notes()
    {
        var activity = await site.List(title: "Canoes at dusk");
        var grain = site.Grains.GetGrain<IActivityGrain>(activity.Id);
        await grain.Report(new ReportProblem(ReportReason.NotSafe, "The rope broke."), default);
        await grain.SaveDraft(new SaveDraft((await grain.ViewForEditing(default)).Listing! with { Space = "cambridge" }, 0, "somebody"), default);
        var (host, _) = await site.SignIn("host8@example.org", OfFenland);
        await RunningSite.Until(() => host.Read("/host/fenland").Result.Contains($"/host/fenland/listing/{activity.Id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_notice_goes_up_and_is_changed()
    {
        var (host, _) = await site.SignIn("host5@example.org", OfFenland);
        var board = await host.Press("/host/fenland/board", "Notice", ("kind", "HeadsUp"), ("title", "Road closed"), ("body", "Use the bridge."), ("from", "2026-11-24"), ("until", "2026-11-30"));
        Assert.Contains("Road closed", board, StringComparison.Ordinal);
        await RunningSite.Until(() => host.Read("/fenland").Result.Contains("Road closed", StringComparison.Ordinal));
        using var backwards = await host.Send("/host/fenland/board", "Notice", ("kind", "HeadsUp"), ("title", "Never"), ("from", "2026-11-24"), ("until", "2026-11-20"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, backwards.StatusCode);
        await host.Press("/host/fenland/board", "Answer", ("said", "It is dark."), ("did", "There is a lamp."), ("status", "Done"));
        await RunningSite.Until(() => host.Read("/fenland").Result.Contains("There is a lamp.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_administrator_gives_and_takes_roles_but_not_their_own()
    {
        var (ada, _) = await site.SignIn("ada@example.org", new AccountRole(RoleKind.Administrator));
        var (ben, _) = await site.SignIn("ben@example.org");
        Assert.Contains("/status/403", (await ben.Get("/host/fenland")).Headers.Location!.OriginalString, StringComparison.Ordinal);
        (await ada.SendTo("/host/roles?handler=Give", ("email", "ben@example.org"), ("kind", "Host"), ("scope", "fenland"))).Dispose();
        Assert.Equal(HttpStatusCode.OK, (await ben.Get("/host/fenland")).StatusCode);
        Assert.Contains("Host of fenland", await ada.Read("/host/roles?email=ben@example.org"), StringComparison.Ordinal);
        (await ada.SendTo("/host/roles?handler=Take", ("email", "ben@example.org"), ("kind", "Host"), ("scope", "fenland"))).Dispose();
        Assert.Equal(HttpStatusCode.Redirect, (await ben.Get("/host/fenland")).StatusCode);

        foreach (var wrong in new[] { ("ada@example.org", "Administrator", ""), ("ben@example.org", "Host", "atlantis"), ("ben@example.org", "Organiser", "o-tea"), ("nobody@example.org", "Host", "fenland") })
        {
            using var answer = await ada.SendTo("/host/roles?handler=Give", ("email", wrong.Item1), ("kind", wrong.Item2), ("scope", wrong.Item3));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_is_put_on_another_site_says_the_title_and_runs_nothing()
    {
        var activity = await site.List(title: "Tea \"&\" <script>alert(1)</script>");
        var (host, _) = await site.SignIn("host6@example.org", OfFenland);
        var page = WebUtility.HtmlDecode(await host.Read($"/organise/listing/{activity.Id}/share"));
        Assert.Contains("title=\"Tea &quot;&amp;&quot; &lt;script&gt;alert(1)&lt;/script&gt;\"", page, StringComparison.Ordinal);
        Assert.Contains($"/embed/activity/{activity.Id}", page, StringComparison.Ordinal);
    }

    private static async Task Tell(Guest who, string name, params (string, string)[] more) =>
        Assert.Contains("get in touch with the group", await who.Press("/nominate", "", [("name", name), ("space", "fenland"), ("reach", "Ask at the bar"), .. more]), StringComparison.Ordinal);
}
