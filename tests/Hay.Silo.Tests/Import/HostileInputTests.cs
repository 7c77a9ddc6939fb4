using System.Text;
using Hay.Silo.Import;

namespace Hay.Silo.Tests.Import;

/// <summary>Files of strangers, bent in a thousand ways: a run always ends, and always adds up.</summary>
public class HostileInputTests
{
    private static readonly Dictionary<string, (string Extension, string Text)> Seeds = new()
    {
        ["openactive"] = (".json", """
            { "next": "x", "items": [ { "state": "updated", "kind": "SessionSeries", "id": "s", "modified": 5, "data": { "@type": "SessionSeries", "@id": "https://e.org/s",
              "name": "Yoga", "description": "<p>Hi &amp; bye</p>", "ageRange": { "minValue": 5 }, "level": ["Beginner"], "duration": "PT1H",
              "location": { "name": "Hall", "geo": { "latitude": 52.2, "longitude": 0.12 }, "address": "1 Road" }, "offers": [{ "price": 3.5 }],
              "eventSchedule": [{ "startDate": "2026-09-01", "startTime": "10:00", "endTime": "11:00", "repeatFrequency": "P1W", "byDay": ["https://schema.org/Tuesday"], "repeatCount": 9 }],
              "subEvent": [{ "startDate": "2026-12-01T10:00:00Z", "duration": "PT1H" }] } },
              { "state": "updated", "kind": "ScheduledSession", "id": "x", "data": { "@type": "ScheduledSession", "superEvent": "https://e.org/s", "startDate": "2026-12-08T10:00:00Z" } },
              { "state": "deleted", "id": "d" } ] }
            """),
        ["openreferral"] = (".json", """
            { "contents": [ { "id": "a", "name": "Walk", "status": "active", "url": "http://e.org", "minimum_age": 12, "last_modified": "2026-03-15T10:30:45.123Z",
              "schedules": [{ "freq": "WEEKLY", "interval": 2, "byday": "TH,FR", "bymonthday": "2,3", "opens_at": "10:00:00", "closes_at": "18:00", "valid_from": "2025-01-01", "count": 9 }],
              "service_at_locations": [{ "location": { "name": "X", "latitude": 52.2, "longitude": 0.12, "addresses": [{ "city": "Y" }] } }],
              "cost_options": [{ "amount": 35 }], "organization": { "id": "o", "name": "Us" } } ] }
            """),
        ["ical"] = (".ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Tea\r\nDTSTART;TZID=Europe/London:20261201T100000\r\nDTEND:20261201T110000Z\r\nRRULE:FREQ=WEEKLY;COUNT=9\r\nEXDATE:20261208T100000Z\r\nGEO:52.2;0.12\r\nLOCATION:Hall\\, Road\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"),
        ["csv"] = (".csv", "id,title,latitude,longitude,start,minutes,rule,skip,cost,age_from,capacity\n1,\"Tea, and talk\",52.2,0.12,2026-12-01 10:00,60,FREQ=WEEKLY;BYDAY=TU,2026-12-08,£3.50,18,12\n2,Walk,52.2,0.12,,,,,Free,,\n"),
    };

    [Theory]
    [InlineData("openactive")]
    [InlineData("openreferral")]
    [InlineData("ical")]
    [InlineData("csv")]
    public async Task A_thousand_bent_files_never_stop_a_run(string format)
    {
        var (extension, text) = Seeds[format];
        var random = new Random(format.Length * 7919);
        var folder = Directory.CreateTempSubdirectory("hay-hostile");
        try
        {
            for (var i = 0; i < 1000; i++)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"{i}{extension}"), Bend(Encoding.UTF8.GetBytes(text), random));
            }

            using var bench = new ImportBench();
            var report = await bench.Report(format, folder.FullName);
            Assert.Equal(1000, report.Files.Length);
            Assert.True(report.AnyRead);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("[[[[[[[[[[")]
    [InlineData("{ \"items\": [ { \"id\": \"\\ud800\", \"state\": \"\\udfff\", \"data\": { \"type\": \"Event\", \"name\": \"\\ud800\" } } ] }")]
    [InlineData("{ \"items\": [ { \"id\": 1e999, \"modified\": -9e99, \"data\": { \"type\": [[]], \"name\": {}, \"location\": [1] } } ] }")]
    [InlineData("{ \"contents\": { \"contents\": [] } }")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    public async Task Strange_JSON_is_refused_in_words(string json)
    {
        foreach (var format in (string[])["openactive", "openreferral", "csv"])
        {
            using var bench = new ImportBench();
            var report = await bench.Report(format, bench.Write("strange.json", json));
            Assert.Empty(bench.Target.Listed);
            Assert.NotEmpty(report.Refusals);
        }
    }

    [Fact]
    public async Task Deep_JSON_is_not_followed()
    {
        using var bench = new ImportBench();
        var path = bench.Write("deep.json", string.Concat(Enumerable.Repeat("{\"a\":", 100_000)));
        Assert.False((await bench.Report("openactive", path)).AnyRead);
    }

    [Fact]
    public async Task A_file_of_more_than_50_MB_is_left_alone()
    {
        using var bench = new ImportBench();
        var path = bench.Write("large.csv", "");
        await using (var file = File.OpenWrite(path)) file.SetLength(ImportFile.LargestBytes + 1);
        Assert.Equal("it is larger than 50 MB", Assert.Single((await bench.Report("csv", path)).Refusals).Reason);
    }

    // Bits flipped, pieces doubled, cut out or filled with what breaks readers.
    private static byte[] Bend(byte[] bytes, Random random)
    {
        string[] poison = ["\0", "\"", "{", "]", "\\", "\uD7FF", "99999999999999999999", "-1", "null", "1e308", "<script>", "\u202E", "P99999Y", "FREQ=SECONDLY", "0001-01-01", "9999-12-31T23:59:59Z"];
        var bent = bytes.ToList();
        for (var times = random.Next(1, 5); times > 0 && bent.Count > 1; times--)
        {
            var at = random.Next(bent.Count);
            var length = Math.Min(random.Next(1, 40), bent.Count - at);
            switch (random.Next(5))
            {
                case 0: bent[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bent.RemoveRange(at, length); break;
                case 2: bent.InsertRange(at, bent.GetRange(at, length)); break;
                case 3: bent.InsertRange(at, Encoding.UTF8.GetBytes(poison[random.Next(poison.Length)])); break;
                default: bent.RemoveRange(at, bent.Count - at); break;
            }
        }

        return [.. bent];
    }
}
