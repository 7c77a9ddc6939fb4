using System.Net;
using Hay.Grains;

namespace Hay.Web.Tests.Site;

[Collection(OnTheSite.Name)]
public sealed class PageTests(RunningSite site)
{
    [Theory]
    [InlineData("/", "How are you today?")]
    [InlineData("/peterborough/near/bretton", "On today near Bretton")]
    [InlineData("/fenland", "In the next days")]
    [InlineData("/peterborough/pb-cathedral-quiet", "Your first time")]
    [InlineData("/search", "things to do")]
    [InlineData("/search?q=walk&space=cambridge&when=week&with=free&part=morning&page=2", "“walk” in Cambridge")]
    [InlineData("/me", "What Hay keeps about you")]
    [InlineData("/help-now", "116 123")]
    public async Task Every_page_opens_without_script_or_cookie(string path, string words)
    {
        using var guest = new Guest(site);

        var page = await guest.Read(path);

        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("These groups are invented, to show how Hay works", page, StringComparison.Ordinal);
        Assert.Contains("Text SHOUT to 85258", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/nowhere/at-all")]
    [InlineData("/fenland/no-such-group")]
    [InlineData("/a/b/c/d")]
    [InlineData("/%00")]
    [InlineData("/status/9999")]
    public async Task What_is_not_there_is_said_kindly(string path)
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get(path);

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
        if (answer.StatusCode == HttpStatusCode.NotFound) Assert.Contains("We cannot find that page", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activity_asked_for_in_the_wrong_space_leads_to_its_own()
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get("/cambridge/pb-cathedral-quiet");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/peterborough/pb-cathedral-quiet", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_group_that_has_stopped_is_gone_and_others_are_shown()
    {
        using var guest = new Guest(site);
        var activity = await site.List(title: "The Last Waltz");
        await site.Grains.GetGrain<IActivityGrain>(activity.Id).Withdraw(null, default);
        await RunningSite.Until(() => site.Catalogue.Find(activity.Id) is null);

        using var answer = await guest.Get(activity.Path);

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("The Last Waltz has stopped", page, StringComparison.Ordinal);
        Assert.Contains("Coming up in Fenland", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_typed_is_shown_as_text_only()
    {
        using var guest = new Guest(site);

        var page = await guest.Read("/search?q=" + Uri.EscapeDataString("\"><script>alert(1)</script>"));

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search?q=a&space=nowhere&when=someday&category=nothing&part=night&with=money&sort=up&page=-3")]
    [InlineData("/search?page=999999999999&near=atlantis")]
    public async Task An_address_that_makes_no_sense_is_read_as_far_as_it_does(string path)
    {
        using var guest = new Guest(site);

        Assert.Contains("What would you like to do?", await guest.Read(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_says_which_step_back_finds_something()
    {
        using var guest = new Guest(site);

        var page = await guest.Read("/search?q=yoga&space=fenland&with=men");

        Assert.Contains("Without “Men only”", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Robots_stay_away_while_groups_are_invented()
    {
        using var guest = new Guest(site);

        Assert.Contains("Disallow: /\n", await guest.Read("/robots.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_to_a_page_that_takes_nothing_is_refused_in_words()
    {
        using var guest = new Guest(site);
        var token = System.Text.RegularExpressions.Regex.Match(await guest.Read("/nominate"), """name="__RequestVerificationToken"[^>]*value="([^"]+)""").Groups[1].Value;

        using var sent = await guest.SendBare("/fenland/whats-on", ("__RequestVerificationToken", token));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, sent.StatusCode);
        Assert.Equal(["GET", "HEAD"], sent.Content.Headers.Allow);
        Assert.Contains("This page cannot do that", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var put = await guest.Put("/fenland/whats-on");
        Assert.Contains("That did not go through", await put.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
