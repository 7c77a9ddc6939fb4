using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Tests.Organise;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Care;

/// <summary>The way of one person, by the pages: asks, is taken on, agrees goals, meets nine times, ends, and comes back by themselves.</summary>
public sealed partial class CareJourneyTests(CaredSite site) : IClassFixture<CaredSite>
{
    [Fact]
    public async Task Somebody_asks_is_helped_and_comes_back_without_a_doctor()
    {
        var (leaderId, leaderCodes) = await site.Make("lena.lead@example.org", new AccountRole(RoleKind.CareLead, CaredSite.North));
        var (connectorId, connectorCodes) = await site.Make("cora.connector@example.org", new AccountRole(RoleKind.CareConnector, CaredSite.North));
        var (leader, actor) = (new CareActor(leaderId, [new(RoleKind.CareLead, CaredSite.North)]), new CareActor(connectorId, [new(RoleKind.CareConnector, CaredSite.North)]));
        using var lead = new Guest(site);
        using var connector = new Guest(site);
        using var person = new Guest(site);
        await lead.Open("lena.lead@example.org", leaderCodes[0]);
        await connector.Open("cora.connector@example.org", connectorCodes[0]);

        var id = await Ask(person, leader, ("name", "Josie Journey"), ("born", "1961-05-04"), ("phone", "01632 960777"), ("wanted", "I do not get out any more."));
        var thanks = $"/care/case/{id}";
        Assert.Contains("Josie Journey", await lead.Read("/care/list?of=waiting"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await connector.Get(thanks)).StatusCode); // the lead sorts first
        Assert.Contains("I do not get out any more.", await lead.Read(thanks), StringComparison.Ordinal);
        Assert.Contains("They are on the waiting list.", await lead.Press(thanks, "Accept"), StringComparison.Ordinal);

        await site.Known(actor, id, r => r.Step == CareStep.Waiting);
        Assert.Contains("Josie Journey", await connector.Read("/care/day"), StringComparison.Ordinal);
        await connector.Press(thanks, "PickUp");
        await connector.Press(thanks, "Agree", ("goal", "Sing again, with others"), ("goalId", CaseId.New()), ("sessions", "9"));
        await connector.Press(thanks, "Agree", ("goal", "Sleep"), ("goalId", CaseId.New()), ("sessions", "9"));
        var goals = Goal().Matches(await connector.Read(thanks)).Select(m => m.Groups[1].Value).Distinct().ToArray();
        Assert.Equal(2, goals.Length);
        var began = site.Clock.GetUtcNow();
        site.Pass(TimeSpan.FromDays(63));
        await connector.Open("cora.connector@example.org", connectorCodes[1]);
        for (var week = 1; week <= 9; week++)
        {
            // Written down late, and said so.
            var at = began.AddDays(7 * week).AddHours(-1).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
            await connector.Press("/care/day", "Contact", ("case", id), ("entry", CaseId.New()), ("kind", "SessionInPerson"), ("at", at), ("minutes", "50"), ("note", $"Session {week}"), ("next", "The choir"));
        }

        await connector.Press(thanks, "Wellbeing", ("entry", CaseId.New()), ("on", "2026-11-24"), ("satisfied", "3"), ("anxious", "5"));
        await connector.Press(thanks, "Wellbeing", ("entry", CaseId.New()), ("satisfied", "7"), ("anxious", "5"));
        await connector.Press(thanks, "Score", ("goal", goals[0]), ("score", "9"), ("met", "true"));
        await connector.Press(thanks, "Tried", ("entry", CaseId.New()), ("what", "/peterborough/pb-cathedral-quiet"), ("how", "LikedIt"), ("words", "Every week"));
        await connector.Press(thanks, "Experience", ("entry", CaseId.New()), ("of", "Person"), ("score", "10"), ("words", "You had time"));
        var record = WebUtility.HtmlDecode(await connector.Press(thanks, "Close", ("outcome", "SomeGoalsReached"), ("words", "She sings.")));
        Assert.Contains("9 of 9 planned sessions", record, StringComparison.Ordinal);
        Assert.Contains("Some goals reached. She sings.", record, StringComparison.Ordinal);
        Assert.Contains("href=\"/peterborough/pb-cathedral-quiet\"", record, StringComparison.Ordinal);
        Assert.Contains("Closed since", record, StringComparison.Ordinal);
        Assert.Contains("You had time", record, StringComparison.Ordinal);

        site.Pass(TimeSpan.FromDays(60));
        await lead.Open("lena.lead@example.org", leaderCodes[1]);
        var again = await Ask(person, leader, ("name", "josie journey"), ("born", "1961-05-04"), ("phone", "01632960777"), ("wanted", "It is back."), ("again", "true"));
        Assert.Contains("known as the same person", await lead.Read($"/care/case/{again}"), StringComparison.Ordinal);
        Assert.Equal(site.Book.Find(leader, id)!.PersonId, site.Book.Find(leader, again)!.PersonId);
        Assert.Equal(1, site.Book.Figures(leader, [CaredSite.North], Kpis.YearOf(DateOnly.FromDateTime(site.Clock.GetUtcNow().Date)), site.Clock.GetUtcNow())!.ToDate.ReReferrals);

        // She asks who looked.
        var log = await lead.Read($"/care/case/{id}/log");
        Assert.Contains("Cora", log, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Read the record", log, StringComparison.Ordinal);
        Assert.Contains("Saw it in a list", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Josie", log, StringComparison.OrdinalIgnoreCase);
        // A lead says why she takes along what a connector holds.
        using var unsaid = await lead.Get($"/care/case/{id}/record.json");
        Assert.Equal(HttpStatusCode.Redirect, unsaid.StatusCode);
        Assert.Contains("Sing again, with others", await lead.Read($"/care/case/{id}/record.json?why=PersonAsked"), StringComparison.Ordinal);
        Assert.Contains("Session 9", await lead.Read($"/care/case/{id}/record.txt?why=PersonAsked"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_practice_refers_is_asked_and_sees_where_it_is_and_no_more()
    {
        var (practice, _) = await site.Enter("petra.practice@example.org", new AccountRole(RoleKind.CarePractice, CaredSite.Practice));
        var (lead, leader) = await site.Enter("lotte.lead@example.org", new AccountRole(RoleKind.CareLead, CaredSite.North));
        var form = CaseId.New();
        (string, string)[] fields = [("id", form), ("as", CaredSite.Practice), ("name", "Rufus Referred"), ("nhs", "943 476 5919"), ("phone", "01632 960888"), ("wanted", "Company"), ("reference", "P-17")];
        using var unasked = await practice.Send("/care/refer", "", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unasked.StatusCode); // nobody asked the person
        using var slip = await practice.Send("/care/refer", "", [.. fields.Where(f => f.Item1 != "nhs"), ("nhs", "943 476 5918"), ("agrees", "true")]);
        Assert.Contains("no NHS number", await slip.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        for (var times = 0; times < 2; times++) Assert.Contains("You know it by P-17.", await practice.Press("/care/refer", "", [.. fields, ("agrees", "true")]), StringComparison.Ordinal);
        await site.Known(leader, form, r => r.Step == CareStep.Received);
        Assert.Single(site.Book.Search(leader, new PersonSearch("Rufus")));

        await lead.Press($"/care/case/{form}", "Ask", ("words", "Does he have stairs?"));
        await RunningSite.Until(() => practice.Read($"/care/practice/{CaredSite.Practice}").Result.Contains("The team asks you something", StringComparison.Ordinal));
        var list = await practice.Read($"/care/practice/{CaredSite.Practice}");
        var state = await practice.Read($"/care/practice/{CaredSite.Practice}/{form}");
        Assert.Contains("Does he have stairs?", state, StringComparison.Ordinal);
        Assert.DoesNotContain("Rufus", list + state, StringComparison.Ordinal);
        using var whole = await practice.Get($"/care/case/{form}");
        Assert.Equal("/status/403", whole.Headers.Location?.AbsolutePath ?? whole.StatusCode.ToString());
        using var answered = await practice.Send($"/care/practice/{CaredSite.Practice}/{form}", "", ("words", "Two floors."));
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        Assert.Contains("Two floors.", await lead.Read($"/care/case/{form}"), StringComparison.Ordinal);
        await lead.Press($"/care/case/{form}", "Decline", ("reason", "OutOfArea"), ("words", "He lives in Kent."), ("signpost", "The Kent team"));
        await RunningSite.Until(() => practice.Read($"/care/practice/{CaredSite.Practice}/{form}").Result.Contains("The Kent team", StringComparison.Ordinal));
        practice.Dispose();
        lead.Dispose();
    }

    [Fact]
    public async Task A_link_worker_sees_where_their_own_referrals_are_and_answers_what_is_asked()
    {
        var (worker, _) = await site.Enter("lilo.link@example.org", new AccountRole(RoleKind.Connector, "fenland"));
        var (other, _) = await site.Enter("lulu.link@example.org", new AccountRole(RoleKind.Connector, "fenland"));
        var (lead, leader) = await site.Enter("liv.lead@example.org", new AccountRole(RoleKind.CareLead, CaredSite.North));
        var form = CaseId.New();
        Assert.Contains("You know it by L-4.", await worker.Press("/care/refer", "", ("id", form), ("practice", CaredSite.Practice), ("name", "Rita Referred"), ("phone", "01632 960888"),
            ("wanted", "Company"), ("reference", "L-4"), ("agrees", "true")), StringComparison.Ordinal);
        await site.Known(leader, form, r => r.Step == CareStep.Received);
        Assert.Contains("They are asked.", await lead.Press($"/care/case/{form}", "Ask", ("words", "Does she have stairs?")), StringComparison.Ordinal);
        await RunningSite.Until(() => worker.Read("/care/referred").Result.Contains("The team asks you something", StringComparison.Ordinal));
        var seen = await worker.Read("/care/referred") + await worker.Read($"/care/referred/{form}");
        Assert.Contains("L-4", seen, StringComparison.Ordinal);
        Assert.Contains("Does she have stairs?", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Rita", seen, StringComparison.Ordinal);
        // Of what a colleague referred they learn nothing.
        Assert.DoesNotContain("L-4", await other.Read("/care/referred"), StringComparison.Ordinal);
        using var unseen = await other.Get($"/care/referred/{form}");
        using var unsent = await other.SendTo($"/care/referred/{form}", ("words", "Mine."));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (unseen.StatusCode, unsent.StatusCode));

        using var empty = await worker.Send($"/care/referred/{form}", "", ("words", ""));
        Assert.Contains("The answer is missing.", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var answered = await worker.Send($"/care/referred/{form}", "", ("words", "Two floors."));
        Assert.Equal("/care/referred", answered.Headers.Location!.OriginalString.Split('#')[0]);
        Assert.Contains("Two floors.", await lead.Read($"/care/case/{form}"), StringComparison.Ordinal);
        Assert.Contains("Whoever referred reads", await lead.Press($"/care/case/{form}", "Decline", ("reason", "OutOfArea"), ("words", "She lives in Kent."), ("signpost", "The Kent team")), StringComparison.Ordinal);
        Assert.Contains("The Kent team", await worker.Read($"/care/referred/{form}"), StringComparison.Ordinal);
        foreach (var who in (Guest[])[worker, other, lead]) who.Dispose();
    }

    [Fact]
    public async Task Who_came_by_themselves_reads_nothing_here_and_the_lead_is_told_so()
    {
        var (lead, leader) = await site.Enter("lou.lead@example.org", new AccountRole(RoleKind.CareLead, CaredSite.North));
        var id = await site.Refer("Sally Self");
        await site.Known(leader, id, _ => true);
        var page = await lead.Read($"/care/case/{id}");
        Assert.Contains("Ask the person", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Whoever referred reads", page, StringComparison.Ordinal);
        Assert.Contains("nobody is asked by it. Ring them.", await lead.Press($"/care/case/{id}", "Ask", ("words", "Which street?")), StringComparison.Ordinal);
        Assert.Contains("nobody is told by it. Ring them, and say", await lead.Press($"/care/case/{id}", "Decline", ("reason", "OutOfArea"), ("words", "Kent."), ("signpost", "The Kent team")), StringComparison.Ordinal);
        lead.Dispose();
    }

    [Fact]
    public async Task A_practice_that_sees_its_list_stands_in_the_log_of_each()
    {
        var (practice, actor) = await site.Enter("pam.practice@example.org", new AccountRole(RoleKind.CarePractice, CaredSite.Practice));
        var id = CaseId.New();
        Assert.Equal(CareResult.Done, await site.Grains.GetGrain<ICaseGrain>(id).Receive(new ReceiveReferral
        {
            Person = new CasePerson { PersonId = id, Name = "Lola Listed", Phone = "01632 960999" },
            Source = ReferralSource.Practice,
            From = "Windpump",
            Practice = CaredSite.Practice,
            Reference = "P-18",
            Wanted = "Company",
            Team = CaredSite.North,
            ConsentWords = "Yes",
        }, actor, default));
        var lead = CaredSite.Lead(CaredSite.North);
        await site.Known(lead, id, _ => true);
        for (var times = 0; times < 2; times++) Assert.Contains("P-18", await practice.Read($"/care/practice/{CaredSite.Practice}"), StringComparison.Ordinal);
        var log = (await CaseLog.Read(site.Grains, id, lead, default)).Lines;
        Assert.Single(log, line => line.Who == actor.Account && line.What == AuditAct.CaseListed);
        practice.Dispose();
    }

    // Asks by the public form, and waits until the team's lists have it.
    private async Task<string> Ask(Guest person, CareActor lead, params (string, string)[] fields)
    {
        var before = site.Book.WaitingList(lead).Select(r => r.Id).ToHashSet();
        var page = await person.Read("/local-care/ask");
        using var sent = await person.Send("/local-care/ask", "", [.. fields, ("id", FormId().Match(page).Groups[1].Value), ("place", "fenland"), ("agrees", "true")]);
        Assert.StartsWith("/local-care/ask/thanks?reference=", sent.Headers.Location?.OriginalString ?? await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var reference = sent.Headers.Location!.OriginalString[^9..];
        Assert.Contains(reference, await person.Read(sent.Headers.Location.OriginalString), StringComparison.Ordinal);
        await RunningSite.Until(() => site.Book.WaitingList(lead).Any(r => !before.Contains(r.Id)));
        var row = Assert.Single(site.Book.WaitingList(lead), r => !before.Contains(r.Id));
        Assert.Equal(reference, row.Reference);
        return row.Id;
    }

    [GeneratedRegex("""name="goal" value="([^"]+)""")]
    private static partial Regex Goal();

    [GeneratedRegex("""name="id" value="([^"]+)""")]
    private static partial Regex FormId();
}
