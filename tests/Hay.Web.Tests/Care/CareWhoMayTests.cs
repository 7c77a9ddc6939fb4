using System.Net;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Tests.Organise;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Care;

/// <summary>Each page of the connector service, asked for and sent to by each role: the cells that are not named are refused.</summary>
public sealed class CareWhoMayTests(CaredSite site) : IClassFixture<CaredSite>
{
    // H: where every referral is, D: a day, L: lists, R: refer, M: what they referred, P: a practice's list, F: figures, N: those of their own teams, C: a case of the northern
    // team that another connector holds, W: one that waits there, E: one that was escalated, G: who looked at C, X: C as a file, A: where pages go that are left alone, K: the way to G by a number.
    private static readonly Dictionary<string, string> May = new()
    {
        ["nobody"] = "",
        ["no role"] = "A",
        ["host"] = "A",
        ["analyst"] = "AHF",
        ["link worker"] = "AHRM",
        ["administrator"] = "AGK",
        ["connector"] = "AHDLRMFW",
        ["connector elsewhere"] = "AHDLRMF",
        ["lead"] = "AHDLRMFCWGXK",
        ["lead elsewhere"] = "AHDLRMFEK",
        ["practice"] = "AHRP",
        ["practice elsewhere"] = "AHR",
        ["liaison"] = "AHLRMFE",
        ["commissioner"] = "AHF",
    };

    [Fact]
    public async Task Every_role_sees_its_pages_and_no_others()
    {
        var holder = new CareActor("another-connector", [new(RoleKind.CareConnector, CaredSite.North)]);
        var held = await site.Held("Hetty Held", holder);
        var waits = await site.Refer("Wanda Waits");
        Assert.Equal(CareResult.Done, await site.Grains.GetGrain<ICaseGrain>(waits).Accept(CaredSite.Lead(CaredSite.North), default));
        var escalated = await site.Refer("Esme Escalated", CaredSite.South);
        Assert.Equal(CareResult.Done, await site.Grains.GetGrain<ICaseGrain>(escalated).Escalate("Nobody here.", CaredSite.Lead(CaredSite.South), default));
        var pages = new Dictionary<char, (string Path, string Handler)>
        {
            ['A'] = ("/care/away", ""),
            ['H'] = ("/care", ""),
            ['D'] = ("/care/day", "Contact"),
            ['L'] = ("/care/list?of=waiting", ""),
            ['R'] = ("/care/refer", ""),
            ['M'] = ("/care/referred", ""),
            ['P'] = ($"/care/practice/{CaredSite.Practice}", ""),
            ['F'] = ("/care/figures", ""),
            ['C'] = ($"/care/case/{held}?why=Cover", "Close"),
            ['W'] = ($"/care/case/{waits}", "Close"),
            ['E'] = ($"/care/case/{escalated}", "Close"),
            ['G'] = ($"/care/case/{held}/log", ""),
            ['K'] = ("/care/looks", ""),
            ['X'] = ($"/care/case/{held}/record.txt?why=PersonAsked", ""),
        };

        foreach (var (role, may) in May)
        {
            using var who = role == "nobody" ? new Guest(site) : (await site.Enter($"{role.Replace(' ', '.')}.may@example.org", Roles(role))).Who;
            foreach (var (letter, (path, handler)) in pages)
            {
                using var seen = await who.Get(path);
                Assert.True(may.Contains(letter) == (seen.StatusCode == HttpStatusCode.OK), $"{role} asks for {path}: {seen.StatusCode} {seen.Headers.Location}");
                if (may.Contains(letter)) continue;
                var to = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? "&" : "?")}handler={handler}";
                using var sent = role == "nobody" ? await who.SendBare(to) : await who.SendTo(to, ("outcome", "MovedOn"), ("words", "Off"), ("case", held), ("entry", CaseId.New()));
                Assert.True(sent.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound, $"{role} sends to {path}: {sent.StatusCode}");
                if (sent.StatusCode == HttpStatusCode.Redirect) Assert.Matches("/status/403|/sign-in", sent.Headers.Location!.OriginalString);
            }
        }

        var now = (await site.Grains.GetGrain<ICaseGrain>(held).Look(holder, LookReason.None, default)).Case!;
        Assert.Equal((CareStep.Active, 0), (now.Now.Step, now.Contacts.Length));
    }

    private static AccountRole[] Roles(string role) => role switch
    {
        "host" => [new(RoleKind.Host, "fenland")],
        "analyst" => [new(RoleKind.Analyst, "fenland")],
        "link worker" => [new(RoleKind.Connector, "fenland")],
        "administrator" => [new(RoleKind.Administrator)],
        "connector" => [new(RoleKind.CareConnector, CaredSite.North)],
        "connector elsewhere" => [new(RoleKind.CareConnector, CaredSite.South)],
        "lead" => [new(RoleKind.CareLead, CaredSite.North)],
        "lead elsewhere" => [new(RoleKind.CareLead, CaredSite.South)],
        "practice" => [new(RoleKind.CarePractice, CaredSite.Practice)],
        "practice elsewhere" => [new(RoleKind.CarePractice, "demo-long-meadow")],
        "liaison" => [new(RoleKind.CareLiaison, "care")],
        "commissioner" => [new(RoleKind.CareCommissioner, "care")],
        _ => [],
    };
}
