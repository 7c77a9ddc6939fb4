using Hay.Grains;

namespace Hay.Web.Tests.Site;

/// <summary>What has to be said just now stands in the pages themselves, for those who come later.</summary>
[Collection(OnTheSite.Name)]
public sealed class NoticeTests(RunningSite site)
{
    private DateOnly Today => DateOnly.FromDateTime(site.Clock.GetUtcNow().Date);

    [Fact]
    public async Task A_notice_is_on_all_pages_of_its_space_and_on_no_other()
    {
        using var guest = new Guest(site);
        var activity = await site.List();
        await Post("south-cambridgeshire", "The ford is deep today");

        await RunningSite.Until(() => guest.Read("/south-cambridgeshire").Result.Contains("The ford is deep", StringComparison.Ordinal));
        foreach (var path in new[] { "/south-cambridgeshire/near/gamlingay", "/south-cambridgeshire/whats-on", "/?at=south-cambridgeshire/gamlingay" })
        {
            Assert.Contains("The ford is deep", await guest.Read(path), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("The ford is deep", await guest.Read("/fenland"), StringComparison.Ordinal);
        Assert.DoesNotContain("The ford is deep", await guest.Read(activity.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_shows_notices_about_it_and_warnings_and_leaves_out_those_about_others()
    {
        using var guest = new Guest(site);
        var (mine, other) = (await site.List(), await site.List());
        await Post("fenland", "Use the side door", NoticeKind.GoodNews, mine.Id);
        await Post("fenland", "Ice on the pavements");
        await RunningSite.Until(() => site.Catalogue.Board("fenland").Notices.Any(n => n.Title == "Ice on the pavements"));

        var (page, elsewhere) = (await guest.Read(mine.Path), await guest.Read(other.Path));

        Assert.Contains("Use the side door", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Use the side door", elsewhere, StringComparison.Ordinal);
        Assert.Contains("Ice on the pavements", page, StringComparison.Ordinal);
        Assert.Contains("Ice on the pavements", elsewhere, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_is_off_is_said_with_its_reason_until_it_is_on_again()
    {
        using var guest = new Guest(site);
        var activity = await site.List(title: "Canoes for beginners");
        var grain = site.Grains.GetGrain<IActivityGrain>(activity.Id);
        Task Change(bool off) => grain.ChangeSession(new ChangeSession(new SessionChange { Session = activity.First, Cancelled = off, Note = off ? "The river is too high." : null }), default);

        await Change(true);
        await RunningSite.Until(() => guest.Read("/fenland").Result.Contains("The river is too high.", StringComparison.Ordinal));
        await Change(false);
        await RunningSite.Until(() => !guest.Read("/fenland").Result.Contains("The river is too high.", StringComparison.Ordinal));
    }

    private Task Post(string space, string title, NoticeKind kind = NoticeKind.HeadsUp, params string[] activities) => site.Grains.GetGrain<ISpaceGrain>(space).Post(
        new Notice { Id = $"n-{Guid.NewGuid():n}", Kind = kind, Title = title, From = Today, Until = Today.AddDays(1), Activities = [.. activities] }, null, default);
}
