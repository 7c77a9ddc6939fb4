using System.Text.RegularExpressions;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Care;

/// <summary>Buttons say how many are behind them; a case is not closed over an open risk; what was escalated stays with who held it.</summary>
public sealed partial class CareListTests(CaredSite site) : IClassFixture<CaredSite>
{
    [Fact]
    public async Task Each_button_says_how_many_the_same_person_finds_behind_it()
    {
        var (connector, cora) = await site.Enter("cora.count@example.org", new AccountRole(RoleKind.CareConnector, CaredSite.North));
        var (lead, _) = await site.Enter("lea.count@example.org", new AccountRole(RoleKind.CareLead, CaredSite.North));
        var (liaison, _) = await site.Enter("lio.count@example.org", new AccountRole(RoleKind.CareLiaison, "care"));
        for (var i = 0; i < 3; i++) await site.Refer($"Arrived {i}");
        await site.Whole("Rosa Risk", cora);
        var stuck = await site.Held("Stella Stuck", cora);
        using var passed = await connector.Send($"/care/case/{stuck}", "Escalate", ("reason", "Nobody takes her."));
        Assert.Equal($"/care/case/{stuck}", passed.Headers.Location!.OriginalString.Split('#')[0]);
        await site.Known(cora, stuck, r => r.Step == CareStep.Escalated);
        Assert.Contains("Stella Stuck", await connector.Read($"/care/case/{stuck}"), StringComparison.Ordinal);

        foreach (var who in (Guest[])[connector, lead, liaison])
        {
            var buttons = Button().Matches(await who.Read("/care")).ToDictionary(m => m.Groups[1].Value, m => int.Parse(m.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(who != liaison, buttons.ContainsKey("waiting")); // nobody ever waits for the liaison
            foreach (var (of, count) in buttons) Assert.Equal(count, Row().Count(await who.Read($"/care/list?of={of}")));
            Assert.Equal((1, who == liaison ? 0 : 1), (buttons["escalated"], buttons["risks"]));
        }

        Assert.DoesNotContain("step=Received", await connector.Read("/care"), StringComparison.Ordinal); // a link to a list that is empty for her
        Assert.Contains("step=Received", await lead.Read("/care"), StringComparison.Ordinal);
        foreach (var who in (Guest[])[connector, lead, liaison]) who.Dispose();
    }

    [Fact]
    public async Task A_case_with_an_open_risk_is_closed_only_with_what_was_done_about_it()
    {
        var (connector, cora) = await site.Enter("cora.close@example.org", new AccountRole(RoleKind.CareConnector, CaredSite.South));
        var id = await site.Held("Rufus Risk", cora, CaredSite.South);
        Assert.Equal(CareResult.Done, await site.Grains.GetGrain<ICaseGrain>(id).AddRisk("r1", "He falls.", "His son", cora, default));
        using var asked = await connector.Send($"/care/case/{id}", "Close", ("outcome", "MovedOn"), ("words", "Well."), ("risk", "r1"), ("how-r1", ""));
        var page = await asked.Content.ReadAsStringAsync();
        Assert.Contains("A risk is still open.", page, StringComparison.Ordinal);
        Assert.Contains("What was done about this risk?", page, StringComparison.Ordinal);
        using var unsaid = await connector.Send($"/care/case/{id}", "Close", ("outcome", "MovedOn"), ("words", ""), ("risk", "r1"), ("how-r1", "A rail by the stairs."));
        Assert.Null((await site.Grains.GetGrain<ICaseGrain>(id).Look(cora, LookReason.None, default)).Case!.Risks.Single().SettledAt);
        Assert.Contains("Closed since", await connector.Press($"/care/case/{id}", "Close", ("outcome", "MovedOn"), ("words", "Well."), ("risk", "r1"), ("how-r1", "A rail by the stairs.")), StringComparison.Ordinal);
        var state = (await site.Grains.GetGrain<ICaseGrain>(id).Look(cora, LookReason.None, default)).Case!;
        Assert.Equal((CareStep.Closed, "A rail by the stairs."), (state.Now.Step, state.Risks.Single().SettledHow));
        connector.Dispose();
    }

    [GeneratedRegex("""href="/care/list\?of=(\w+)">[^<(]*\((\d+)\)""")]
    private static partial Regex Button();

    [GeneratedRegex("hay-care-row")]
    private static partial Regex Row();
}
