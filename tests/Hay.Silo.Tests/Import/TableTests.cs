using Hay.Grains;
using Hay.Silo.Import;

namespace Hay.Silo.Tests.Import;

public sealed class TableTests : IDisposable
{
    private readonly ImportBench _bench = new();

    public void Dispose() => _bench.Dispose();

    /// <summary>The example that docs/import.md gives is one that works.</summary>
    [Fact]
    public async Task The_example_of_the_documentation_imports()
    {
        var doc = File.ReadAllText(Path.Combine(SharedData.Root, "docs", "import.md"));
        var start = doc.IndexOf("```csv\n", StringComparison.Ordinal) + 7;
        var report = await Read(doc[start..doc.IndexOf("```", start, StringComparison.Ordinal)]);

        Assert.Equal("2 0 0 0 0 0", report.Numbers());
        var yoga = _bench.Target.Listed.Values.Single(l => l.Category == "chair-yoga");
        Assert.Equal(("fenland", "FREQ=WEEKLY;BYDAY=TU", TimeSpan.FromHours(1)), (yoga.Space, yoga.Schedule!.Rule, yoga.Schedule.Duration));
        Assert.Equal((Known.Yes, true, BookingKind.Book, 12), (yoga.Access().StepFree, yoga.FirstVisit.CanJustWatch, yoga.Booking.Kind, yoga.Booking.Capacity));
    }

    [Fact]
    public async Task Columns_may_be_called_what_others_call_them_and_stand_between_semicolons()
    {
        var report = await Read("Name;Lat;Lng;Website;Price;When;Age from\r\n\"Tea; and talk\";52.2;0.12;www.example.org;£2.50;Most Mondays;18\r\n");
        Assert.Equal("1 0 0 0 0 0", report.Numbers());
        var listing = _bench.Target.Only;
        Assert.Equal(("Tea; and talk", "https://www.example.org", 250, "Most Mondays", 18),
            (listing.Title, listing.Contact.Web, listing.Cost.Pence, listing.ScheduleNote, listing.Suitability.AgeFrom));
    }

    [Fact]
    public async Task Letters_of_an_old_spreadsheet_are_read()
    {
        var path = _bench.Write("old.csv", "");
        File.WriteAllBytes(path, System.Text.Encoding.Latin1.GetBytes("title,latitude,longitude,cost\nCafé,52.2,0.12,£3\n"));
        await _bench.Report("csv", path);
        Assert.Equal(("Café", 300), (_bench.Target.Only.Title, _bench.Target.Only.Cost.Pence));
    }

    [Fact]
    public async Task A_row_that_says_nonsense_is_refused_alone()
    {
        var report = await Read("title,latitude,longitude,start,rule,status\nGood,52.2,0.12,,,\n,52.2,0.12,,,\nBad day,52.2,0.12,31/31/2026 10:00,,\nBad rule,52.2,0.12,2026-12-01 10:00,EVERY DAY,\nGone,52.2,0.12,,,removed\n");
        Assert.Equal("1 0 0 1 0 3", report.Numbers());
        Assert.Equal(["line 3", "line 4", "line 5"], report.Refusals.Select(r => r.Where));
        Assert.Equal("its start \"31/31/2026 10:00\" is not a date and time", report.Refusals[1].Reason);
    }

    [Fact]
    public async Task A_list_of_things_in_JSON_is_a_table_too()
    {
        var path = _bench.Write("list.json", """[{ "_id": "5b", "name": "Band", "summary": "Loud.", "lat": 52.2, "lng": 0.12, "tags": "Charity, Music", "age": { "isAdult": "true" }, "price": "Free" }]""");
        Assert.Equal("1 0 0 0 0 0", (await _bench.Report("csv", path)).Numbers());
        Assert.Equal(("music", CostKind.Free), (_bench.Target.Only.Category, _bench.Target.Only.Cost.Kind));
    }

    private Task<ImportReport> Read(string csv) => _bench.Report("csv", _bench.Write("rows.csv", csv));
}
