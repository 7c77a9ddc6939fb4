using System.Net;
using System.Text.Json;
using Hay.Grains;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Site;

/// <summary>Four questions on the page of somebody's plans.</summary>
public sealed class HowThingsAreTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task Somebody_answers_some_sees_it_waits_four_weeks_and_takes_it_back()
    {
        using var me = new Guest(site);
        Assert.Contains("Answer four questions", await me.Read("/me"), StringComparison.Ordinal);

        var plans = WebUtility.HtmlDecode(await me.Press("/me", "HowThingsAre", ("satisfied", "0"), ("worthwhile", ""), ("happy", "10"), ("anxious", "3")));
        Assert.Contains("Thank you. If things are hard just now", plans, StringComparison.Ordinal);
        Assert.Matches("life nowadays\\? <strong>0<", plans);
        Assert.Matches("worthwhile\\? <strong>not said<", plans);
        Assert.Contains("You can answer again from Tuesday 22 December", plans, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"satisfied\"", plans, StringComparison.Ordinal);
        Assert.Contains("You answered not long ago", await me.Press("/me", "HowThingsAre", ("satisfied", "9")), StringComparison.Ordinal);
        using (var copy = JsonDocument.Parse(await me.Read("/me.json")))
        {
            Assert.Equal("""{"satisfied":0,"happy":10,"anxious":3}""", JsonSerializer.Serialize(copy.RootElement.GetProperty("firstAnswer").GetProperty("said")));
        }

        site.Pass(TimeSpan.FromDays(28));
        plans = WebUtility.HtmlDecode(await me.Press("/me", "HowThingsAre", ("satisfied", "5"), ("worthwhile", "eleven")));
        Assert.Matches("life nowadays\\? <strong>0 the first time, 5 the last time<", plans);
        Assert.Matches("happy did you feel yesterday\\? <strong>10 the first time, not said the last time<", plans);

        plans = await me.Press("/me", "TakeBackHowThingsAre");
        Assert.Contains("Taken back. Your answers are deleted and count no more.", plans, StringComparison.Ordinal);
        Assert.Contains("Answer four questions", plans, StringComparison.Ordinal);
        using (var copy = JsonDocument.Parse(await me.Read("/me.json"))) Assert.False(copy.RootElement.TryGetProperty("latestAnswer", out _));
    }

    [Fact]
    public async Task Who_leaves_out_all_four_stays_nobody()
    {
        using var me = new Guest(site);

        var plans = await me.Press("/me", "HowThingsAre", ("satisfied", ""), ("worthwhile", ""), ("happy", ""), ("anxious", ""));

        Assert.Contains("You left out all four, so nothing is kept.", plans, StringComparison.Ordinal);
        Assert.DoesNotContain(me.Cookies.GetAllCookies(), c => c.Name == "hay-me");
    }

    [Fact]
    public async Task With_whoever_is_forgotten_go_their_answers()
    {
        using var me = new Guest(site);
        await me.Press("/me", "HowThingsAre", ("happy", "7"));
        await RunningSite.Until(() => Answers().Result.Exists(fact => fact.Wellbeing?.Happy == 7));

        await me.Press("/me", "Forget");

        Assert.DoesNotContain(await Answers(), fact => fact.Wellbeing?.Happy == 7);
    }

    private async Task<List<Fact>> Answers()
    {
        var facts = new List<Fact>();
        await foreach (var entry in site.Services.GetRequiredService<IJournal>().ReadAsync(0, default))
        {
            if (entry.Fact.Kind == FactKind.SaidHowThingsAre) facts.Add(entry.Fact);
        }

        return facts;
    }
}
