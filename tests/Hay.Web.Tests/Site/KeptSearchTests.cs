using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Site;

namespace Hay.Web.Tests.Site;

/// <summary>Cards and what stands around a search are drawn once and kept: never longer than they are true, and nothing of what somebody typed.</summary>
[Collection(OnTheSite.Name)]
public sealed partial class KeptSearchTests(RunningSite site)
{
    [Fact]
    public async Task A_kept_card_follows_bookings_cancellations_and_new_names()
    {
        using var guest = new Guest(site);
        var activity = await site.List(capacity: 9, title: "Quincunx mending");
        var grain = site.Grains.GetGrain<IActivityGrain>(activity.Id);
        const string Search = "/search?q=quincunx";
        Assert.Contains("9 places left", await guest.Read(Search), StringComparison.Ordinal);

        await grain.Book(new BookPlace(ProfileId.New(), activity.First), default);
        await Shows(guest, Search, "8 places left");

        await grain.ChangeSession(new ChangeSession(new SessionChange { Session = activity.First, Cancelled = true }), default);
        await Shows(guest, Search, "9 places left");

        var listing = site.Catalogue.Find(activity.Id)!.Listing;
        Assert.Empty((await grain.Publish(new PublishListing { Listing = listing with { Title = "Quincunx darning" } }, default)).Problems);
        await Shows(guest, Search, "Quincunx darning");
        Assert.DoesNotContain("Quincunx mending", await guest.Read(Search), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_person_typed_is_on_nobody_elses_page()
    {
        using var one = new Guest(site);
        using var other = new Guest(site);

        var first = await one.Read("/search?q=yoga+%3Cb%3E%26&when=week");
        var second = await other.Read("/search?q=walk&when=week");

        Assert.Contains("<title>“yoga &lt;b&gt;&amp;” – Hay</title>", first, StringComparison.Ordinal);
        Assert.Contains("value=\"/search?q=yoga&#x2B;%3Cb%3E%26&amp;when=week\"", first, StringComparison.Ordinal);
        Assert.Contains("<title>“walk” – Hay</title>", second, StringComparison.Ordinal);
        Assert.Contains("value=\"/search?q=walk&amp;when=week\"", second, StringComparison.Ordinal);
        Assert.DoesNotContain("yoga+", second, StringComparison.Ordinal);
        Assert.DoesNotContain("{hay-", first + second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pl", "ltr")]
    [InlineData("ur", "rtl")]
    public async Task Each_language_has_cards_and_a_frame_of_its_own(string language, string direction)
    {
        using var guest = new Guest(site);
        var english = await guest.Read("/search?q=yoga");

        using var answer = await guest.Get("/search?q=yoga", ("Accept-Language", language));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Contains($"<html lang=\"{language}\" dir=\"{direction}\"", page, StringComparison.Ordinal);
        Assert.Contains("lang=\"en-GB\" dir=\"auto\"", CardOf(page), StringComparison.Ordinal);
        Assert.Equal(english, await guest.Read("/search?q=yoga"));
    }

    [Fact]
    public async Task A_card_names_the_space_where_several_are_mixed_and_never_where_one_is_asked_for()
    {
        using var guest = new Guest(site);
        var activity = await site.List(title: "Xylograph evening");

        var mixed = await guest.Read("/search?q=xylograph");
        var inOne = await guest.Read("/search?q=xylograph&space=fenland");

        Assert.Contains("<p class=\"hay-card__where\">Fenland</p>", mixed, StringComparison.Ordinal);
        Assert.DoesNotContain("<p class=\"hay-card__where\">", inOne, StringComparison.Ordinal);
        Assert.Contains(activity.Path, inOne, StringComparison.Ordinal);
        Assert.Equal(mixed, await guest.Read("/search?q=xylograph"));
    }

    [Fact]
    public async Task The_same_is_said_to_whoever_saved_something()
    {
        using var stranger = new Guest(site);
        using var friend = new Guest(site);
        var activity = await site.List(title: "Jabberwock lunch");
        await friend.Press(activity.Path, "Save");

        Assert.Equal(await stranger.Read("/search?q=jabberwock"), await friend.Read("/search?q=jabberwock"));
    }

    [Fact]
    public async Task Its_head_alone_can_be_asked_for_and_says_the_length()
    {
        using var browser = new HttpClient();
        using var head = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(site.Address, "/search?q=yoga")));
        var page = await browser.GetByteArrayAsync(new Uri(site.Address, "/search?q=yoga"));

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(page.Length, head.Content.Headers.ContentLength);
    }

    [Fact]
    public void Paper_grows_and_keeps_every_letter()
    {
        using var paper = new Paper();
        var text = string.Concat(Enumerable.Repeat("ł’😀a", 20_000));

        paper.Write(text);
        paper.Write('–');

        Assert.Equal(text + "–", Encoding.UTF8.GetString(paper.Written.Span));
    }

    private static string CardOf(string page) => Card().Match(page).Value;

    private static async Task Shows(Guest guest, string path, string words)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await guest.Read(path)).Contains(words, StringComparison.Ordinal)) await Task.Delay(20, patience.Token);
    }

    [GeneratedRegex("<article.*?</article>", RegexOptions.Singleline)]
    private static partial Regex Card();
}
