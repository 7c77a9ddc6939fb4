using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Organise;

/// <summary>What happened to groups and boards can be read, compared and undone.</summary>
public sealed partial class RecordHistoryTests(AccountPageTests.WithPost site) : IClassFixture<AccountPageTests.WithPost>
{
    private static readonly AccountRole OfFenland = new(RoleKind.Host, "fenland");

    [Fact]
    public async Task What_a_group_said_of_itself_can_be_looked_at_and_brought_back()
    {
        var (ida, account) = await site.SignIn("ida.history@example.org");
        var group = await ida.Begin("Ida’s Improvisers");
        var grain = site.Grains.GetGrain<IOrganisationGrain>(group);
        var begun = (await grain.View(default))!;
        await grain.Write(begun with { About = "All of us pretend." }, account.Id, isByHost: false, default);
        await grain.Write(begun with { About = "Something rude." }, account.Id, isByHost: false, default);

        var page = $"/organise/{group}/history";
        await RunningSite.Until(() => Versions(ida.Read(page).Result).Length == 3);
        var history = await ida.Read(page);
        Assert.Contains("ida.history looks after it from then on", history, StringComparison.Ordinal);
        var middle = Versions(history)[1];
        var compared = await ida.Read($"{page}?version={middle}");
        Assert.Contains("All of us pretend.", compared, StringComparison.Ordinal);
        Assert.Contains("Something rude.", compared, StringComparison.Ordinal);
        Assert.DoesNotContain("<th scope=\"row\">Name</th>", compared, StringComparison.Ordinal);

        var (host, _) = await site.SignIn("host.history@example.org", OfFenland);
        await host.Press($"{page}?version={middle}", "", ("version", middle));
        var now = (await grain.Team(default)).Details!;
        Assert.Equal("All of us pretend.", now.About);
        Assert.Equal(Claim.Claimed, now.Claim);
        await RunningSite.Until(() => host.Read(page).Result.Contains("host.history", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_notice_that_a_host_changed_is_put_up_again_as_it_was()
    {
        var (host, account) = await site.SignIn("board.history@example.org", OfFenland);
        var board = site.Grains.GetGrain<ISpaceGrain>("fenland");
        var notice = new Notice { Id = "n-history", Kind = NoticeKind.HeadsUp, Title = "The hall is shut", From = new(2026, 11, 20), Until = new(2026, 12, 1) };
        await board.Post(notice, null, default);
        await board.Post(notice with { Title = "The hall is open" }, account.Id, default);

        const string Page = "/host/fenland/board/history";
        await RunningSite.Until(() => Versions(host.Read(Page).Result).Length >= 2);
        var versions = Versions(await host.Read(Page));
        var (open, before) = (versions[0], versions[1]);
        Assert.Contains("The hall is shut", await host.Read($"{Page}?version={before}"), StringComparison.Ordinal);
        await host.Press($"{Page}?version={before}", "", ("version", before));
        Assert.Equal("The hall is shut", (await board.View(default)).Notices.Single(n => n.Id == notice.Id).Title);
        using var gone = await host.Send($"{Page}?version={open}", "", ("version", "4711"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.StatusCode);
    }

    // The newest first.
    private static string[] Versions(string page) => [.. Version().Matches(page).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"history\?version=(\d+)")]
    private static partial Regex Version();
}
