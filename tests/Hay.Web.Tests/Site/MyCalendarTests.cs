using System.Text.RegularExpressions;
using Hay.Grains;

namespace Hay.Web.Tests.Site;

/// <summary>A session is the same event in every calendar file, or a calendar that has read one would not trust the next.</summary>
[Collection(OnTheSite.Name)]
public sealed partial class MyCalendarTests(RunningSite site)
{
    [Fact]
    public async Task A_session_reads_the_same_in_my_calendar_and_in_its_own_file()
    {
        using var me = new Guest(site);
        var activity = await site.List(title: "Tea, twice");
        await me.Press(activity.Path, "Hold", ("session", activity.First.Value));

        var own = Event(await me.Read($"{activity.Path}/{activity.First}.ics"));
        var mine = Event(await me.Read("/me.ics"));

        Assert.Contains("SEQUENCE:1", own); // its first edit: that somebody booked changes nothing of what it says
        Assert.Equal(own, mine);
    }

    [Fact]
    public async Task Waiting_differs_by_what_it_says_of_the_place_alone()
    {
        using var first = new Guest(site);
        using var me = new Guest(site);
        var activity = await site.List(capacity: 1, title: "Tea for one");
        await first.Press(activity.Path, "Hold", ("session", activity.First.Value));
        await me.Press(activity.Path, "Hold", ("session", activity.First.Value));

        var own = Event(await me.Read($"{activity.Path}/{activity.First}.ics"));
        var mine = Event(await me.Read("/me.ics"));

        Assert.Equal(["STATUS:TENTATIVE", "SUMMARY:Tea for one (waiting for a place)"], mine.Except(own).Order());
    }

    [Fact]
    public async Task What_is_invented_says_so_in_my_calendar_too()
    {
        using var me = new Guest(site);
        var entry = site.Catalogue.Entries.First(e => e.Listing is { Demo: true, Booking.Kind: BookingKind.Book }
            && e.Sessions.Any(s => !s.Cancelled && s.Start > site.Clock.GetUtcNow() && s.PlacesLeft > 0));
        var session = entry.Sessions.First(s => !s.Cancelled && s.Start > site.Clock.GetUtcNow() && s.PlacesLeft > 0);
        await me.Press($"/{entry.Listing.Space}/{entry.Id}", "Hold", ("session", session.Session.Value));

        Assert.Contains("Please do not set off", string.Join('\n', Event(await me.Read("/me.ics"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_has_stopped_is_called_off()
    {
        using var me = new Guest(site);
        var activity = await site.List(title: "The last tea");
        await me.Press(activity.Path, "Hold", ("session", activity.First.Value));
        await site.Grains.GetGrain<IActivityGrain>(activity.Id).Withdraw(null, default);
        await RunningSite.Until(() => site.Catalogue.Find(activity.Id) is null);

        var mine = Event(await me.Read("/me.ics"));

        Assert.Contains("STATUS:CANCELLED", mine);
        Assert.Contains("SUMMARY:The last tea", mine);
        // Later than anything that was said while it was listed, or calendars would not believe it.
        Assert.Contains("SEQUENCE:2", mine);
    }

    // One's own says since when one has the place: perhaps a second later than the listing.
    private static string[] Event(string file) =>
        [.. Events().Match(file.Replace("\r\n ", "", StringComparison.Ordinal)).Value.Split("\r\n").Where(line => !line.StartsWith("DTSTAMP", StringComparison.Ordinal) && !line.StartsWith("LAST-MODIFIED", StringComparison.Ordinal))];

    [GeneratedRegex("BEGIN:VEVENT.*END:VEVENT", RegexOptions.Singleline)]
    private static partial Regex Events();
}
