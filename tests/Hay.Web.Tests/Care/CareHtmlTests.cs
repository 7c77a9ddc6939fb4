using System.Text.Json;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Tests.Design;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Care;

/// <summary>The pages of the connector service, with something in them, as npm's html-validate reads them.</summary>
public sealed class CareHtmlTests(CaredSite site) : IClassFixture<CaredSite>
{
    [Fact]
    public async Task Every_page_is_valid_html()
    {
        AccountRole[] roles = [new(RoleKind.CareLead, CaredSite.North), new(RoleKind.CareConnector, CaredSite.North), new(RoleKind.CarePractice, CaredSite.Practice), new(RoleKind.CareLiaison, "care")];
        var (lead, actor) = await site.Enter("html.care@example.org", roles);
        var id = await site.Whole("Hugh <Html> & Sons", actor);
        var arrived = await site.Refer("Anna Arrived", born: new DateOnly(1970, 1, 1));
        var escalated = await site.Refer("Ed Escalated", born: new DateOnly(1970, 1, 1));
        await site.Grains.GetGrain<ICaseGrain>(escalated).Escalate("Nobody.", actor, default);
        using var sent = await lead.Send("/care/refer", "", ("id", CaseId.New()), ("as", CaredSite.Practice), ("name", "Paul"), ("phone", "1"), ("wanted", "Tea"), ("agrees", "true"), ("reference", "A & B"));
        var mine = CaseId.New();
        using var asColleague = await lead.Send("/care/refer", "", ("id", mine), ("as", ""), ("practice", CaredSite.Practice), ("name", "Mina"), ("phone", "1"), ("wanted", "Tea"), ("agrees", "true"), ("reference", "<C>"));
        await site.Grains.GetGrain<ICaseGrain>(mine).Ask("Where & when?", actor, default);
        var other = await site.Held("Otto Other", new CareActor("someone-else", [new(RoleKind.CareConnector, CaredSite.North)]));
        await site.Known(actor, escalated, r => r.Step == CareStep.Escalated);
        await site.Known(actor, mine, r => r.Step == CareStep.Asked);
        using var person = new Guest(site);

        var pages = new List<object>();
        foreach (var path in new[]
        {
            "/care", "/care/day", "/care/list?of=waiting", "/care/list?of=escalated", "/care/list?of=risks", $"/care/case/{id}", $"/care/case/{arrived}", $"/care/case/{escalated}", $"/care/case/{other}",
            $"/care/case/{id}/log", "/care/refer", "/care/referred", $"/care/referred/{mine}", $"/care/practice/{CaredSite.Practice}", "/care/figures", "/care/figures?of=all", "/care/second", "/care/away", "/care/looks",
        }) pages.Add(new { path, html = await lead.Read(path) });
        foreach (var path in new[] { "/local-care/ask", "/local-care/ask/thanks?reference=ABCD-1234" }) pages.Add(new { path, html = await person.Read(path) });

        // Refused, with what was wrong in the form.
        foreach (var (handler, fields) in new[] { ("Wellbeing", new[] { ("satisfied", "17") }), ("Experience", [("score", "3")]), ("Describe", [("name", "A & B")]), ("Next", [("words", ""), ("at", "")]) })
        {
            using var refused = await lead.Send($"/care/case/{id}", handler, fields);
            pages.Add(new { path = $"refused {handler}", html = await refused.Content.ReadAsStringAsync() });
        }

        using var asked = await person.Send("/local-care/ask", "", ("name", ""));
        pages.Add(new { path = "refused ask", html = await asked.Content.ReadAsStringAsync() });

        var said = await HtmlTests.Validate(JsonSerializer.Serialize(pages));

        Assert.True(said.Length == 0, said);
    }
}
