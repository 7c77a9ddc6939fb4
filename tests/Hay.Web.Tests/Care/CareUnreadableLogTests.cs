using System.Net;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Tests.Organise;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Care;

/// <summary>One log that somebody damaged in the store itself keeps no other case from a list, and is said to be what it is.</summary>
public sealed class CareUnreadableLogTests(CaredSite site) : IClassFixture<CaredSite>
{
    private static readonly AccountRole[] Roles = [new(RoleKind.CareLead, CaredSite.North), new(RoleKind.CareConnector, CaredSite.North)];

    [Fact]
    public async Task A_list_is_shown_whole_while_the_audit_log_of_the_site_takes_the_line()
    {
        var (who, me) = await site.Enter("una.unreadable@example.org", Roles);
        var (admin, _) = await site.Enter("ada.unreadable@example.org", new AccountRole(RoleKind.Administrator));
        var torn = await site.Held("Tilda Torn", me);
        await site.Held("Wendy Well", me);
        await site.TearLog(torn, me);

        foreach (var page in new[] { await who.Read("/care/day"), await who.Read("/care/day"), await Found(who, "tilda"), await who.Read($"/care/list?team={CaredSite.North}") })
        {
            Assert.Contains("Tilda Torn", page, StringComparison.Ordinal);
            Assert.DoesNotContain("cannot be shown just now", page, StringComparison.Ordinal);
        }

        Assert.Contains("Wendy Well", await who.Read("/care/day"), StringComparison.Ordinal);
        var told = Assert.Single((await Audit.Tail(site.Grains, default)).Lines, l => l.Id == torn);
        Assert.Equal((me.Account, AuditAct.CaseListed, CareStoreNames.Case), (told.Who, told.What, told.Kind));
        var read = await admin.Read("/host/audit?what=CaseListed");
        foreach (var word in new[] { torn, "Case seen in a list", "The log of the case cannot be read." }) Assert.Contains(word, read, StringComparison.Ordinal);

        // The case itself stays shut, and who asks who looked is not shown an empty log.
        using var record = await who.Get($"/care/case/{torn}");
        Assert.Equal(HttpStatusCode.InternalServerError, record.StatusCode);
        Assert.DoesNotContain("Tilda", await record.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var asks in new[] { who, admin }) Assert.Contains("The log of this case cannot be read.", await asks.Read($"/care/case/{torn}/log"), StringComparison.Ordinal);
        Assert.DoesNotContain($"/care/case/{torn}\"", await admin.Read($"/care/case/{torn}/log"), StringComparison.Ordinal);
        who.Dispose();
        admin.Dispose();
    }

    [Fact]
    public async Task Where_that_log_takes_no_line_either_the_case_is_left_out_and_the_page_says_so()
    {
        var (who, me) = await site.Enter("uma.unreadable@example.org", Roles);
        var torn = await site.Held("Tessa Twice", me);
        await site.Held("Wilma Well", me);
        await site.TearLog(torn, me);
        site.SiteGate = () => Task.FromException(new IOException("The disk is full."));
        foreach (var page in new[] { await who.Read("/care/day"), await Found(who, "tessa") })
        {
            Assert.DoesNotContain("Tessa", page, StringComparison.Ordinal);
            Assert.Contains("One case cannot be shown just now.", page, StringComparison.Ordinal);
        }

        Assert.Contains("Wilma Well", await who.Read("/care/day"), StringComparison.Ordinal);
        site.SiteGate = () => Task.CompletedTask;
        var day = await who.Read("/care/day");
        Assert.Contains("Tessa Twice", day, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot be shown just now", day, StringComparison.Ordinal);
        who.Dispose();
    }

    private static async Task<string> Found(Guest who, string name)
    {
        using var found = await who.SendTo("/care/list", ("name", name));
        return await who.Read(found.Headers.Location!.OriginalString);
    }
}
