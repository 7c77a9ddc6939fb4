using System.Net;
using Hay.Grains;

namespace Hay.Web.Tests.Site;

/// <summary>"How are you today?" in a space: counted once a day, shown from eight, kind to who is low.</summary>
[Collection(OnTheSite.Name)]
public sealed class PulseTests(RunningSite site)
{
    [Fact]
    public async Task Looking_counts_nothing_and_from_the_eighth_answer_on_the_weather_shows()
    {
        using var looker = new Guest(site);
        Assert.Contains("Count my answer for Huntingdonshire", await looker.Read("/huntingdonshire/how?how=low"), StringComparison.Ordinal);
        for (var i = 0; i < PulseToday.Fewest - 1; i++) await Answer("huntingdonshire", "good");
        Assert.Contains("have answered today, you see", await looker.Read("/huntingdonshire/how"), StringComparison.Ordinal);

        // When it shows is drawn each day: after eight answers, or up to four more.
        var page = "";
        for (var i = 0; i < 5; i++) page = await Answer("huntingdonshire", "rough");

        Assert.Contains("About 10 people have answered today.", page, StringComparison.Ordinal);
        Assert.Contains("a few or none", page, StringComparison.Ordinal);
        site.Pass(TimeSpan.FromMinutes(1));
        Assert.Contains("About 10 people have answered today.", await looker.Read("/huntingdonshire"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_is_counted_once_a_day_and_holds_nothing_but_the_date()
    {
        using var me = new Guest(site);
        Assert.Contains("Your answer is counted for Cambridge today", await me.Press("/cambridge/how", "", ("how", "so-so")), StringComparison.Ordinal);
        var cookie = Assert.Single(me.Cookies.GetAllCookies(), c => c.Name == "hay-answered");
        Assert.Equal(10, cookie.Value.Length);
        Assert.Contains("You have answered today. Come back tomorrow.", await me.Read("/fenland/how"), StringComparison.Ordinal);
        using var second = await me.SendBare("/fenland/how", ("how", "low"), ("__RequestVerificationToken", await Token(me)));
        var again = await me.Read("/fenland/how");

        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Contains("not counted again", again, StringComparison.Ordinal);
        Assert.Contains("Would you rather talk to somebody?", again, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("low", true)]
    [InlineData("rough", true)]
    [InlineData("good", false)]
    public async Task Who_is_low_is_offered_somebody_to_talk_to_and_all_get_something_small(string how, bool offersTalk)
    {
        var page = await Answer("peterborough", how);

        Assert.Equal(offersTalk, page.Contains("Would you rather talk to somebody?", StringComparison.Ordinal));
        Assert.Equal(3, page.Split("hay-card__why").Length - 1);
    }

    [Fact]
    public async Task What_is_no_answer_and_what_has_no_token_is_refused()
    {
        using var me = new Guest(site);
        using var odd = await me.Send("/fenland/how", "", ("how", "splendid"));
        using var bare = await me.SendBare("/fenland/how", ("how", "good"));
        using var nowhere = await me.Get("/atlantis/how");

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.NotFound], [odd.StatusCode, bare.StatusCode, nowhere.StatusCode]);
    }

    [Fact]
    public async Task The_page_of_a_space_asks_and_leads_on_without_script()
    {
        using var me = new Guest(site);

        var page = await me.Read("/fenland");

        Assert.Contains("action=\"/fenland/how\" method=\"get\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("__RequestVerificationToken", page, StringComparison.Ordinal);
    }

    private async Task<string> Answer(string space, string how)
    {
        using var somebody = new Guest(site);
        return await somebody.Press($"/{space}/how", "", ("how", how));
    }

    private static async Task<string> Token(Guest guest) =>
        System.Text.RegularExpressions.Regex.Match(await guest.Read("/nominate"), """name="__RequestVerificationToken"[^>]*value="([^"]+)""").Groups[1].Value;
}
