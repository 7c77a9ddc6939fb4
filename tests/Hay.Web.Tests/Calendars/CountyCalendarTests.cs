using System.Globalization;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Tests.Site;
using NodaTime;

namespace Hay.Web.Tests.Calendars;

/// <summary>Every calendar of the demo county, read by others: they show exactly our dates, over two years and four changes of the clock.</summary>
[Collection(OnTheSite.Name)]
public sealed class CountyCalendarTests(RunningSite site)
{
    [Fact]
    public async Task Other_calendars_show_every_activity_as_we_do()
    {
        using var guest = new Guest(site);
        var changed = await Changed();
        var entries = site.Catalogue.Entries.Where(e => e.Plan is not null).ToList();
        var files = new List<(string, string)>();
        foreach (var entry in entries) files.Add((entry.Id, await guest.Read($"/{entry.Listing.Space}/{entry.Id}.ics")));

        var theirs = await OtherCalendars.Expand(files);

        Assert.InRange(entries.Count, 100, int.MaxValue);
        Assert.Equal((true, 16), (changed.Sessions[0].Cancelled, changed.Sessions[1].Start.Hour));
        foreach (var entry in entries)
        {
            var ours = Ours(entry);
            Assert.True(ours.SequenceEqual(theirs[entry.Id].Ical), $"ical.js shows {entry.Id} otherwise.");
            Assert.True(ours.SequenceEqual(theirs[entry.Id].Node), $"node-ical shows {entry.Id} otherwise.");
        }
    }

    [Theory]
    [InlineData("/fenland/calendar.ics")]
    [InlineData("/cambridge/calendar.ics")]
    [InlineData("/search.ics?space=peterborough&part=morning&with=free")]
    [InlineData("/search.ics?q=yoga")]
    [InlineData("/search.ics?when=weekend")]
    public async Task A_calendar_of_many_has_the_sessions_that_the_catalogue_has(string path)
    {
        using var guest = new Guest(site);

        var shown = (await OtherCalendars.Expand([("feed", await guest.Read(path))]))["feed"];

        var all = site.Catalogue.Entries.Where(e => !e.IsOver && (path switch
        {
            "/fenland/calendar.ics" => e.Listing.Spaces().Contains("fenland"),
            "/cambridge/calendar.ics" => e.Listing.Spaces().Contains("cambridge"),
            "/search.ics?space=peterborough&part=morning&with=free" => e.Listing.Spaces().Contains("peterborough") && e.Listing.Cost.Kind == CostKind.Free,
            _ => true,
        })).SelectMany(e => e.Sessions).Where(s => !path.Contains("morning", StringComparison.Ordinal) || s.Start.Hour < 12)
            .Select(s => OtherCalendars.Line(s.Start, s.End, s.Cancelled)).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(shown.Ical);
        Assert.Equal(shown.Ical, shown.Node);
        if (path.Contains("q=", StringComparison.Ordinal) || path.Contains("when=", StringComparison.Ordinal)) Assert.Empty(shown.Ical.Except(all));
        else Assert.Equal(all.Count > 1000 ? 1000 : all.Count, shown.Ical.Length);
        if (path.Contains("when=", StringComparison.Ordinal)) Assert.All(shown.Ical, l => Assert.True(DateTime.Parse(l[..10], CultureInfo.InvariantCulture).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
        if (all.Count <= 1000 && !path.Contains("q=", StringComparison.Ordinal) && !path.Contains("when=", StringComparison.Ordinal)) Assert.Equal(all, shown.Ical);
    }

    [Fact]
    public async Task A_group_has_one_calendar_of_all_it_does()
    {
        using var guest = new Guest(site);
        var group = site.Catalogue.Entries.Where(e => e.Plan is not null).GroupBy(e => e.Listing.Organisation).Where(g => g.Key is not null).MaxBy(g => g.Count())!;

        var file = await guest.Read($"/groups/{group.Key}.ics");
        var shown = (await OtherCalendars.Expand([("feed", file)]))["feed"];

        var ours = group.SelectMany(Ours).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(ours, shown.Ical);
        Assert.Equal(ours, shown.Node);
        Assert.Contains("X-PUBLISHED-TTL:PT4H\r\n", file, StringComparison.Ordinal);
        Assert.Contains($"X-WR-CALNAME:{group.First().Organisation!.Name}"[..30], file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_date_would_be_noticed()
    {
        using var guest = new Guest(site);
        var entry = site.Catalogue.Entries.First(e => e.Plan is { Rule: not null, Changes.IsEmpty: true, Skip.IsEmpty: true });
        var file = await guest.Read($"/{entry.Listing.Space}/{entry.Id}.ics");

        var shown = await OtherCalendars.Expand([("right", file), ("wrong", file.Replace("TZID=Europe/London", "TZID=Europe/Paris", StringComparison.Ordinal))]);

        Assert.Equal(Ours(entry), shown["right"].Node);
        Assert.NotEqual(Ours(entry), shown["wrong"].Node);
    }

    [Theory]
    [InlineData("/fenland/calendar.ics")]
    [InlineData("/peterborough/pb-slow-start-yoga.ics")]
    [InlineData("/search.ics?q=yoga")]
    public async Task A_calendar_that_says_the_same_is_not_sent_twice_even_when_somebody_has_booked(string path)
    {
        using var guest = new Guest(site);
        using var first = await guest.Get(path);
        using var somebody = new Guest(site);
        var entry = site.Catalogue.Find("pb-slow-start-yoga")!;
        var session = entry.Sessions.First(s => !s.Cancelled && s.Start > site.Clock.GetUtcNow().AddDays(1));
        await somebody.Press($"/{entry.Listing.Space}/{entry.Id}", "Hold", ("session", session.Session.Value));

        using var second = await guest.Get(path, ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal("text/calendar", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal(System.Net.HttpStatusCode.NotModified, second.StatusCode);
        using var packed = await guest.Get(path, ("Accept-Encoding", "br"));
        Assert.Equal("br", Assert.Single(packed.Content.Headers.ContentEncoding));
    }

    [Fact]
    public async Task What_has_stopped_leaves_the_calendars_that_follow_it()
    {
        using var guest = new Guest(site);
        var activity = await site.List(title: "The last supper club");
        Assert.Contains("BEGIN:VEVENT", await guest.Read($"{activity.Path}.ics"), StringComparison.Ordinal);
        await site.Grains.GetGrain<IActivityGrain>(activity.Id).Withdraw(null, default);
        await RunningSite.Until(() => site.Catalogue.Find(activity.Id) is null);

        var file = await guest.Read($"{activity.Path}.ics");

        Assert.DoesNotContain("BEGIN:VEVENT", file, StringComparison.Ordinal);
        Assert.Empty((await OtherCalendars.Expand([("stopped", file)]))["stopped"].Ical);
    }

    [Fact]
    public async Task A_group_that_lists_nothing_now_has_an_empty_calendar_and_what_has_moved_is_found_again()
    {
        using var guest = new Guest(site);
        await site.Grains.GetGrain<IOrganisationGrain>("resting-choir").Describe(new OrganisationDetails { Name = "The resting choir" }, null, default);
        await RunningSite.Until(() => site.Catalogue.Organisation("resting-choir") is not null);
        var activity = await site.List(title: "Bowls that moved house");

        Assert.Empty((await OtherCalendars.Expand([("resting", await guest.Read("/groups/resting-choir.ics"))]))["resting"].Ical);
        using var before = await guest.Get($"/cambridge/{activity.Id}.ics");
        Assert.Equal($"{activity.Path}.ics", before.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("/nowhere/calendar.ics")]
    [InlineData("/groups/nobody.ics")]
    [InlineData("/calendar/made-up.ics")]
    public async Task A_calendar_of_nothing_is_not_found(string path)
    {
        using var guest = new Guest(site);
        using var answer = await guest.Get(path);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static List<string> Ours(CatalogueEntry entry) =>
        [.. entry.Plan!.Between(Instant.FromDateTimeOffset(OtherCalendars.From), Instant.FromDateTimeOffset(OtherCalendars.To))
            .Select(s => OtherCalendars.Line(s.Start, s.End, s.Cancelled)).Order(StringComparer.Ordinal)];

    // One session cancelled, the next moved by two hours.
    private async Task<CatalogueEntry> Changed()
    {
        var activity = await site.List(title: "Read by others");
        var grain = site.Grains.GetGrain<IActivityGrain>(activity.Id);
        await grain.ChangeSession(new ChangeSession(new SessionChange { Session = activity.First, Cancelled = true, Note = "The boiler is broken." }), default);
        await grain.ChangeSession(new ChangeSession(new SessionChange { Session = activity.Second, MovedTo = activity.Second.ToLocal().AddHours(2) }), default);
        await RunningSite.Until(() => site.Catalogue.Find(activity.Id)!.Sessions[1].Start.Hour == 16);
        return site.Catalogue.Find(activity.Id)!;
    }
}
