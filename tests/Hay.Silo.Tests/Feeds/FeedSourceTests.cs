using System.Diagnostics;
using System.Net;
using System.Text;
using Hay.Grains;
using Hay.Silo.Feeds;
using Hay.Silo.Tests.Outside;
using Hay.Silo.Tests.Import;
using Microsoft.AspNetCore.Http;
using Xunit.Abstractions;

namespace Hay.Silo.Tests.Feeds;

/// <summary>Feeds as they are, and as somebody makes them who means harm, from the address to what would be listed.</summary>
public sealed class FeedSourceTests(EvilServer server, ITestOutputHelper output) : IClassFixture<EvilServer>
{
    private const string Calendar = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Tuesday Table\r\nBEGIN:VEVENT\r\nUID:1@example.org\r\nSUMMARY:Tea\r\nDTSTART:20261201T100000Z\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n"
        + "BEGIN:VEVENT\r\nUID:2@example.org\r\nSUMMARY:Long ago\r\nDTSTART:20201201T100000Z\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:3@example.org\r\nDTSTART:20261201T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    private static readonly FeedHome Home = new("tuesday-table", "Tuesday Table", "fenland");
    private readonly FeedSource _source = new(
        SpaceMap.Load(Path.Combine(SharedData.Content, "spaces.json")), new ManualClock(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero)),
        new FeedLimits(), Dns.GetHostAddressesAsync, allowsLoopback: true);

    [Fact]
    public async Task A_calendar_becomes_listings_of_its_organisation()
    {
        server.Answers(Calendar);
        var reading = await Fetch();
        Assert.Null(reading.Problem);
        var item = Assert.Single(reading.Items);
        Assert.Equal(("Tea", "tuesday-table", "fenland", "127.0.0.1"), (item.Listing.Title, item.Listing.Organisation, item.Listing.Space, item.Listing.Source!.Name));
        Assert.Equal("Tuesday Table", reading.Name);
        Assert.Single(reading.Gone); // what is over is no mistake
        Assert.Equal("it has no title", Assert.Single(reading.Refusals).Reason);
        Assert.Equal(item.Id, Assert.Single((await Fetch()).Items).Id);
    }

    [Fact]
    public async Task It_is_known_by_the_same_id_as_to_an_import()
    {
        server.Answers(Calendar);
        Assert.Equal(Hay.Silo.Import.StableId.OfListing("127.0.0.1", "1@example.org"), Assert.Single((await Fetch()).Items).Id);
    }

    [Fact]
    public async Task An_OpenActive_feed_is_walked_to_its_end()
    {
        server.Answers(http => http.Response.WriteAsync(Page(http.Request.Query["page"] == "2" ? 2 : http.Request.Query["page"] == "3" ? 0 : 1)));
        var reading = await Fetch();
        Assert.Null(reading.Problem);
        Assert.Equal(FeedFormat.OpenActive, reading.Format);
        Assert.Equal(["Walk 1", "Walk 2"], reading.Items.Select(i => i.Listing.Title).Order());
        Assert.Single(reading.Gone);
        Assert.Equal(3, server.Asked);
    }

    [Fact]
    public async Task Pages_of_Open_Referral_are_counted_through()
    {
        server.Answers(http => http.Response.WriteAsync($$"""
            { "total_pages": 2, "page_number": {{http.Request.Query["page"].FirstOrDefault() ?? "1"}}, "contents": [ { "id": "s{{http.Request.Query["page"]}}", "name": "Advice", "status": "active" } ] }
            """));
        var reading = await Fetch();
        Assert.Null(reading.Problem);
        Assert.Equal(2, reading.Items.Length);
        Assert.Equal(2, server.Asked);
    }

    [Theory]
    [InlineData("<!doctype html><html><body>Sign in</body></html>", FeedProblem.WebPage)]
    [InlineData("", FeedProblem.Unknown)]
    [InlineData("title,when\nTea,Tuesdays", FeedProblem.Unknown)]
    [InlineData("BEGIN:VCARD\nEND:VCARD", FeedProblem.Broken)]
    [InlineData("{ \"items\": [", FeedProblem.Broken)]
    public async Task What_is_no_feed_is_said_to_be_what_it_is(string text, FeedProblem problem)
    {
        server.Answers(text);
        Assert.Equal(problem, (await Fetch()).Problem);
    }

    [Fact]
    public async Task Pages_that_go_round_in_a_circle_end()
    {
        server.Answers(http => http.Response.WriteAsync(Page(1)));
        Assert.Equal(FeedProblem.Broken, (await Fetch("?page=2")).Problem);
        Assert.InRange(server.Asked, 1, 3);
    }

    [Fact]
    public async Task Pages_that_never_end_end()
    {
        var n = 1;
        server.Answers(http => http.Response.WriteAsync(Page(n++)));
        Assert.Equal(FeedProblem.TooMany, (await Fetch()).Problem);
        Assert.Equal(new FeedLimits().Pages, server.Asked);
    }

    [Fact]
    public async Task A_page_does_not_lead_to_another_host()
    {
        server.Answers("""{ "license": "x", "next": "http://169.254.169.254/latest", "items": [{ "state": "deleted", "id": "1" }] }""");
        Assert.Equal(FeedProblem.NotAllowed, (await Fetch()).Problem);
        Assert.Equal(1, server.Asked);
    }

    public static TheoryData<string> Bombs =>
    [
        "a million events", "a million lines", "a million names", "a million zones", "one giant line", "folded", "deep", "flat", "many days", "many skips", "endless rules", "texts", "commas",
    ];

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task A_bomb_is_soon_done_with(string kind)
    {
        var bytes = Encoding.UTF8.GetBytes(Bomb(kind));
        Assert.InRange(bytes.Length, 1_000_000, 20_000_000);
        server.Answers(async http => await http.Response.Body.WriteAsync(bytes));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var spent = Stopwatch.StartNew();
        var reading = await Fetch();
        spent.Stop();
        Assert.True(spent.Elapsed < TimeSpan.FromSeconds(60), $"{kind}: {spent.Elapsed}");
        GC.KeepAlive(reading);
        var grown = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1_000_000;
        Assert.True(grown < 200, $"{kind}: {grown} MB");
        output.WriteLine($"{kind}: {spent.ElapsedMilliseconds} ms, {grown} MB kept, {reading.Problem} {reading.Items.Length} {reading.Refusals.Length}");
    }

    private static string Bomb(string kind)
    {
        const string Start = "BEGIN:VCALENDAR\r\n";
        const string Event = "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Tea\r\nDTSTART:20261201T100000Z\r\n";
        const string End = "END:VEVENT\r\nEND:VCALENDAR\r\n";
        return kind switch
        {
            "a million events" => Start + Many("BEGIN:VEVENT\nEND:VEVENT\n", 780_000),
            "a million lines" => Start + Event + Many("UID:\n", 3_000) + Many("END:VEVENT\nBEGIN:VEVENT\n" + Many("UID:\n", 1_900), 1_900) + End,
            "a million names" => Start + string.Concat(Enumerable.Range(0, 1_500_000).Select(n => $"X{n}:\n")) + End,
            "a million zones" => Start + Many("BEGIN:VTIMEZONE\n", 1_200_000) + End,
            "one giant line" => Start + Event + "DESCRIPTION:" + new string('x', 19_000_000) + "\r\n" + End,
            "folded" => Start + Event + "DESCRIPTION:" + Many("\r\n x", 4_500_000) + "\r\n" + End,
            "deep" => "{\"items\":" + Many("[", 3_900_000),
            "flat" => "{\"next\":\"\",\"items\":[" + Many("1,", 1_900_000) + "1]}",
            "many days" => Start + Event + "RRULE:FREQ=MONTHLY;BYDAY=" + Many("1MO,2TU,-1FR,", 100_000) + "1MO\r\n" + End,
            "many skips" => Start + Event + "RRULE:FREQ=DAILY\r\nEXDATE:" + Many("20261224T183000Z,", 1_000_000) + "20261225T183000Z\r\n" + End,
            "endless rules" => Start + string.Concat(Enumerable.Range(0, 19_000).Select(n =>
                $"BEGIN:VEVENT\r\nUID:{n}\r\nSUMMARY:Tea\r\nDTSTART:19700101T100000Z\r\nRRULE:FREQ=YEARLY;INTERVAL={1 + n % 999};BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;COUNT={1 + n % 5000}\r\nEND:VEVENT\r\n")) + End,
            "texts" => Start + string.Concat(Enumerable.Range(0, 1_000).Select(n =>
                $"BEGIN:VEVENT\r\nUID:{n}\r\nSUMMARY:Tea\r\nDTSTART:20261201T100000Z\r\nDESCRIPTION:{Many("<a ", 6_000)}\r\nEND:VEVENT\r\n")) + End,
            _ => "title\n" + Many(",\n", 900_000),
        };
    }

    private static string Many(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static string Page(int n) => n == 0
        ? """{ "license": "x", "next": "?page=3", "items": [] }"""
        : $$"""
          { "license": "x", "next": "?page={{n + 1}}", "items": [ { "state": "updated", "kind": "SessionSeries", "id": "{{n}}", "modified": {{n}}, "data": { "@type": "SessionSeries", "@id": "https://e.org/{{n}}", "name": "Walk {{n}}",
            "eventSchedule": [{ "startDate": "2026-09-01", "startTime": "10:00", "endTime": "11:00", "repeatFrequency": "P1W", "byDay": ["https://schema.org/Tuesday"] }] } },
            { "state": "deleted", "kind": "SessionSeries", "id": "gone", "modified": 1 } ] }
          """;

    private Task<FeedReading> Fetch(string query = "") => _source.Fetch(new Uri(server.Address, query.Length > 0 ? query : "feed"), FeedVersion.None, Home, default);
}
