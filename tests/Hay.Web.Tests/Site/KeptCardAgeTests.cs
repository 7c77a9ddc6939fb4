namespace Hay.Web.Tests.Site;

/// <summary>A site of its own, for its clock is put forward.</summary>
public sealed class KeptCardAgeTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task A_kept_card_says_today_when_tomorrow_has_come()
    {
        using var guest = new Guest(site);
        await site.List(title: "Ombrometer club");
        const string Search = "/search?q=ombrometer";
        Assert.Contains("<span class=\"hay-card__day\">Tomorrow</span>", await guest.Read(Search), StringComparison.Ordinal);

        site.Pass(TimeSpan.FromHours(16));

        Assert.Contains("<span class=\"hay-card__day\">Today</span>", await guest.Read(Search), StringComparison.Ordinal);
    }
}
