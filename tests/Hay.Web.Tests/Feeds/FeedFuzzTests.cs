using System.Diagnostics;
using System.Text;
using Hay.Grains;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Feeds;

/// <summary>What strangers send and serve, bent in two hundred ways: no error of ours, nothing slow, nothing that grows.</summary>
public sealed class FeedFuzzTests(FeedSite site) : IClassFixture<FeedSite>
{
    private const int Files = 45;
    private const int FeedsRead = 60;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private static readonly string[] Seeds =
    [
        "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Ours\r\nX-WR-TIMEZONE:Europe/London\r\nBEGIN:VTIMEZONE\r\nTZID:Mine\r\nBEGIN:STANDARD\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:1@e.org\r\nSUMMARY:Tea\\, and talk\r\nDTSTART;TZID=Mine:20261201T100000\r\nDTEND;TZID=\"GMT Standard Time\":20261201T110000\r\nRRULE:FREQ=MONTHLY;BYDAY=-1TU;COUNT=20\r\nEXDATE:20261229T100000Z,20270126T100000Z\r\nRDATE;VALUE=PERIOD:20261203T100000Z/PT1H\r\nGEO:52.55;0.09\r\nLOCATION:Queens Hall\\, March PE15 8QE\r\nDESCRIPTION:<p>Tea &amp; cake <br>\\nafter\r\nCATEGORIES:tea,talk\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        "id,title,when,venue,town,postcode,latitude,longitude,start,minutes,rule,skip,cost,age_from,capacity,web\n1,\"Tea, and talk\",\"Tuesdays, 2pm to 4pm\",Hall,March,PE15 8QE,52.55,0.09,2026-12-01 10:00,60,FREQ=WEEKLY;BYDAY=TU,2026-12-08,£3.50,18,12,https://e.org\n2,Walk,every second Friday at 10am,,,,,,,,,,Free,,,\n",
        """{ "license": "x", "next": "?afterTimestamp=5", "items": [ { "state": "updated", "kind": "SessionSeries", "id": "s", "modified": 5, "data": { "@type": "SessionSeries", "@id": "https://e.org/s", "name": "Yoga", "description": "<p>Hi &amp; bye</p>", "ageRange": { "minValue": 5 }, "duration": "PT1H", "location": { "name": "Hall", "geo": { "latitude": 52.55, "longitude": 0.09 }, "address": "1 Road" }, "offers": [{ "price": 3.5 }], "eventSchedule": [{ "startDate": "2026-09-01", "startTime": "10:00", "endTime": "11:00", "repeatFrequency": "P1W", "byDay": ["https://schema.org/Tuesday"], "repeatCount": 9, "exceptDate": ["2026-12-01"] }] } }, { "state": "updated", "kind": "ScheduledSession", "id": "x", "data": { "@type": "ScheduledSession", "superEvent": "https://e.org/s", "startDate": "2026-12-08T10:00:00Z" } }, { "state": "deleted", "id": "d" } ] }""",
        """{ "total_pages": 3, "page_number": 1, "contents": [ { "id": "a", "name": "Walk", "status": "active", "url": "http://e.org", "minimum_age": 12, "schedules": [{ "freq": "WEEKLY", "interval": 2, "byday": "TH,FR", "opens_at": "10:00:00", "closes_at": "18:00", "valid_from": "2025-01-01", "count": 9 }], "service_at_locations": [{ "location": { "name": "X", "latitude": 52.55, "longitude": 0.09, "addresses": [{ "city": "March" }] } }], "cost_options": [{ "amount": 35 }], "organization": { "id": "o", "name": "Us" } } ] }""",
    ];

    private static readonly string[] Poison =
    [
        "\0", "\"", "'", "{", "]", "[[[[", "\\", "\r\n ", "\u202E", "\uFEFF", "99999999999999999999", "-1", "null", "1e308", "<script>alert(1)</script>", "P99999Y", "FREQ=SECONDLY", "0001-01-01",
        "9999-12-31T23:59:59Z", "INTERVAL=999999999", ";INTERVAL=1000", ";COUNT=5000", ";COUNT=2000000000", ";UNTIL=99991231T235959Z", "BEGIN:VEVENT\r\n", "TZID=/", "=cmd|' /C calc'!A0", "../../etc/passwd",
        "every 1000000 Tuesdays", "NaN", "Infinity", "\\ud800", "http://169.254.169.254/",
    ];

    [Fact]
    public async Task Whatever_is_sent_or_served_there_is_no_error_nothing_slow_and_nothing_grows()
    {
        var (who, group) = await site.Known();
        var random = new Random(20261122);
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var spent = Stopwatch.StartNew();

        var at = $"/organise/{group}/feeds/file";
        var token = await FeedSite.Token(who.Browser, at);
        for (var i = 0; i < Files; i++)
        {
            var text = Text(Case(random, i));
            var one = Stopwatch.StartNew();
            using var looked = await who.Browser.SendBare($"{at}?handler=Look", ("text", text), ("__RequestVerificationToken", token));
            Assert.True((int)looked.StatusCode < 500, $"file {i}: {looked.StatusCode}: {text}");
            Assert.True(one.Elapsed < Soon, $"file {i}: {one.Elapsed}");
            if (i % 5 != 0) continue;
            using var listed = await who.Browser.SendBare($"{at}?handler=List", ("__RequestVerificationToken", token));
            Assert.True((int)listed.StatusCode < 500, $"file {i} listed: {listed.StatusCode}: {text}");
        }

        var source = site.Services.GetRequiredService<IFeedSource>();
        byte[] served = [];
        var address = new Uri(site.Serve(async http => await http.Response.Body.WriteAsync(served)));
        for (var i = 0; i < FeedsRead; i++)
        {
            served = Case(random, i);
            var one = Stopwatch.StartNew();
            var reading = await source.Fetch(address, FeedVersion.None, new FeedHome(group, "Tuesday Table", "fenland"), default);
            Assert.True(one.Elapsed < Soon, $"feed {i}: {one.Elapsed}");
            Assert.All(reading.Items, item => Assert.Empty(ListingRules.Problems(item.Listing)));
            Assert.All(reading.Items, item => Assert.True(item.Listing.Schedule?.Between(site.Clock.GetUtcNow(), site.Clock.GetUtcNow().AddDays(90)).Take(100).Count() is null or <= 100));
        }

        Assert.True(spent.Elapsed < TimeSpan.FromSeconds(60), $"{spent.Elapsed}");
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(grown < 200_000_000, $"grown by {grown / 1_000_000} MB");
    }

    [Theory]
    [InlineData("FREQ=DAILY;INTERVAL=1000")]
    [InlineData("FREQ=YEARLY;INTERVAL=999;BYMONTH=2;BYMONTHDAY=29")]
    [InlineData("FREQ=DAILY;COUNT=5000")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=MO")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")] // never
    public async Task A_rule_that_asks_for_much_is_soon_done_with(string rule)
    {
        var (_, group) = await site.Known();
        var many = new StringBuilder("BEGIN:VCALENDAR\r\n");
        for (var i = 0; i < 2000; i++) many.Append(System.Globalization.CultureInfo.InvariantCulture, $"BEGIN:VEVENT\r\nUID:{i}\r\nSUMMARY:Tea {i}\r\nDTSTART:19700101T100000Z\r\nRRULE:{rule}\r\nEND:VEVENT\r\n");
        var calendar = many.Append("END:VCALENDAR\r\n").ToString();
        var spent = Stopwatch.StartNew();
        var reading = await site.Services.GetRequiredService<IFeedSource>().Fetch(new Uri(site.Serve(calendar)), FeedVersion.None, new FeedHome(group, "Tuesday Table", "fenland"), default);
        site.Run.Preview(reading.Items, 60);
        Assert.True(spent.Elapsed < Soon, $"{spent.Elapsed}");
    }

    private static byte[] Case(Random random, int number) => Bend(Encoding.UTF8.GetBytes(Seeds[number % Seeds.Length]), random);

    // As a form carries it: what is no letter becomes one that says so.
    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    // Bits flipped, pieces doubled, cut out, filled with what breaks readers, or repeated thousands of times.
    private static byte[] Bend(byte[] bytes, Random random)
    {
        var bent = bytes.ToList();
        for (var times = random.Next(1, 6); times > 0 && bent.Count > 1; times--)
        {
            var at = random.Next(bent.Count);
            var length = Math.Min(random.Next(1, 60), bent.Count - at);
            switch (random.Next(7))
            {
                case 0: bent[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bent.RemoveRange(at, length); break;
                case 2: bent.InsertRange(at, bent.GetRange(at, length)); break;
                case 3 or 4: bent.InsertRange(at, Encoding.UTF8.GetBytes(Poison[random.Next(Poison.Length)])); break;
                case 5: bent.InsertRange(at, Enumerable.Repeat(bent.GetRange(at, length), random.Next(2, 3000)).SelectMany(piece => piece)); break;
                default: bent.RemoveRange(at, bent.Count - at); break;
            }

            if (bent.Count > 400_000) bent.RemoveRange(400_000, bent.Count - 400_000);
        }

        return [.. bent];
    }
}
