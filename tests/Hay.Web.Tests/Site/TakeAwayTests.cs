using System.Net;
using Hay.Grains;
using Hay.Web.Site;
using Hay.Web.Tests.Calendars;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Hay.Web.Tests.Site;

/// <summary>What leaves the site: calendar files, posters, sheets and their codes.</summary>
[Collection(OnTheSite.Name)]
public sealed class TakeAwayTests(RunningSite site)
{
    [Theory]
    [InlineData("/peterborough/pb-slow-start-yoga/poster", "Slow Start Yoga")]
    [InlineData("/peterborough/pb-slow-start-yoga/poster?size=large", "hay-paper--large")]
    [InlineData("/peterborough/whats-on", "What’s on in Peterborough")]
    [InlineData("/fenland/near/chatteris/whats-on", "What’s on near Chatteris")]
    public async Task A_sheet_is_the_same_for_everybody_and_marks_what_is_invented(string path, string words)
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get(path);

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Matches("(This group is|These groups are) invented", page[page.IndexOf("hay-paper", StringComparison.Ordinal)..]);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.NotNull(answer.Headers.ETag);
    }

    [Theory]
    [InlineData("/nowhere/whats-on")]
    [InlineData("/fenland/near/atlantis/whats-on")]
    [InlineData("/fenland/no-such-group/poster")]
    [InlineData("/fenland/pb-slow-start-yoga/poster")]
    [InlineData("/fenland/no-such-group.ics")]
    [InlineData("/peterborough/pb-slow-start-yoga/20261125T1830.ics")]
    [InlineData("/peterborough/pb-slow-start-yoga/never.ics")]
    [InlineData("/nowhere/qr.svg")]
    [InlineData("/fenland/no-such-group/qr.svg")]
    [InlineData("/fenland/near/atlantis/qr.svg")]
    public async Task What_is_not_there_is_not_made_up(string path)
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_cancelled_session_is_on_no_sheet()
    {
        using var guest = new Guest(site);
        // Where no other test lists anything: a sheet has room for so many a day.
        var activity = await site.List(title: "Marmalade by Moonlight", space: "east-cambridgeshire");
        Assert.Contains("Marmalade by Moonlight", await guest.Read("/east-cambridgeshire/whats-on"), StringComparison.Ordinal);
        foreach (var session in site.Catalogue.Find(activity.Id)!.Sessions)
        {
            await site.Grains.GetGrain<IActivityGrain>(activity.Id).ChangeSession(
                new ChangeSession(new SessionChange { Session = session.Session, Cancelled = true }), default);
        }

        await RunningSite.Until(() => site.Catalogue.Find(activity.Id)!.Sessions.All(s => s.Cancelled));

        // Around the sheet it is said that it is off.
        var page = await guest.Read("/east-cambridgeshire/whats-on");
        Assert.DoesNotContain("Marmalade by Moonlight", page[page.IndexOf("<article", StringComparison.Ordinal)..page.IndexOf("</article>", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_can_be_put_into_a_calendar()
    {
        using var guest = new Guest(site);
        var activity = await site.List(title: "Soup; and a jigsaw");

        using var answer = await guest.Get($"{activity.Path}/{activity.First}.ics");

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var shown = Assert.Single(await CalendarReader.Read(await answer.Content.ReadAsStringAsync()));
        Assert.Equal(("Soup; and a jigsaw", site.Catalogue.Find(activity.Id)!.Sessions[0].Start), (shown.Summary, shown.Start));
        Assert.Equal(6, (await CalendarReader.Read(await guest.Read($"{activity.Path}.ics"))).Count);
    }

    [Fact]
    public async Task A_code_is_a_drawing_that_may_be_kept_for_a_day()
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get("/peterborough/pb-slow-start-yoga/qr.svg");

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromDays(1), answer.Headers.CacheControl!.MaxAge);
        Assert.DoesNotContain("style", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "http://127.0.0.1:5080/fenland")]
    [InlineData("https://hay.example/", "https://hay.example/fenland")]
    public void The_address_on_paper_is_the_operators_own_where_there_is_one(string? own, string expected)
    {
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host) = ("http", new HostString("127.0.0.1:5080"));

        Assert.Equal(expected, Address(own).Of(request, "/fenland"));
        Assert.Equal(expected.Split("://")[1], Address(own).Typed(request, "/fenland"));
    }

    [Theory]
    [InlineData("hay.example")]
    [InlineData("ftp://hay.example")]
    [InlineData("https://hay.example/deep")]
    public void An_address_that_makes_no_sense_is_said_at_start(string own) => Assert.Throws<InvalidDataException>(() => Address(own));

    private static PublicAddress Address(string? own) => new(new ConfigurationBuilder()
        .AddInMemoryCollection([new("Hay:Address", own)]).Build());
}
