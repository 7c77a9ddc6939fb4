using Hay.Grains;
using Hay.Uptake;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Uptake;

/// <summary>From what people press to the figures that may be published.</summary>
public sealed class CountedTests(RunningSite site) : IClassFixture<RunningSite>
{
    private const string Somewhere = "fe-n-orchard-rows";
    private UptakeReader Reader => site.Services.GetRequiredService<UptakeReader>();

    [Fact]
    public async Task Somebody_says_where_they_live_sees_it_and_takes_it_back()
    {
        using var me = new Guest(site);
        Assert.Contains("Let my area be counted", await me.Read("/me"), StringComparison.Ordinal);

        var plans = await me.Press("/me", "Count", ("neighbourhood", Somewhere), ("age", "65-79"));
        Assert.Contains("Thank you. Your area counts.", plans, StringComparison.Ordinal);
        Assert.Matches($"value=\"{Somewhere}\" selected", plans);
        Assert.Matches("value=\"65-79\" selected[^>]*>65 to 79", plans);
        Assert.Contains($$"""{"neighbourhood":"{{Somewhere}}","ageBand":"65-79"}""", (await me.Read("/me.json")).Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings(""), StringComparison.Ordinal);

        plans = await me.Press("/me", "Count", ("neighbourhood", "CB1 2AB"), ("age", "41"));
        Assert.Contains("Taken back.", plans, StringComparison.Ordinal);
        Assert.DoesNotContain("CB1", await me.Read("/me.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_held_a_place_is_counted_the_next_day_and_today_only_roughly()
    {
        var activity = await site.List(title: "Soup and a jigsaw", capacity: 60);
        Assert.True((await Reader.Today(default)).Of("peterborough", Measure.Going).IsNone);
        await Reader.CountAnew(default);
        for (var i = 0; i < 40; i++)
        {
            using var guest = new Guest(site);
            await guest.Press("/me", "Count", ("neighbourhood", Somewhere), ("age", "25-44"));
            await guest.Press(activity.Path, "Hold", ("session", activity.First.Value));
            await guest.Press(activity.Path, "Save");
        }

        var space = activity.Path.Split('/')[1];
        await Until(async () => (await Reader.Today(default)).Of(space, Measure.Going).Shown >= 20);
        var quarter = Quarter.Of(DateOnly.FromDateTime(activity.First.ToLocal()));
        Assert.True(Reader.Figures.OfNeighbourhood(quarter, Somewhere, Measure.Going).IsNone);

        site.Pass(TimeSpan.FromDays(1));
        await Reader.CountAnew(default);
        var figures = Reader.Figures;
        Assert.Equal(LocalDay.Of(site.Clock.GetUtcNow()).AddDays(-1), figures.Through);
        // Forty, moved by a few: by how many hangs on the store's secret.
        Assert.InRange(figures.OfNeighbourhood(quarter, Somewhere, Measure.Going).Shown, 20, 60);
        Assert.InRange(figures.OfAge(Quarter.Of(figures.Through), "fenland", "25-44", Measure.Saved).Shown, 20, 60);
        Assert.True((await Reader.Today(default)).Of(space, Measure.Going).IsNone);
        Assert.False(Reader.IsDue);
    }

    [Fact]
    public async Task Who_is_forgotten_is_counted_nowhere_by_where_they_lived()
    {
        using var me = new Guest(site);
        await me.Press("/me", "Count", ("neighbourhood", "ca-n-backs"), ("age", "80+"));
        await me.Press("/me", "Forget");
        var journal = site.Services.GetRequiredService<IJournal>();
        await foreach (var entry in journal.ReadAsync(0, default)) Assert.NotEqual("ca-n-backs", entry.Fact.About?.Neighbourhood);
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 200 && !await isSo(); i++) await Task.Delay(50);
        Assert.True(await isSo());
    }
}
