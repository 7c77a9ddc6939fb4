using System.Net;
using Hay.Grains;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Organise;

/// <summary>What people do is in the audit log before it is done, and administrators and they themselves can read it.</summary>
public sealed class AuditPageTests(AccountPageTests.WithPost site) : IClassFixture<AccountPageTests.WithPost>
{
    [Fact]
    public async Task What_hosts_and_organisers_do_is_told_with_who_and_why()
    {
        var first = (await Audit.Tail(site.Grains, default)).Head.Number;
        var (mia, account) = await site.SignIn("mia.audit@example.org");
        var (host, by) = await site.SignIn("host.audit@example.org", new AccountRole(RoleKind.Host, "fenland"));
        var group = await mia.Begin("Tea & Audit");
        var draft = await site.HandIn(group, account, "Tea, written down");
        await site.Grains.GetGrain<IActivityGrain>(draft).DecideDraft(new DecideDraft(1, Verdict.Approve, "", by.Id), default);
        await host.Send($"/host/fenland/listing/{draft}", "Pause", ("reason", "Ring 01632 960 123 before it goes on"));
        await host.Send($"/host/fenland/listing/{draft}", "Resume");
        await mia.Send($"/organise/{group}/tokens", "Make", ("name", "our calendar"), ("scope", "Listings"), ("until", "2026-12-24"));
        var token = Assert.Single(await site.Grains.GetGrain<IOrganisationGrain>(group).Tokens(default));
        await mia.Send($"/organise/{group}/tokens", "Revoke", ("token", token.Id));
        await mia.Send($"/organise/{group}", "Invite", ("email", "new.audit@example.org"));
        await site.Grains.GetGrain<IHooksGrain>(HookKeys.OfSpace("fenland")).Add(new AddHook("w-audit", "https://tool.example/", "sealed", by.Id), default);
        await mia.Read("/account.json");
        await mia.Send("/account", "Out", ("everywhere", "true"));

        var told = await Told(first);
        AuditAct[] hers = [.. told.Where(l => l.Who == account.Id).Select(l => l.What)];
        Assert.Equal(
            [AuditAct.AccountMade, AuditAct.PasswordChanged, AuditAct.SignedIn, AuditAct.RoleGiven, AuditAct.TokenMade, AuditAct.TokenRevoked, AuditAct.InvitationSent, AuditAct.DataExported, AuditAct.SignedOutEverywhere], hers);
        Assert.Equal([AuditAct.DraftApproved, AuditAct.ListingPaused, AuditAct.ListingResumed, AuditAct.WebhookAdded], told.Where(l => l.Who == by.Id && l.Kind != StoreNames.Account).Select(l => l.What));
        Assert.Equal("Ring … before it goes on", told.Single(l => l.What == AuditAct.ListingPaused && l.Id == draft).Note);
        Assert.DoesNotContain(told, l => $"{l}".Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_password_is_told_once_until_the_account_is_locked()
    {
        var (ann, account) = await site.SignIn("ann.audit@example.org");
        var first = (await Audit.Tail(site.Grains, default)).Head.Number;
        using var thief = new Guest(site);
        for (var i = 0; i < 10; i++) await thief.Send("/sign-in", "", ("email", account.Email), ("password", $"wrong {i}"));
        Assert.Equal([AuditAct.SignInFailed, AuditAct.AccountLocked], (await Told(first)).Where(l => l.Id == account.Id).Select(l => l.What));

        var page = await ann.Read("/account");
        Assert.Contains("A wrong password or number", page, StringComparison.Ordinal);
        Assert.Contains("Signed in", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_account_leaves_an_id_that_says_nothing()
    {
        var (bob, account) = await site.SignIn("bob.audit@example.org");
        var first = (await Audit.Tail(site.Grains, default)).Head.Number;
        await bob.Send("/account", "Delete", ("password", "three warm socks"));
        Assert.Equal((AuditAct.AccountErased, account.Id, account.Id), (await Told(first)).Where(l => l.Id == account.Id).Select(l => (l.What, l.Who, l.Id)).Single());
    }

    [Fact]
    public async Task An_administrator_reads_it_by_day_and_by_kind_and_further_back()
    {
        var (admin, me) = await site.SignIn("admin.audit@example.org", new AccountRole(RoleKind.Administrator));
        await Audit.Write(site.Grains, [.. Enumerable.Range(0, 120).Select(i => new AuditEntry(AuditEntry.Site, AuditAct.NeighbourAdded, StoreNames.Feeds, $"n{i:000}"))], default);

        var newest = await admin.Read("/host/audit?what=NeighbourAdded");
        Assert.Contains("n119", newest, StringComparison.Ordinal);
        Assert.DoesNotContain("n069", newest, StringComparison.Ordinal);
        Assert.DoesNotContain("Role given</td>", newest, StringComparison.Ordinal);
        Assert.Contains("<option value=\"DataExported\"", newest, StringComparison.Ordinal);
        // Of the logs of cases alone; but a list says here whom it showed where a case's own log cannot be read.
        Assert.DoesNotContain("<option value=\"CaseSeen", newest, StringComparison.Ordinal);
        Assert.Contains("<option value=\"CaseListed", newest, StringComparison.Ordinal);
        var older = await admin.Read(WebUtility.HtmlDecode(newest[(newest.IndexOf("href=\"/host/audit?", StringComparison.Ordinal) + 6)..].Split('"')[0]));
        Assert.Contains("n069", older, StringComparison.Ordinal);
        Assert.Contains("n020", older, StringComparison.Ordinal);

        var today = site.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("admin.audit", await admin.Read($"/host/audit?day={today}&what=SignedIn"), StringComparison.Ordinal);
        Assert.Contains("Nothing of that kind.", await admin.Read("/host/audit?day=2020-01-01"), StringComparison.Ordinal);
        Assert.Contains("Nothing of that kind.", await admin.Read($"/host/audit?before=1&day={today}"), StringComparison.Ordinal);
        Assert.Contains("Who did what", await admin.Read("/host/audit?day=yesterday&what=nothing&before=-7"), StringComparison.Ordinal);
        Assert.NotNull(me);
    }

    private async Task<List<AuditLine>> Told(long after)
    {
        var tail = await Audit.Tail(site.Grains, default);
        var lines = new List<AuditLine>();
        for (var page = AuditLog.PageOf(after + 1); page <= AuditLog.PageOf(tail.Head.Number); page++) lines.AddRange(await Audit.Page(site.Grains, tail, page, default));
        return [.. lines.Where(l => l.Number > after)];
    }
}
