using System.Net;
using Hay.Grains;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Organise;

/// <summary>Each page behind the sign-in, asked for and sent to by each role: the cells that are not named are refused.</summary>
public sealed class WhoMayTests(AccountPageTests.WithPost site) : IClassFixture<AccountPageTests.WithPost>
{
    // Role → pages it may see. G: the group, H: history, F: Fenland's queue, D: a draft there, L: a listing there, C: a claim,
    // B: the board, R: roles, N: numbers, U: sending a file, E: a feed, W: a feed that waits,
    // Y: the group's history, O: the board's, I: figures, V: one of their pages, P: a report, A: how people are, M: for analysts, K: wishes,
    // T: leading together in Fenland, X: tokens for programs, Z: the group's webhooks, Q: the space's, J: one of these, S: what Fenland follows, s: one of those, a: the audit log,
    // k: shortlists, p: the needs of networks, q: one of them.
    private static readonly Dictionary<string, string> May = new()
    {
        ["nobody"] = "",
        ["no role"] = "",
        ["organiser"] = "GHNUEYTXZ",
        ["organiser of another"] = "",
        ["colleague no more"] = "",
        ["host"] = "GHFDLCBUEWYOAKTQJSs",
        ["host of another space"] = "",
        ["analyst"] = "IVPMpq",
        ["connector"] = "k",
        ["administrator"] = "GHFDLCBRUEWYOIVPAMKTQJSsapq",
    };

    [Fact]
    public async Task Every_role_sees_its_pages_and_no_others()
    {
        var (mia, account) = await site.SignIn("mia.may@example.org");
        var group = await mia.Begin("Tea for Two");
        var listing = await site.HandIn(group, account, "Tea at two");
        await site.Grains.GetGrain<IActivityGrain>(listing).DecideDraft(new DecideDraft(1, Verdict.Approve, "", "a-host"), default);
        var draft = await site.HandIn(group, account, "Tea at three");
        await site.Grains.GetGrain<IFeedsGrain>(group).Add(new AddFeed("f-may", "Ours", "https://calendar.example/", FeedFormat.Calendar, account.Id, "It is the first."), default);
        await site.Grains.GetGrain<IHooksGrain>(HookKeys.OfSpace("fenland")).Add(new AddHook("w-may", "https://tool.example/", "sealed", account.Id), default);
        await site.Grains.GetGrain<IFeedsGrain>(FeedOwner.OfSpace("fenland")).Add(new AddFeed("f-next", "Next door", "https://next.example/", FeedFormat.Neighbour, account.Id, "", 5), default);
        var pages = new Dictionary<char, (string Path, string Handler)>
        {
            ['G'] = ($"/organise/{group}", "Write"),
            ['H'] = ($"/organise/listing/{listing}/history", ""),
            ['F'] = ("/host/fenland", "Settle"),
            ['D'] = ($"/host/fenland/draft/{draft}", ""),
            ['L'] = ($"/host/fenland/listing/{listing}", "Pause"),
            ['C'] = ($"/host/fenland/claim/{group}", ""),
            ['B'] = ("/host/fenland/board", "Notice"),
            ['R'] = ("/host/roles", "Give"),
            ['N'] = ($"/organise/{group}/numbers", ""),
            ['U'] = ($"/organise/{group}/feeds/file", "Look"),
            ['E'] = ($"/organise/{group}/feeds/f-may", "End"),
            ['Y'] = ($"/organise/{group}/history", ""),
            ['O'] = ("/host/fenland/board/history", ""),
            ['W'] = ($"/host/fenland/feed/{group}/f-may", ""),
            ['I'] = ("/insight", ""),
            ['V'] = ("/insight/reach", ""),
            ['P'] = ("/insight/report/fenland", ""),
            ['K'] = ("/host/fenland/wishes", "Settle"),
            ['A'] = ("/host/fenland/pulse", ""),
            ['M'] = ("/insight/pulse", ""),
            ['T'] = ("/organise/lead/fenland", ""),
            ['X'] = ($"/organise/{group}/tokens", "Make"),
            ['Z'] = ($"/organise/{group}/webhooks", "Add"),
            ['Q'] = ("/host/fenland/webhooks", "Add"),
            ['J'] = ("/host/fenland/webhooks/w-may", "Stop"),
            ['S'] = ("/host/fenland/feeds", ""),
            ['a'] = ("/host/audit", ""),
            ['p'] = ("/insight/pcn", ""),
            ['q'] = ("/insight/pcn/demo-pcn-north-fen", ""),
            ['k'] = ("/shortlists", "Make"),
            ['s'] = ("/host/fenland/feeds/f-next", "End"),
        };

        foreach (var (role, may) in May)
        {
            using var who = role switch
            {
                "nobody" => new Guest(site),
                "organiser" => mia,
                _ => (await site.SignIn($"{role.Replace(' ', '.')}@example.org", Roles(role, group))).Who,
            };
            foreach (var (letter, (path, handler)) in pages)
            {
                using var seen = await who.Get(path);
                Assert.True(may.Contains(letter) == (seen.StatusCode == HttpStatusCode.OK), $"{role} asks for {path}: {seen.StatusCode}");
                if (may.Contains(letter)) continue;
                // The same for what is sent: a form token of their own helps nobody.
                using var sent = role == "nobody" ? await who.SendBare($"{path}?handler={handler}") : await who.SendTo($"{path}?handler={handler}");
                Assert.True(sent.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed, $"{role} sends to {path}: {sent.StatusCode}");
                if (sent.StatusCode == HttpStatusCode.Redirect)
                {
                    var to = sent.Headers.Location!.OriginalString;
                    Assert.True(to.Contains("/status/403", StringComparison.Ordinal) || to.Contains("/sign-in", StringComparison.Ordinal), $"{role} sends to {path}: to {to}");
                }
            }
        }

        Assert.NotNull(await site.Grains.GetGrain<IActivityGrain>(listing).View(default));
        Assert.Equal(FeedStage.Waiting, Assert.Single(await site.Grains.GetGrain<IFeedsGrain>(group).View(default)).Stage);
        Assert.True(Assert.Single((await site.Grains.GetGrain<IHooksGrain>(HookKeys.OfSpace("fenland")).View(default)).All).IsWorking);
        Assert.Equal(FeedStage.Following, Assert.Single(await site.Grains.GetGrain<IFeedsGrain>(FeedOwner.OfSpace("fenland")).View(default)).Stage);
        Assert.Equal(DraftStage.Waiting, (await site.Grains.GetGrain<IActivityGrain>(draft).ViewForEditing(default)).Draft!.Stage);
    }

    private static AccountRole[] Roles(string role, string group) => role switch
    {
        "organiser of another" => [new(RoleKind.Organiser, "o-cake")],
        "colleague no more" => [new(RoleKind.Organiser, group)], // the account still says so; the group does not
        "host" => [new(RoleKind.Host, "fenland")],
        "host of another space" => [new(RoleKind.Host, "cambridge")],
        "analyst" => [new(RoleKind.Analyst, "fenland")],
        "connector" => [new(RoleKind.Connector, "fenland")],
        "administrator" => [new(RoleKind.Administrator)],
        _ => [],
    };
}
