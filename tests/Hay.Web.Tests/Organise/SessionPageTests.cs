using System.Net;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Design;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Organise;

/// <summary>Running a session on its pages: who may, who is coming, cancel, move, tell.</summary>
public sealed class SessionPageTests(AccountPageTests.WithPost site) : IClassFixture<AccountPageTests.WithPost>
{
    [Fact]
    public async Task Only_its_organisers_see_who_comes_or_change_anything()
    {
        var run = await site.Open("may.run@example.org");
        foreach (var role in new[] { "nobody", "no role", "organiser of another", "organiser no more", "host", "analyst", "connector", "administrator" })
        {
            using var who = role == "nobody" ? new Guest(site) : (await site.SignIn($"run.{role.Replace(' ', '.')}@example.org", Roles(role, run.Group))).Who;
            foreach (var path in new[] { run.Dates, run.PageOf(run.Today), $"{run.PageOf(run.Today)}/door" })
            {
                using var seen = await who.Get(path);
                AssertAway(seen, $"{role} asks for {path}");
            }

            foreach (var handler in new[] { "Tick", "Count", "Tell", "Cancel", "Move", "Restore" })
            {
                var path = $"{run.PageOf(run.Today)}?handler={handler}";
                using var sent = role == "nobody" ? await who.SendBare(path) : await who.SendTo(path, ("more", "true"), ("words", "Hello"), ("reason", "Why not"), ("to", "2026-11-30T10:00"));
                if (role != "nobody" || sent.StatusCode != HttpStatusCode.BadRequest) AssertAway(sent, $"{role} sends {handler}");
            }
        }

        var people = (await site.Grains.GetGrain<IActivityGrain>(run.Id).PeopleOf(run.Today, default))!;
        Assert.Equal((0, 0, false), (people.WalkIns, people.Messages.Length, people.Session.Cancelled));
        Assert.Contains("Singing on the porch", await run.Who.Read(run.PageOf(run.Today)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_come_have_the_name_they_chose_or_none()
    {
        var run = await site.Open("names.run@example.org");
        using var ann = new Guest(site);
        using var bob = new Guest(site);
        await ann.Press(run.Path, "Hold", ("session", run.Today.Value));
        await bob.Press(run.Path, "Hold", ("session", run.Today.Value));
        Assert.Contains("Kept.", await ann.Press("/me", "Describe", Tells(run, run.Today, "Anneliese", "ann.names@example.org")), StringComparison.Ordinal);

        var page = await run.Who.Read(run.PageOf(run.Today));
        Assert.Contains("1. Anneliese", page, StringComparison.Ordinal);
        Assert.Contains("2. Someone", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ann.names@", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Anneliese", await bob.Read(run.Path), StringComparison.Ordinal);

        var place = Regex.Match(page, """name="place" value="([0-9a-f]+)""").Groups[1].Value;
        Assert.Contains("2 going, 1 came", await run.Who.Press($"{run.PageOf(run.Today)}", "Tick&came=true", ("place", place)), StringComparison.Ordinal);
        Assert.Contains("2 came", await run.Who.Press(run.PageOf(run.Today), "Count", ("more", "true")), StringComparison.Ordinal);
        Assert.Contains("1 came", await run.Who.Press(run.PageOf(run.Today), "Tick&came=false", ("place", place)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_moving_and_putting_back_reach_the_plans_and_the_letterbox()
    {
        var run = await site.Open("off.run@example.org");
        using var ann = new Guest(site);
        await ann.Press(run.Path, "Hold", ("session", run.Tomorrow.Value));
        await ann.Press("/me", "Describe", Tells(run, run.Tomorrow, "", "ann.off@example.org"));

        Assert.Contains("Cancelled. Everybody who goes sees it now.", await run.Who.Press(run.PageOf(run.Tomorrow), "Cancel", ("reason", "The porch is wet")), StringComparison.Ordinal);
        await RunningSite.Until(() => ann.Read("/me").Result.Contains("The porch is wet", StringComparison.Ordinal));
        var mail = await Mail("ann.off@example.org", 1);
        Assert.Contains("is cancelled", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("The porch is wet", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"{site.Address.ToString().TrimEnd('/')}{run.Path}", mail.Text, StringComparison.Ordinal);

        await run.Who.Press(run.PageOf(run.Tomorrow), "Restore");
        Assert.Contains("on as planned", (await Mail("ann.off@example.org", 2)).Subject, StringComparison.Ordinal);
        var to = site.Clock.GetUtcNow().DateTime.Date.AddDays(1).AddHours(15);
        await run.Who.Press(run.PageOf(run.Tomorrow), "Move", ("to", $"{to:yyyy-MM-ddTHH:mm}"));
        await RunningSite.Until(() => ann.Read("/me").Result.Contains("It was to be 9.30am.", StringComparison.Ordinal));
        Assert.Contains("3pm to 4pm", (await Mail("ann.off@example.org", 3)).Subject, StringComparison.Ordinal);
        Assert.Contains("3pm to 4pm", await ann.Read($"/api/places?of={run.Id}"), StringComparison.Ordinal);

        foreach (var (handler, field) in new[] { ("Move", ("to", "2020-01-01T10:00")), ("Move", ("to", "soon")), ("Cancel", ("reason", "See www.elsewhere")) })
        {
            using var refused = await run.Who.Send(run.PageOf(run.Tomorrow), handler, field);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }
    }

    [Fact]
    public async Task A_message_reaches_those_who_go_and_nobody_else()
    {
        var run = await site.Open("tell.run@example.org", capacity: 1);
        using var ann = new Guest(site);
        using var bob = new Guest(site);
        foreach (var (who, mail) in new[] { (ann, "ann.tell@example.org"), (bob, "bob.tell@example.org") })
        {
            await who.Press(run.Path, "Hold", ("session", run.Tomorrow.Value));
            await who.Press("/me", "Describe", Tells(run, run.Tomorrow, "", mail));
        }

        await run.Who.Press(run.PageOf(run.Tomorrow), "Tell", ("words", "Bring a blanket"));
        await run.Who.Press(run.PageOf(run.Tomorrow), "Tell", ("words", "Bring a blanket")); // a finger that pressed twice

        Assert.Contains("Bring a blanket", (await Mail("ann.tell@example.org", 1)).Text, StringComparison.Ordinal);
        Assert.Contains("Bring a blanket", await ann.Read("/me"), StringComparison.Ordinal);
        Assert.DoesNotContain("Bring a blanket", await bob.Read("/me"), StringComparison.Ordinal);
        Assert.DoesNotContain("Bring a blanket", await bob.Read(run.Path), StringComparison.Ordinal);
        await run.Who.Press(run.PageOf(run.Tomorrow), "Tell", ("words", "And a cup"));
        await Mail("ann.tell@example.org", 2);
        Assert.Equal(2, site.Post.Sent.Count(m => m.To == "ann.tell@example.org"));
        Assert.DoesNotContain(site.Post.Sent, m => m.To == "bob.tell@example.org");

        await run.Who.Press(run.PageOf(run.Tomorrow), "Tell", ("words", "And a spoon"));
        foreach (var words in new[] { "A fourth one", "https://hay.example", "me@hay.example", "", new string('a', 301) })
        {
            using var refused = await run.Who.Send(run.PageOf(run.Tomorrow), "Tell", ("words", words));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Whoever_gets_mail_ends_it_with_its_link_and_looking_at_the_link_does_not()
    {
        var run = await site.Open("end.run@example.org");
        using var ann = new Guest(site);
        await ann.Press(run.Path, "Hold", ("session", run.Tomorrow.Value));
        await ann.Press("/me", "Describe", Tells(run, run.Tomorrow, "", "Ann.End@example.org"));
        await run.Who.Press(run.PageOf(run.Tomorrow), "Tell", ("words", "Bring a blanket"));
        var link = new Uri(Regex.Match((await Mail("Ann.End@example.org", 1)).Text, @"http\S+/no-mail\?code=\S+").Value).PathAndQuery;
        using var stranger = new Guest(site);
        Assert.Contains("Somebody left Ann.End@example.org", await stranger.Read(link), StringComparison.Ordinal);
        await run.Who.Press(run.PageOf(run.Tomorrow), "Tell", ("words", "And a cup"));
        await Mail("Ann.End@example.org", 2);

        async Task<string> Answer(string more)
        {
            var token = Regex.Match(await stranger.Read(link), """name="__RequestVerificationToken"[^>]*value="([^"]+)""").Groups[1].Value;
            using var answer = await stranger.SendBare(link, ("__RequestVerificationToken", token), ("code", Uri.UnescapeDataString(link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..])), ("more", more));
            return await answer.Content.ReadAsStringAsync();
        }

        Assert.Contains("Groups send nothing to Ann.End@example.org any more", await Answer("false"), StringComparison.Ordinal);
        await run.Who.Press(run.PageOf(run.Tomorrow), "Tell", ("words", "And a spoon"));
        Assert.Contains("Done: mail comes again.", await Answer("true"), StringComparison.Ordinal);
        await run.Who.Press(run.PageOf(run.Tomorrow), "Cancel", ("reason", "Rain"));
        Assert.Contains("is cancelled", (await Mail("Ann.End@example.org", 3)).Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Post.Sent, m => m.To == "Ann.End@example.org" && m.Text.Contains("And a spoon", StringComparison.Ordinal));

        using var bad = await stranger.Get("/no-mail?code=nonsense");
        Assert.Equal(HttpStatusCode.Gone, bad.StatusCode);
    }

    [Fact]
    public async Task Who_changes_their_mind_all_day_sends_no_mail_all_day()
    {
        var run = await site.Open("fickle.run@example.org");
        using var ann = new Guest(site);
        await ann.Press(run.Path, "Hold", ("session", run.Tomorrow.Value));
        await ann.Press("/me", "Describe", Tells(run, run.Tomorrow, "", "ann.fickle@example.org"));
        for (var i = 0; i < Hay.Web.Sessions.SessionMail.MostADay; i++) await run.Who.Press(run.PageOf(run.Tomorrow), i % 2 == 0 ? "Cancel" : "Restore");

        Assert.Contains("No mail went out", await run.Who.Press(run.PageOf(run.Tomorrow), "Cancel"), StringComparison.Ordinal);
        await Mail("ann.fickle@example.org", Hay.Web.Sessions.SessionMail.MostADay);
        Assert.Equal(Hay.Web.Sessions.SessionMail.MostADay, site.Post.Sent.Count(m => m.To == "ann.fickle@example.org"));
    }

    [Fact]
    public async Task The_pages_are_valid_html()
    {
        var run = await site.Open("html.run@example.org");
        using var ann = new Guest(site);
        await ann.Press(run.Path, "Hold", ("session", run.Today.Value));
        await ann.Press("/me", "Describe", Tells(run, run.Today, "Ann", "ann.html@example.org"));
        await run.Who.Press(run.PageOf(run.Today), "Tell", ("words", "Bring a blanket"));
        await run.Who.Press(run.PageOf(run.Today), "Count", ("more", "true"));
        await run.Who.Press(run.PageOf(run.Tomorrow), "Cancel", ("reason", "Rain"));
        var pages = new List<object>();
        foreach (var path in new[] { run.Dates, run.PageOf(run.Today), run.PageOf(run.Tomorrow), $"{run.PageOf(run.Today)}/door" }) pages.Add(new { path, html = await run.Who.Read(path) });
        foreach (var path in new[] { "/me", run.Path, $"{run.Path}/here" }) pages.Add(new { path, html = await ann.Read(path) });

        var said = await HtmlTests.Validate(System.Text.Json.JsonSerializer.Serialize(pages));

        Assert.True(said.Length == 0, said);
    }

    private static (string, string)[] Tells(RunGroup run, SessionId session, string name, string email) =>
        [("activity", run.Id), ("session", session.Value), ("firstName", name), ("email", email)];

    private async Task<Mail> Mail(string to, int nth)
    {
        await RunningSite.Until(() => site.Post.Sent.Count(m => m.To == to) >= nth);
        return site.Post.Sent.Where(m => m.To == to).ElementAt(nth - 1);
    }

    private static void AssertAway(HttpResponseMessage answer, string what)
    {
        var to = answer.Headers.Location?.OriginalString ?? "";
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect && (to.Contains("/status/403", StringComparison.Ordinal) || to.Contains("/sign-in", StringComparison.Ordinal)),
            $"{what}: {answer.StatusCode} {to}");
    }

    private static AccountRole[] Roles(string role, string group) => role switch
    {
        "organiser of another" => [new(RoleKind.Organiser, "o-cake")],
        "organiser no more" => [new(RoleKind.Organiser, group)],
        "host" => [new(RoleKind.Host, "fenland")],
        "analyst" => [new(RoleKind.Analyst, "fenland")],
        "connector" => [new(RoleKind.Connector, "fenland")],
        "administrator" => [new(RoleKind.Administrator)],
        _ => [],
    };
}
