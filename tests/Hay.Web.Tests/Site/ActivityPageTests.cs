using System.Net;
using Hay.Grains;

namespace Hay.Web.Tests.Site;

[Collection(OnTheSite.Name)]
public sealed class ActivityPageTests(RunningSite site)
{
    [Fact]
    public async Task A_cancelled_and_a_moved_session_say_why()
    {
        using var guest = new Guest(site);
        var activity = await site.List();
        await Change(activity, new SessionChange { Session = activity.First, Cancelled = true, Note = "The boiler is broken." });
        await Change(activity, new SessionChange { Session = activity.Second, MovedTo = activity.Second.ToLocal().AddHours(2), Note = "The choir needs the room." });
        await RunningSite.Until(() => site.Catalogue.Find(activity.Id)!.Sessions[1].Start.Hour == 16);

        var page = await guest.Read(activity.Path);

        Assert.Contains("The boiler is broken.", page, StringComparison.Ordinal);
        Assert.Contains("It was to be 2pm.", page, StringComparison.Ordinal);
        Assert.Contains("The choir needs the room.", page, StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", await guest.Read($"{activity.Path}.ics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_about_something_wrong_reaches_those_who_look_after_it_and_nobody_else()
    {
        using var guest = new Guest(site);
        var activity = await site.List();

        var page = await guest.Press(activity.Path, "Report", ("reason", "WrongTime"), ("words", "It begins at SEVEN."), ("website", ""));

        Assert.Contains("Thank you for saying", page, StringComparison.Ordinal);
        var report = Assert.Single(await site.Grains.GetGrain<IActivityGrain>(activity.Id).Reports(default));
        Assert.Equal((ReportReason.WrongTime, "It begins at SEVEN."), (report.Reason, report.Words));
        Assert.DoesNotContain("SEVEN", await guest.Read(activity.Path), StringComparison.Ordinal);
        Assert.DoesNotContain(guest.Cookies.GetAllCookies(), c => c.Name == "hay-me");
    }

    [Theory]
    [InlineData("WrongTime", "buy now", "https://spam.example", "Thank you for saying")]
    [InlineData("", "no reason", "", "Nothing was sent")]
    [InlineData("99", "no such reason", "", "Nothing was sent")]
    public async Task A_machine_is_thanked_for_nothing_and_nonsense_is_refused(string reason, string words, string website, string answer)
    {
        using var guest = new Guest(site);
        var activity = await site.List();

        Assert.Contains(answer, await guest.Press(activity.Path, "Report", ("reason", reason), ("words", words), ("website", website)), StringComparison.Ordinal);
        Assert.Empty(await site.Grains.GetGrain<IActivityGrain>(activity.Id).Reports(default));
    }

    [Fact]
    public async Task A_note_without_its_token_is_not_kept()
    {
        using var guest = new Guest(site);
        var activity = await site.List();

        using var answer = await guest.SendBare($"{activity.Path}?handler=Report", ("reason", "Other"), ("words", "x"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await site.Grains.GetGrain<IActivityGrain>(activity.Id).Reports(default));
    }

    [Fact]
    public async Task A_listing_keeps_the_language_it_was_written_in()
    {
        using var guest = new Guest(site);

        Assert.Contains("""<h1 lang="pl" dir="auto">Poranek z maluszkiem""", await guest.Read("/fenland/fe-wisbech-polish-mums"), StringComparison.Ordinal);
        Assert.Contains("<h1>Slow Start Yoga</h1>", await guest.Read("/peterborough/pb-slow-start-yoga"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_like_it_is_near_it_and_never_itself()
    {
        using var guest = new Guest(site);

        var page = await guest.Read("/peterborough/pb-slow-start-yoga");

        var similar = page[page.IndexOf("Near by on the same day", StringComparison.Ordinal)..];
        Assert.Contains("hay-card", similar, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/peterborough/pb-slow-start-yoga\"", similar, StringComparison.Ordinal);
    }

    private async Task Change(TestActivity activity, SessionChange change) => Assert.Equal(SessionOutcome.Changed,
        await site.Grains.GetGrain<IActivityGrain>(activity.Id).ChangeSession(new ChangeSession(change), default));
}
