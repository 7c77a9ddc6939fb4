using System.Net;
using System.Text.RegularExpressions;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Care;

/// <summary>What somebody typed is never lost: each form that is refused comes back as it was sent, open, with what was wrong at its field.</summary>
public sealed partial class CareFormsTests(CaredSite site) : IClassFixture<CaredSite>
{
    private static readonly string Long = new('x', 501);

    [Fact]
    public async Task A_refused_form_of_a_case_comes_back_open_with_all_that_was_typed_and_says_where()
    {
        var (connector, actor) = await site.Enter("forms.case@example.org", new AccountRole(RoleKind.CareConnector, CaredSite.North));
        var id = await site.Whole("Fay Forms", actor);
        var path = $"/care/case/{id}";
        var state = (await site.Grains.GetGrain<ICaseGrain>(id).Look(actor, LookReason.None, default)).Case!;
        (string Handler, string Field, (string, string)[] Sent)[] forms =
        [
            ("Wellbeing", "happy", [("entry", CaseId.New()), ("satisfied", "7"), ("worthwhile", "6"), ("happy", "abc"), ("anxious", "2"), ("on", "2026-11-23")]),
            ("Wellbeing", "satisfied", [("entry", CaseId.New()), ("satisfied", "17"), ("worthwhile", "6"), ("anxious", "2")]),
            ("Describe", "phone", [("name", "Fay Changed"), ("reach", "Letter"), ("needs", "A ramp"), ("tongue", "Welsh"), ("practice", CaredSite.Practice)]),
            ("Describe", "nhs", [("name", "Fay Changed"), ("nhs", "943 476 5918"), ("phone", "01632 960009")]),
            ("Discussion", "at", [("entry", CaseId.New()), ("with", "The nurse"), ("note", "All agree again"), ("at", "2027-05-04T10:15")]),
            ("Contact", "minutes", [("entry", CaseId.New()), ("case", id), ("kind", "Letter"), ("at", "2026-11-24T08:59"), ("minutes", "601"), ("note", "A long one"), ("next", "Ring back"), ("nextAt", "2026-12-01T10:00")]),
            ("Contact", "kind", [("entry", CaseId.New()), ("case", id), ("minutes", "20"), ("note", "Of no kind")]),
            ("Next", "at", [("words", "Yesterday"), ("at", "2026-11-20T10:00")]),
            ("Next", "at", [("words", "Some day"), ("at", "soon")]),
            ("Discussion", "at", [("entry", CaseId.New()), ("with", "The nurse"), ("note", "All agree"), ("at", "yesterday")]),
            ("Wellbeing", "on", [("entry", CaseId.New()), ("satisfied", "7"), ("on", "yesterday")]),
            ("Tried", "on", [("entry", CaseId.New()), ("what", "Yoga"), ("how", "DidNotGo"), ("words", "Too far"), ("on", "last week")]),
            ("Agree", "goal", [("goal", Long), ("goalId", CaseId.New()), ("sessions", "11")]),
            ("Score", "score", [("goal", state.Goals[0].Id), ("score", "11"), ("met", "true")]),
            ("Experience", "of", [("entry", CaseId.New()), ("score", "3"), ("words", "Hm, well")]),
            ("Tried", "what", [("entry", CaseId.New()), ("what", ""), ("how", "DidNotGo"), ("words", "Too far")]),
            ("Risk", "told", [("entry", CaseId.New()), ("note", "She may fall again")]),
            ("Settle", "how", [("risk", state.Risks[0].Id), ("how", Long)]),
            ("Consent", "given", [("share", "true"), ("words", "She said so")]),
            ("HandOver", "reason", [("team", CaredSite.South), ("reason", Long)]),
            ("Close", "outcome", [("words", "It ended well")]),
            ("Give", "email", [("email", "nobody.here@example.org")]),
        ];
        foreach (var (handler, field, sent) in forms)
        {
            using var answer = await connector.Send(path, handler, sent);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.True(HttpStatusCode.UnprocessableEntity == answer.StatusCode, $"{handler}: {answer.StatusCode}");
            var wrong = Assert.Single(Form().Matches(page).Select(m => m.Value), f => f.Contains("id=\"wrong\"", StringComparison.Ordinal));
            Assert.Contains($"handler={handler}", wrong, StringComparison.Ordinal);
            Assert.Contains("href=\"#wrong\"", page, StringComparison.Ordinal);
            Assert.True(!Folded().IsMatch(page.Replace(wrong, "THE-FORM", StringComparison.Ordinal)), $"{handler} is folded away");
            var pointed = Assert.Single(Field().Matches(wrong), m => m.Value.Contains("autofocus", StringComparison.Ordinal));
            Assert.Matches($"name=\"{field}\"", pointed.Value);
            Assert.Contains("aria-describedby=\"wrong", pointed.Value, StringComparison.Ordinal);
            if (!pointed.Value.Contains("radio", StringComparison.Ordinal)) Assert.Contains("aria-invalid=\"true\"", pointed.Value, StringComparison.Ordinal);
            foreach (var (name, value) in sent) Assert.True(Holds(wrong, name, value), $"{handler} lost {name}: {wrong}");
        }
    }

    [Fact]
    public async Task Where_a_colleague_closed_the_case_or_has_it_now_the_words_come_back()
    {
        var (connector, actor) = await site.Enter("forms.late@example.org", new AccountRole(RoleKind.CareConnector, CaredSite.North));
        var id = await site.Held("Liz Late", actor);
        var grain = site.Grains.GetGrain<ICaseGrain>(id);
        Assert.Equal(CareResult.Done, await grain.Close(CloseOutcome.MovedOn, "Done", CaredSite.Lead(CaredSite.North), default));
        using var closed = await connector.Send($"/care/case/{id}", "Discussion", ("entry", CaseId.New()), ("with", "The nurse"), ("note", "A talk of an hour"));
        Assert.Contains("A talk of an hour", await closed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(CareResult.Done, await grain.Reopen("Too soon", CaredSite.Lead(CaredSite.North), default));
        var page = await connector.Read($"/care/case/{id}");
        Assert.Equal(CareResult.Done, await grain.Give("somebody-else", CaredSite.Lead(CaredSite.North), default));
        var token = Token().Match(page).Groups[1].Value;
        using var gone = await connector.SendBare($"/care/case/{id}?handler=Discussion", ("entry", CaseId.New()), ("with", "The nurse"), ("note", "Another of two"), ("__RequestVerificationToken", token));
        var said = WebUtility.HtmlDecode(await gone.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Contains("Another of two", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Liz", said, StringComparison.Ordinal);
        using var none = await connector.Get($"/care/case/{CaseId.New()}");
        var words = await none.Content.ReadAsStringAsync();
        Assert.Contains("There is no such record here", words, StringComparison.Ordinal);
        Assert.DoesNotContain("group", words[words.IndexOf("<h1", StringComparison.Ordinal)..words.IndexOf("</h1>", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_slower_of_two_connectors_hears_that_a_colleague_was_quicker()
    {
        var (slow, actor) = await site.Enter("forms.slow@example.org", new AccountRole(RoleKind.CareConnector, CaredSite.North));
        var id = await site.Refer("Tom Taken");
        var grain = site.Grains.GetGrain<ICaseGrain>(id);
        Assert.Equal(CareResult.Done, await grain.Accept(CaredSite.Lead(CaredSite.North), default));
        var token = Token().Match(await slow.Read($"/care/case/{id}")).Groups[1].Value;
        Assert.Equal(CareResult.Done, await grain.PickUp(actor with { Account = "the-quicker" }, default));
        using var sent = await slow.SendBare($"/care/case/{id}?handler=PickUp", ("__RequestVerificationToken", token));
        Assert.Equal("/care/day#said", sent.Headers.Location?.OriginalString);
        Assert.Contains("A colleague was quicker", await slow.Read("/care/day"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_somebody_wants_to_be_reached_is_beside_their_number()
    {
        var (connector, actor) = await site.Enter("forms.reach@example.org", new AccountRole(RoleKind.CareConnector, CaredSite.North));
        var id = await site.Held("Rita Reach", actor);
        var person = (await site.Grains.GetGrain<ICaseGrain>(id).Look(actor, LookReason.None, default)).Case!.Person;
        Assert.Equal(CareResult.Done, await site.Grains.GetGrain<ICaseGrain>(id).Describe(person with { ReachBy = ReachBy.Text, ReachNote = "Do not leave a message" }, actor, default));
        await site.Known(actor, id, r => r.ReachNote.Length > 0);
        foreach (var (path, end) in new[] { ("/care/day", "Write down a contact"), ($"/care/case/{id}", "Parts of the case") })
        {
            var page = await connector.Read(path);
            var head = page[page.IndexOf("Rita Reach", StringComparison.Ordinal)..page.IndexOf(end, StringComparison.Ordinal)];
            Assert.Contains("Text them", head, StringComparison.Ordinal);
            Assert.Contains("01632 960001", head, StringComparison.Ordinal);
            Assert.Contains("Do not leave a message", head, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Back_leads_to_what_was_found_and_no_name_stands_in_its_address()
    {
        var (connector, actor) = await site.Enter("forms.search@example.org", new AccountRole(RoleKind.CareConnector, CaredSite.North));
        await site.Held("Sally Sought", actor);
        var token = Token().Match(await connector.Read("/care")).Groups[1].Value;
        using var found = await connector.SendBare("/care/list", ("name", "Sought"), ("__RequestVerificationToken", token));
        var address = found.Headers.Location!.OriginalString;
        Assert.DoesNotContain("Sought", address, StringComparison.OrdinalIgnoreCase);
        for (var times = 0; times < 2; times++) Assert.Contains("Sally Sought", await connector.Read(address), StringComparison.Ordinal);
        var (other, _) = await site.Enter("forms.thief@example.org", new AccountRole(RoleKind.CareConnector, CaredSite.North));
        using var stolen = await other.Get(address);
        Assert.Equal("/care", stolen.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task An_administrator_reads_who_looked_by_the_number_that_people_know()
    {
        var (admin, actor) = await site.Enter("forms.admin@example.org", new AccountRole(RoleKind.Administrator));
        var id = await site.Held("Nora Number", new CareActor("a-holder", [new(RoleKind.CareConnector, CaredSite.North)]));
        var number = $"{id[..4]}-{id[4..8]}".ToUpperInvariant();
        Assert.Contains("/care/looks", await admin.Read("/host/audit"), StringComparison.Ordinal);
        using var asked = await admin.Get($"/care/case/{number}/log");
        Assert.Equal($"/care/looks?reference={number}", asked.Headers.Location?.OriginalString);
        using var known = await admin.Get($"/care/looks?reference={number}");
        Assert.Equal($"/care/case/{id}/log", known.Headers.Location?.OriginalString);
        Assert.DoesNotContain("Nora", await admin.Read($"/care/case/{id}/log"), StringComparison.Ordinal);
        using var none = await admin.Get("/care/looks?reference=0000-0000");
        Assert.Contains("There is no case of that number", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var (connector, _) = await site.Enter("forms.nolog@example.org", new AccountRole(RoleKind.CareConnector, CaredSite.North));
        using var refused = await connector.Get($"/care/looks?reference={number}");
        Assert.Contains("/status/403", refused.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_practice_loses_no_long_answer_and_names_nobody_in_its_list()
    {
        var (practice, actor) = await site.Enter("forms.practice@example.org", new AccountRole(RoleKind.CarePractice, CaredSite.Practice));
        var form = CaseId.New();
        (string, string)[] fields = [("id", form), ("as", CaredSite.Practice), ("name", "Askme Back"), ("phone", "01632 960888"), ("wanted", "Company"), ("agrees", "true")];
        foreach (var bad in (string[])["Mr Askme Back 01/02/1970", "AB 1970-02-01", "943 476 5919", "b. 1 Feb 1970"])
        {
            using var refused = await practice.Send("/care/refer", "", [.. fields, ("reference", bad)]);
            Assert.Contains("looks like a date of birth or an NHS number", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await practice.Press("/care/refer", "", [.. fields, ("reference", "WP-2026-0117")]);
        Assert.Equal(CareResult.Done, await site.Grains.GetGrain<ICaseGrain>(form).Ask("Stairs?", CaredSite.Lead(CaredSite.North), default));
        await site.Known(CaredSite.Lead(CaredSite.North), form, r => r.Step == CareStep.Asked);
        var path = $"/care/practice/{CaredSite.Practice}/{form}";
        var most = int.Parse(Most().Match(await practice.Read(path)).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        using var tooLong = await practice.Send(path, "", ("words", new string('y', most + 1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
        Assert.Contains(new string('y', most + 1), await tooLong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var fits = await practice.Send(path, "", ("words", new string('y', most)));
        Assert.Equal(HttpStatusCode.Redirect, fits.StatusCode);
    }

    [Fact]
    public async Task Everything_wrong_on_the_public_form_is_said_at_once_and_at_its_field()
    {
        using var guest = new Guest(site);
        using var sent = await guest.Send("/local-care/ask", "", ("name", "Fred Future"), ("phone", "none"), ("born", "2031-01-01"), ("wanted", "Tea"), ("place", "cambridge"));
        var page = WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync());
        foreach (var (field, words) in new[] { ("phone", "A telephone number has digits in it."), ("born", "That day of birth is still to come."), ("agrees", "Tick that we may keep this.") })
        {
            Assert.Contains($"<a href=\"#{field}\">{words}", page, StringComparison.Ordinal);
            Assert.Contains($"id=\"{field}-wrong\">{words}", page, StringComparison.Ordinal);
        }

        Assert.Equal(3, Regex.Count(page, "aria-invalid=\"true\""));
        Assert.Matches("id=\"said\"[^>]*autofocus", page);
        foreach (var path in (string[])["/local-care", "/local-care/care-connectors"]) Assert.Contains("href=\"/local-care/ask\"", await guest.Read(path), StringComparison.Ordinal);
        Assert.Contains("You need no doctor", await guest.Read("/local-care/care-connectors"), StringComparison.Ordinal);
        Assert.Contains("<dt>How long people wait</dt>", await guest.Read("/local-care?need=sleep"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_of_teams_are_said_and_each_button_says_what_it_keeps()
    {
        var (connector, actor) = await site.Enter("forms.words@example.org", new AccountRole(RoleKind.CareConnector, CaredSite.North));
        var account = await connector.Read("/account");
        account = account[..account.IndexOf("Your name", StringComparison.Ordinal)]; // what happened, below, is as the log has it
        Assert.Contains(site.Book.Network.Teams[CaredSite.North].Name, account, StringComparison.Ordinal);
        Assert.DoesNotContain(CaredSite.North, account, StringComparison.Ordinal);
        Assert.Contains(">Connector service</a>", account, StringComparison.Ordinal);
        var page = await connector.Read($"/care/case/{await site.Whole("Will Words", actor)}");
        Assert.DoesNotContain(">Keep it</button>", page, StringComparison.Ordinal);
        Assert.Contains("action=\"/account?handler=Out\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/care/day\">My day", page, StringComparison.Ordinal);
    }

    // Whether a field of a form is as it was sent.
    private static bool Holds(string form, string name, string value) =>
        name is "case" or "risk" || (name == "goal" && form.Contains("handler=Score", StringComparison.Ordinal))
        || Regex.IsMatch(form, $"""<textarea[^>]* name="{name}"[^>]*>\s*{Regex.Escape(value)}</textarea>""")
        || Regex.Matches(form, $"""<input[^>]* name="{name}"[^>]*>""").Any(m => m.Value.Contains($"value=\"{value}\"", StringComparison.Ordinal) && (!m.Value.Contains("type=\"checkbox\"", StringComparison.Ordinal) || m.Value.Contains("checked", StringComparison.Ordinal)))
        || Regex.IsMatch(form, $"""<select[^>]* name="{name}"(?:(?!</select>).)*<option[^>]*value="{value}"[^>]*selected""", RegexOptions.Singleline);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    // A fold that is shut around the form.
    [GeneratedRegex("<details(?![^>]* open)[^>]*><summary>[^<]*</summary>THE-FORM")]
    private static partial Regex Folded();

    [GeneratedRegex("<(input|textarea|select)[^>]*>")]
    private static partial Regex Field();

    [GeneratedRegex("""maxlength="(\d+)""")]
    private static partial Regex Most();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
