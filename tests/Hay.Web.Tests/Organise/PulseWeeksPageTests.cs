using System.Text.Json;
using Hay.Grains;
using Hay.Web.Tests.Accounts;

namespace Hay.Web.Tests.Organise;

/// <summary>Hosts and analysts see weeks that are over, protected, and nothing of the present one.</summary>
public sealed class PulseWeeksPageTests(AccountPageTests.WithPost site) : IClassFixture<AccountPageTests.WithPost>
{
    [Fact]
    public async Task A_week_shows_when_it_is_over()
    {
        var pulse = site.Grains.GetGrain<IPulseGrain>("fenland");
        for (var i = 0; i < 9; i++) await pulse.Answer(PulseAnswer.SoSo, default);
        await pulse.Answer(PulseAnswer.Rough, default);
        Assert.Empty(await pulse.Weeks(default));
        site.Pass(TimeSpan.FromDays(7));
        var (host, _) = await site.SignIn("weeks.host@example.org", new AccountRole(RoleKind.Host, "fenland"));
        var (analyst, _) = await site.SignIn("weeks.ana@example.org", new AccountRole(RoleKind.Analyst, "fenland"));

        var (hosts, analysts) = (await host.Read("/host/fenland/pulse"), await analyst.Read("/insight/pulse"));

        Assert.Contains("<td>0</td><td>0</td><td>10</td><td>0</td><td>*</td><td>10 &#x2B; *</td>", hosts, StringComparison.Ordinal);
        Assert.Contains("2026-11-23", analysts, StringComparison.Ordinal);
        Assert.Contains("2026-11-23,Fenland,0,0,10,0,*,10 + *", await analyst.Read("/insight/pulse/table.csv"), StringComparison.Ordinal);
        var said = await Design.HtmlTests.Validate(JsonSerializer.Serialize(new object[] { new { path = "host", html = hosts }, new { path = "insight", html = analysts } }));
        Assert.True(said.Length == 0, said);
    }
}
