using System.Net;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Site;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Care;

/// <summary>The public form of those who ask by themselves.</summary>
public sealed class AskPageTests(CaredSite site) : IClassFixture<CaredSite>
{
    private static readonly CareActor Lead = CaredSite.Lead(CaredSite.South);

    [Fact]
    public async Task What_is_missing_is_said_in_plain_words_and_nothing_typed_is_lost()
    {
        using var guest = new Guest(site);
        foreach (var (left, words) in new[] { ("name", "Tell us what to call you."), ("phone", "Leave a telephone number"), ("wanted", "Say in a few words what would help."), ("agrees", "Tick that we may keep this."), ("place", "Choose where you live") })
        {
            using var answer = await guest.Send("/local-care/ask", "", [.. Whole("Ida Incomplete").Where(f => f.Name != left)]);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(words, page, StringComparison.Ordinal);
            if (left != "wanted") Assert.Contains("A bit of company", page, StringComparison.Ordinal);
        }

        Assert.Empty(site.Book.Search(Lead, new PersonSearch("Ida")));
    }

    [Fact]
    public async Task A_program_is_thanked_for_nothing_and_a_form_sent_twice_is_one_referral()
    {
        using var guest = new Guest(site);
        using var program = await guest.Send("/local-care/ask", "", [.. Whole("Bot Robotson"), ("website", "https://spam.example")]);
        Assert.StartsWith("/local-care/ask/thanks", program.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var id = CaseId.New();
        for (var times = 0; times < 2; times++)
        {
            using var sent = await guest.Send("/local-care/ask", "", [.. Whole("Tess Twice"), ("id", id)]);
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        }

        await site.Known(Lead, id, r => r.Name == "Tess Twice");
        Assert.Single(site.Book.Search(Lead, new PersonSearch("Tess")));
        Assert.Empty(site.Book.Search(Lead, new PersonSearch("Robotson")));
    }

    [Fact]
    public async Task Who_comes_back_to_the_form_and_puts_something_right_is_heard_and_nobody_is_lost()
    {
        using var guest = new Guest(site);
        var id = CaseId.New();
        var thanks = new List<string>();
        foreach (var name in new[] { "Lena Library", "Luke Library" })
        {
            using var sent = await guest.Send("/local-care/ask", "", [.. Whole(name), ("id", id)]);
            thanks.Add(sent.Headers.Location!.OriginalString);
        }

        Assert.Equal(2, thanks.Distinct().Count());
        await RunningSite.Until(() => site.Book.Search(Lead, new PersonSearch("Library")).Length == 2);
    }

    [Fact]
    public async Task It_speaks_five_languages_and_the_team_learns_which()
    {
        using var guest = new Guest(site);
        Assert.Contains("href=\"/local-care/ask\"", await guest.Read("/help-now"), StringComparison.Ordinal);
        await guest.Get("/language?to=pl");
        var page = WebUtility.HtmlDecode(await guest.Read("/local-care/ask"));
        Assert.Contains("Gdzie mieszkasz?", page, StringComparison.Ordinal);
        Assert.Contains("Zadzwoń: 116 123", page, StringComparison.Ordinal); // help now stands beside it
        var id = CaseId.New();
        using var sent = await guest.Send("/local-care/ask", "", [.. Whole("Piotr Polski"), ("id", id)]);
        Assert.Contains("Co będzie dalej", WebUtility.HtmlDecode(await guest.Read(sent.Headers.Location!.OriginalString)), StringComparison.Ordinal);
        await site.Known(Lead, id, _ => true);
        var state = (await site.Grains.GetGrain<ICaseGrain>(id).Look(Lead, LookReason.None, default)).Case!;
        Assert.Equal(("pl", ReferralSource.Self), (state.Person.Language, state.Referral.Source));
        Assert.True(state.HasConsent);
    }

    [Fact]
    public async Task One_address_asks_a_few_times_an_hour()
    {
        using var guest = new Guest(site);
        for (var i = 0; i < WriteLimits.Asks; i++) Assert.NotEqual(HttpStatusCode.TooManyRequests, (await guest.SendBare("/local-care/ask")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await guest.SendBare("/local-care/ask")).StatusCode);
    }

    private static (string Name, string Value)[] Whole(string name) =>
        [("name", name), ("phone", "01632 960555"), ("reach", "Text"), ("wanted", "A bit of company"), ("place", "cambridge"), ("agrees", "true")];
}
