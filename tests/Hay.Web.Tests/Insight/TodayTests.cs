using System.Net;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Uptake;
using Hay.Web.Tests.Organise;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Insight;

/// <summary>Numbers of today move as facts arrive, and say no more than others do.</summary>
public sealed class TodayTests(FiguredSite site) : IClassFixture<FiguredSite>
{
    private const string Fenland = "/insight?handler=Today&space=fenland";

    [Fact]
    public async Task They_move_in_steps_and_only_analysts_see_them()
    {
        await site.Services.GetRequiredService<UptakeReader>().CountAnew(default);
        var (ana, _) = await site.SignIn("ana.today@example.org", new AccountRole(RoleKind.Analyst, "fenland"));
        Assert.Contains("""data-hay="today" """, await ana.Read("/insight"), StringComparison.Ordinal);
        Assert.Contains("<dt>people took a place</dt><dd>0</dd>", await ana.Read(Fenland), StringComparison.Ordinal);

        var activity = await site.List(capacity: 60);
        await Hold(activity, 3);
        await Shows(ana, @"\*");
        await Hold(activity, 37);
        await Shows(ana, "[1-6][05]"); // 40, moved by a few
        Assert.Contains("<dt>people took a place</dt><dd>0</dd>", await ana.Read("/insight?handler=Today&space=cambridge"), StringComparison.Ordinal);

        using var stranger = new Guest(site);
        using var answer = await stranger.Get(Fenland);
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task Hold(TestActivity activity, int people)
    {
        for (var i = 0; i < people; i++)
        {
            using var guest = new Guest(site);
            await guest.Press(activity.Path, "Hold", ("session", activity.First.Value));
        }
    }

    // A fact is on its way for a moment.
    private static async Task Shows(Guest ana, string number)
    {
        var page = "";
        for (var i = 0; i < 200 && !Regex.IsMatch(page, $"<dt>people took a place</dt><dd>{number}</dd>"); i++)
        {
            await Task.Delay(50);
            page = await ana.Read(Fenland);
        }

        Assert.Matches($"<dt>people took a place</dt><dd>{number}</dd>", page);
    }
}
