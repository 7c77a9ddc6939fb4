using System.Net;
using System.Text.RegularExpressions;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Tests.Organise;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Care;

/// <summary>Two providers, one system: no page of the one says anything of a person of the other.</summary>
public sealed class CareApartTests(CaredSite site) : IClassFixture<CaredSite>
{
    [Fact]
    public async Task Nobody_sees_a_name_of_the_other_provider()
    {
        var (north, _) = await site.Enter("nora.apart@example.org", new AccountRole(RoleKind.CareLead, CaredSite.North), new AccountRole(RoleKind.CareConnector, CaredSite.North));
        var (south, southern) = await site.Enter("sue.apart@example.org", new AccountRole(RoleKind.CareLead, CaredSite.South), new AccountRole(RoleKind.CareConnector, CaredSite.South));
        // The same person at both: each provider knows of its own case alone.
        var theirs = await site.Refer("Zebedee Southerner", CaredSite.South, new DateOnly(1950, 2, 3));
        var ours = await site.Refer("Zebedee Southerner", CaredSite.North, new DateOnly(1950, 2, 3));
        var grain = site.Grains.GetGrain<ICaseGrain>(theirs);
        await grain.Accept(southern, default);
        await grain.PickUp(southern, default);
        await grain.AddContact(new Hay.Care.Contact { Id = CaseId.New(), At = site.Clock.GetUtcNow(), Note = "Quite secret" }, southern, default);
        await site.Known(southern, theirs, r => r.Step == CareStep.Active);
        await RunningSite.Until(() => north.Read("/care/list?of=waiting").Result.Contains(ours, StringComparison.Ordinal));

        string[] pages =
        [
            "/care", "/care/day", "/care/list?of=waiting", "/care/list?of=escalated", $"/care/list?team={CaredSite.South}",
            $"/care/list?team={CaredSite.South}&step=Active", $"/care/list?team={CaredSite.North}", $"/care/case/{ours}", "/care/figures", $"/care/case/{ours}/log", $"/care/case/{ours}/record.json", $"/care/case/{ours}/record.txt",
        ];
        foreach (var path in pages)
        {
            var page = await north.Read(path);
            Assert.False(SaysOfTheirs(page), $"{path} says something of the other provider’s case");
        }

        foreach (var (field, value) in new[] { ("name", "zebedee"), ("born", "1950-02-03") })
        {
            using var found = await north.SendTo("/care/list", (field, value));
            var page = await north.Read(found.Headers.Location!.OriginalString);
            Assert.Contains(ours, page, StringComparison.Ordinal);
            Assert.False(SaysOfTheirs(page), $"Looking for a {field} says something of the other provider’s case");
        }

        bool SaysOfTheirs(string page) => Regex.IsMatch(page, $"{theirs}|Quite secret|sue[.]apart", RegexOptions.IgnoreCase);

        foreach (var path in new[] { $"/care/case/{theirs}", $"/care/case/{theirs}?why=Safety", $"/care/case/{theirs}/log", $"/care/case/{theirs}/record.json?why=Safety", $"/care/case/{theirs}/record.txt" })
        {
            using var answer = await north.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("Zebedee", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        // As of a case that there is none of.
        Assert.Equal(HttpStatusCode.NotFound, (await north.Get($"/care/case/{CaseId.New()}")).StatusCode);
        foreach (var handler in new[] { "Close", "PickUp", "Risk", "Contact", "HandOver", "Escalate", "Consent" })
        {
            using var sent = await north.SendTo($"/care/case/{theirs}?handler={handler}", ("words", "Off"), ("note", "x"), ("told", "x"), ("reason", "x"), ("outcome", "Died"), ("team", CaredSite.North), ("given", "false"));
            Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
        }

        Assert.Contains("Quite secret", await south.Read($"/care/case/{theirs}"), StringComparison.Ordinal);
        north.Dispose();
        south.Dispose();
    }

    [Fact]
    public async Task A_lead_says_why_before_looking_at_what_a_colleague_holds_and_the_log_has_it()
    {
        var (lead, _) = await site.Enter("lil.apart@example.org", new AccountRole(RoleKind.CareLead, CaredSite.North));
        var id = await site.Held("Holly Held", new CareActor("cleo-connector", [new(RoleKind.CareConnector, CaredSite.North)]));

        var asked = await lead.Read($"/care/case/{id}");
        Assert.Contains("Why do you look?", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("Holly", asked, StringComparison.Ordinal);
        var record = await lead.Read($"/care/case/{id}?why=Supervision");
        Assert.Contains("<h1>Holly Held</h1>", record, StringComparison.Ordinal);
        // A browser keeps titles of pages, also where it keeps none of the pages.
        Assert.DoesNotMatch("<title>[^<]*Holly", record);
        Assert.Contains("Supervision", await lead.Read($"/care/case/{id}/log"), StringComparison.Ordinal);
        lead.Dispose();
    }

    [Fact]
    public async Task An_administrator_sees_who_looked_without_why_and_a_long_log_says_that_it_is_not_whole()
    {
        var (admin, _) = await site.Enter("ada.apart@example.org", new AccountRole(RoleKind.Administrator));
        var (lead, me) = await site.Enter("lyn.apart@example.org", new AccountRole(RoleKind.CareLead, CaredSite.North));
        var id = await site.Held("Dora Done", new CareActor("cy-connector", [new(RoleKind.CareConnector, CaredSite.North)]));
        await site.Grains.GetGrain<ICaseGrain>(id).Look(me, LookReason.Supervision, default);
        Assert.Equal(CareResult.Done, await site.Grains.GetGrain<ICaseGrain>(id).Close(CloseOutcome.Died, "x", me, default));
        var seen = await admin.Read($"/care/case/{id}/log");
        Assert.Contains("Read the record", seen, StringComparison.Ordinal);
        foreach (var word in new[] { "Died", "Supervision", "Closed it", "Took it", $"/care/case/{id}\"" }) Assert.DoesNotContain(word, seen, StringComparison.Ordinal);
        var whole = await lead.Read($"/care/case/{id}/log");
        foreach (var word in new[] { "Died", "Supervision", $"/care/case/{id}\"" }) Assert.Contains(word, whole, StringComparison.Ordinal);
        Assert.DoesNotContain("This is not all of it", whole, StringComparison.Ordinal);

        var line = new AuditEntry("cy-connector", AuditAct.CaseSeen, CareStoreNames.Case, id, "");
        for (var i = 0; i < CaseLog.Most / 100; i++) await site.Grains.GetGrain<ICaseLogGrain>(id).Write([.. Enumerable.Repeat(line, 100)], default);
        whole = await lead.Read($"/care/case/{id}/log");
        var before = System.Text.RegularExpressions.Regex.Match(whole, @"log\?before=(\d+)").Groups[1].Value;
        Assert.Contains("This is not all of it", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("Died", whole, StringComparison.Ordinal);
        var first = await lead.Read($"/care/case/{id}/log?before={before}");
        Assert.Contains("Died", first, StringComparison.Ordinal);
        Assert.Contains("the newest lines", first, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.Get($"/care/case/{id}/log?before=1")).StatusCode);
        admin.Dispose();
        lead.Dispose();
    }

    [Fact]
    public async Task A_choice_that_was_left_out_is_no_choice_and_nothing_typed_is_lost()
    {
        var (who, me) = await site.Enter("ina.apart@example.org", new AccountRole(RoleKind.CareConnector, CaredSite.North));
        var id = await site.Held("Ike Incomplete", me);
        (string Handler, (string, string)[] Fields)[] incomplete =
        [
            ("Close", [("words", "He is well.")]), ("Close", [("words", "He is well."), ("outcome", "Fine")]), ("Consent", [("words", "No.")]), ("Contact", [("note", "Hm"), ("entry", CaseId.New())]),
            ("Contact", [("note", "Hm"), ("kind", "Call"), ("minutes", "many")]), ("Score", [("goal", "x")]), ("Experience", [("of", "Person")]), ("Tried", [("what", "A walk"), ("how", "Well")]),
        ];
        foreach (var (handler, fields) in incomplete)
        {
            using var sent = await who.Send($"/care/case/{id}", handler, fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
            if (handler == "Close") Assert.Contains("He is well.", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var state = (await site.Grains.GetGrain<ICaseGrain>(id).Look(me, LookReason.None, default)).Case!;
        Assert.Equal((CareStep.Active, true, 0, 0), (state.Now.Step, state.HasConsent, state.Contacts.Length, state.Tried.Length));
        who.Dispose();
    }

    [Fact]
    public async Task A_commissioner_sees_protected_figures_and_nothing_that_is_exact()
    {
        for (var i = 0; i < 3; i++) await site.Refer($"Few {i}");
        var (who, _) = await site.Enter("kim.apart@example.org", new AccountRole(RoleKind.CareCommissioner, "care"));
        var (lead, _) = await site.Enter("lou.apart@example.org", new AccountRole(RoleKind.CareLead, CaredSite.North));
        await RunningSite.Until(() => site.Book.Count >= 3);

        Assert.Contains("New referrals", await who.Read("/care/figures?of=mine"), StringComparison.Ordinal);
        var figures = await who.Read("/care/figures/figures.csv?of=mine");
        // Nothing of this month: who could watch it move would know what happened to whom.
        Assert.StartsWith("# period,2026-04-01 to 2026-10-31", figures, StringComparison.Ordinal);
        Assert.Contains("referrals,0,referrals", figures, StringComparison.Ordinal);
        Assert.Contains("\"By month, everybody\",Oct 2026,contacts,0,contacts", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("team (demo)", figures, StringComparison.Ordinal);
        var exact = await lead.Read("/care/figures/figures.csv");
        Assert.Contains("North team (demo)", exact, StringComparison.Ordinal);
        Assert.DoesNotContain("*", exact.Replace("# ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(Kpis.Contacts.Counts, WebUtility.HtmlDecode(await lead.Read("/care/figures")), StringComparison.Ordinal);
        who.Dispose();
        lead.Dispose();
    }
}
