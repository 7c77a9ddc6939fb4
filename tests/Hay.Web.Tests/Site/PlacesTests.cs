using System.Net;
using Hay.Grains;

namespace Hay.Web.Tests.Site;

[Collection(OnTheSite.Name)]
public sealed class PlacesTests(RunningSite site)
{
    [Fact]
    public async Task Holding_a_place_shows_at_once_to_me_and_in_the_count()
    {
        using var me = new Guest(site);
        using var other = new Guest(site);
        var activity = await site.List(capacity: 5);

        var page = await me.Press(activity.Path, "Hold", ("session", activity.First.Value));

        Assert.Contains("You have a place", page, StringComparison.Ordinal);
        Assert.Contains("4 places left", page, StringComparison.Ordinal);
        Assert.Contains("4 places left", await other.Read(activity.Path), StringComparison.Ordinal);
        Assert.Contains("You have a place", await me.Read("/me"), StringComparison.Ordinal);
        Assert.DoesNotContain("You have a place", await other.Read("/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Giving_up_a_place_frees_it()
    {
        using var me = new Guest(site);
        var activity = await site.List(capacity: 5);
        await me.Press(activity.Path, "Hold", ("session", activity.First.Value));

        var page = await me.Press(activity.Path, "GiveUp", ("session", activity.First.Value));

        Assert.Contains("Somebody else can have your place", page, StringComparison.Ordinal);
        Assert.DoesNotContain("You have a place", page, StringComparison.Ordinal);
        // Similar ones, further down, may have as many places left as they like.
        Assert.DoesNotContain("4 places left", page[page.IndexOf("id=\"dates\"", StringComparison.Ordinal)..].Split("</section>")[0], StringComparison.Ordinal);
        Assert.Contains("Nothing planned yet", await me.Read("/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_twice_holds_one_place()
    {
        using var me = new Guest(site);
        var activity = await site.List(capacity: 5);

        await me.Press(activity.Path, "Hold", ("session", activity.First.Value));
        var page = await me.Press(activity.Path, "Hold", ("session", activity.First.Value));

        Assert.Contains("4 places left", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_late_waits_and_moves_up()
    {
        using var first = new Guest(site);
        using var second = new Guest(site);
        var activity = await site.List(capacity: 1);
        await first.Press(activity.Path, "Hold", ("session", activity.First.Value));

        Assert.Contains("You are on the waiting list", await second.Press(activity.Path, "Hold", ("session", activity.First.Value)), StringComparison.Ordinal);
        await first.Press(activity.Path, "GiveUp", ("session", activity.First.Value));

        Assert.Contains("You have a place", await second.Read(activity.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_session_can_be_seen_and_not_held()
    {
        using var me = new Guest(site);
        var activity = await site.List();
        await site.Grains.GetGrain<IActivityGrain>(activity.Id).ChangeSession(
            new ChangeSession(new SessionChange { Session = activity.First, Cancelled = true }), default);
        await RunningSite.Until(() => site.Catalogue.Find(activity.Id)!.Sessions[0].Cancelled);

        var page = await me.Press(activity.Path, "Hold", ("session", activity.First.Value));

        Assert.Contains("This one has been cancelled", page, StringComparison.Ordinal);
        Assert.Contains("hay-session--off", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_holds_places_itself_has_no_button()
    {
        using var me = new Guest(site);
        var activity = await site.List(booking: BookingKind.Elsewhere);

        Assert.DoesNotContain("Hold a place", await me.Read(activity.Path), StringComparison.Ordinal);
        Assert.Contains("does not hold places through Hay", await me.Press(activity.Path, "Hold", ("session", activity.First.Value)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("never")]
    [InlineData("20260101T0000")]
    public async Task A_date_that_does_not_exist_is_answered_in_words(string session)
    {
        using var me = new Guest(site);
        var activity = await site.List();

        var page = await me.Press(activity.Path, "Hold", ("session", session));

        Assert.Contains("We cannot find that date any more", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using var me = new Guest(site);
        var activity = await site.List();
        await me.Read(activity.Path);

        using var answer = await me.SendBare($"{activity.Path}?handler=Hold", ("session", activity.First.Value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Nothing was changed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.All(site.Catalogue.Find(activity.Id)!.Sessions, s => Assert.Equal(0, s.Going));
    }

    [Fact]
    public async Task Somebody_in_a_great_hurry_is_asked_to_wait()
    {
        using var me = new Guest(site);
        var activity = await site.List();
        await me.Press(activity.Path, "Save");

        HttpResponseMessage answer;
        var asked = 0;
        do answer = await me.Send(activity.Path, "Save");
        while (answer.StatusCode != HttpStatusCode.TooManyRequests && ++asked < 60);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains("Please wait a minute", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_truth_about_places_can_be_asked_for()
    {
        using var guest = new Guest(site);
        var activity = await site.List(capacity: 3);

        var truth = await guest.Read($"/api/places?of={activity.Id},no-such-group");

        Assert.Matches($"\"{activity.First.Value}\":{{\"words\":\"3 places left\",\"standing\":\"few\",\"revision\":[0-9]+,\"start\":\"2026-11-25T14:00:00\"", truth);
        Assert.DoesNotContain("no-such-group", truth, StringComparison.Ordinal);
        using var nothing = await guest.Get("/api/places");
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
    }
}
