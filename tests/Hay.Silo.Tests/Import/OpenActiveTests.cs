using System.Globalization;
using Hay.Grains;
using Hay.Silo.Import;

namespace Hay.Silo.Tests.Import;

public sealed class OpenActiveTests : IDisposable
{
    private const string Place = """ "location": { "type": "Place", "name": "The Hall", "address": { "streetAddress": "1 High Street", "addressLocality": "March", "postalCode": "PE15 9AA" }, "geo": { "latitude": 52.551, "longitude": 0.088 } } """;
    private readonly ImportBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_series_with_a_timetable_is_a_listing()
    {
        var report = await Read(Item("s1", "SessionSeries", $$"""
            "name": "Chair Yoga", "description": "<p>Sit &amp; stretch.</p><p>Tea after.</p>", {{Place}},
            "url": "https://example.org/chair", "level": ["Beginner"], "ageRange": { "minValue": 50 },
            "activity": [{ "id": "https://openactive.io/activity-list#16b8fad0-68a1-4159-892d-c9b59dce03c8", "prefLabel": "Chair Yoga" }],
            "organizer": { "type": "Organization", "id": "o1", "name": "Slow Movers", "url": "https://example.org" },
            "offers": [{ "name": "Adult", "price": 3.5 }, { "name": "Child", "price": 0 }],
            "eventSchedule": [{ "type": "Schedule", "startDate": "2026-09-01", "startTime": "10:00", "endTime": "11:00", "byDay": ["https://schema.org/Tuesday", "https://schema.org/Thursday"], "repeatFrequency": "P1W", "exceptDate": ["2026-12-29"] }]
            """));

        Assert.Equal("1 0 0 0 0 0", report.Numbers());
        var listing = _bench.Target.Only;
        Assert.Equal(("Chair Yoga", "Sit & stretch.\nTea after.", "fenland", "chair-yoga"), (listing.Title, listing.Description, listing.Space, listing.Category));
        Assert.Equal("FREQ=WEEKLY;BYDAY=TU,TH", listing.Schedule!.Rule);
        Assert.Equal((new DateTime(2026, 9, 1, 10, 0, 0), TimeSpan.FromHours(1)), (listing.Schedule.Start, listing.Schedule.Duration));
        Assert.Equal(new DateTime(2026, 12, 29, 10, 0, 0), Assert.Single(listing.Schedule.Skip));
        Assert.Equal((CostKind.Paid, 350, "Adult £3.50, Child free"), (listing.Cost.Kind, listing.Cost.Pence, listing.Cost.Words));
        Assert.Equal(("The Hall", "march", 50, BookingKind.Elsewhere), (listing.Venue!.Name, listing.Venue.Locality, listing.Suitability.AgeFrom, listing.Booking.Kind));
        Assert.Equal("Slow Movers", _bench.Target.Organisations[listing.Organisation!].Name);
        Assert.Equal("Chair Yoga", listing.OpenActive!.Label);
    }

    [Fact]
    public async Task Sessions_in_another_file_join_their_series_whichever_comes_first()
    {
        var dates = string.Join(',', Enumerable.Range(0, 4).Select(w => Session($"x{w}", "https://example.org/series/1", new DateTime(2026, 12, 1, 18, 30, 0).AddDays(7 * w))));
        _bench.Write("a-sessions.json", $$"""{ "items": [{{dates}}, {{Session("lost", "https://example.org/series/2", new DateTime(2026, 12, 1))}}] }""");
        _bench.Write("b-series.json", $$"""{ "items": [{{Item("1", "SessionSeries", $$""" "@id": "https://example.org/series/1", "name": "Choir", {{Place}} """)}}] }""");

        var report = await _bench.Report("openactive", _bench.Folder);

        Assert.Equal("1 0 4 0 0 1", report.Numbers());
        Assert.Equal("what it belongs to is not there", Assert.Single(report.Refusals).Reason);
        Assert.Equal("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261222", _bench.Target.Only.Schedule!.Rule);
        Assert.Equal(new DateTime(2026, 12, 1, 18, 30, 0), _bench.Target.Only.Schedule!.Start);
    }

    [Fact]
    public async Task What_an_event_does_not_say_its_series_says_for_it()
    {
        await Read(Item("1", "Event", $$""" "startDate": "2026-12-05T10:00:00Z", "superEvent": { "type": "EventSeries", "id": "s", "name": "Big Walk", "description": "Slowly.", {{Place}} } """));
        Assert.Equal(("Big Walk", "Slowly.", "The Hall"), (_bench.Target.Only.Title, _bench.Target.Only.Summary, _bench.Target.Only.Venue!.Name));
    }

    [Fact]
    public async Task One_id_of_two_kinds_is_two_records()
    {
        var report = await Read(Item("1", "SessionSeries", $$""" "name": "Choir", {{Place}} """), Item("1", "CourseInstance", $$""" "name": "Course", {{Place}} """));
        Assert.Equal("2 0 0 0 0 0", report.Numbers());
    }

    [Fact]
    public async Task Of_two_versions_of_an_item_the_later_counts()
    {
        var report = await Read(
            Item("1", "SessionSeries", $$""" "name": "New name", {{Place}} """, modified: 20),
            Item("1", "SessionSeries", $$""" "name": "Old name", {{Place}} """, modified: 10));
        Assert.Equal("1 0 1 0 0 0", report.Numbers());
        Assert.Equal("New name", _bench.Target.Only.Title);
    }

    [Fact]
    public async Task A_deleted_item_is_withdrawn_and_one_that_never_came_is_no_harm()
    {
        await Read(Item("1", "SessionSeries", $$""" "name": "Choir", {{Place}} """));
        var report = await Read("""{ "state": "deleted", "kind": "SessionSeries", "id": "1", "modified": 30 }""", """{ "state": "deleted", "kind": "SessionSeries", "id": "2" }""");
        Assert.Equal("0 0 0 2 0 0", report.Numbers());
        Assert.Empty(_bench.Target.Listed);
    }

    [Fact]
    public async Task Only_activities_of_our_spaces_come_in()
    {
        var report = await Read(
            Item("1", "SessionSeries", """ "name": "Far away", "location": { "type": "Place", "name": "X", "geo": { "latitude": 54.5, "longitude": -1.2 } } """),
            Item("2", "SessionSeries", """ "name": "Nowhere" """),
            Item("3", "Slot", """ "startDate": "2026-12-01T10:00:00Z" """),
            Item("4", "SessionSeries", Place),
            "7");
        Assert.Equal("0 0 0 0 1 4", report.Numbers());
        Assert.Equal(["no location", "it is a facility to hire, not an activity", "it has no name", "it is not an opportunity"], report.Refusals.Select(r => r.Reason));
    }

    [Fact]
    public async Task What_is_over_does_not_come_and_what_is_over_now_goes()
    {
        string item = Item("1", "Event", $$""" "name": "Fair", {{Place}}, "startDate": "2026-12-05T10:00:00Z", "endDate": "2026-12-05T12:00:00Z" """);
        Assert.Equal("1 0 0 0 0 0", (await Read(item)).Numbers());
        _bench.Clock.Now = _bench.Clock.Now.AddDays(30);
        Assert.Equal("0 0 0 1 0 0", (await Read(item)).Numbers());
        var again = await Read(item);
        Assert.Equal("0 0 0 0 0 1", again.Numbers());
        Assert.Equal("it is over: its last date was 5 December 2026", again.Refusals[0].Reason);
    }

    [Theory]
    [InlineData("PT90M", 90)]
    [InlineData("PT1H30M", 90)]
    [InlineData("90", 90)]
    [InlineData("P1D", 1440)]
    [InlineData("P999999999999999D", null)]
    [InlineData("soon", null)]
    public void Lengths_are_read_as_they_are_written(string text, int? minutes) =>
        Assert.Equal(minutes, (int?)LocalTimes.Length(text)?.TotalMinutes);

    private Task<ImportReport> Read(params string[] items) =>
        _bench.Report("openactive", _bench.Write("feed.json", $$"""{ "next": "x", "items": [{{string.Join(',', items)}}], "license": "https://creativecommons.org/licenses/by/4.0/" }"""));

    private static string Item(string id, string type, string fields, int modified = 1) =>
        $$"""{ "state": "updated", "kind": "{{type}}", "id": "{{id}}", "modified": {{modified}}, "data": { "@type": "{{type}}", {{fields}} } }""";

    private static string Session(string id, string series, DateTime utc) => Item(id, "ScheduledSession",
        string.Create(CultureInfo.InvariantCulture, $$""" "superEvent": "{{series}}", "startDate": "{{utc:s}}Z", "duration": "PT1H" """));
}
