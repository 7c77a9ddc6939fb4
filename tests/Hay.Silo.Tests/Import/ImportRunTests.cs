using Hay.Grains;
using Hay.Silo.Import;

namespace Hay.Silo.Tests.Import;

public sealed class ImportRunTests : IDisposable
{
    private const string Two = "id,title,latitude,longitude,organisation\na,Walk,52.2,0.12,Us\nb,Talk,52.55,0.09,Us\n";
    private readonly ImportBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_second_run_writes_nothing_and_a_third_only_what_changed()
    {
        var path = _bench.Write("a.csv", Two);
        Assert.Equal("2 0 0 0 0 0", (await _bench.Report("csv", path)).Numbers());
        var writes = _bench.Target.Writes;
        Assert.Equal("0 0 2 0 0 0", (await _bench.Report("csv", path)).Numbers());
        Assert.Equal(writes, _bench.Target.Writes);
        Assert.Equal("0 1 1 0 0 0", (await _bench.Report("csv", _bench.Write("a.csv", Two.Replace("Walk", "Stroll", StringComparison.Ordinal)))).Numbers());
        Assert.Single(_bench.Target.Organisations);
    }

    [Fact]
    public async Task One_id_of_two_sources_is_two_listings()
    {
        var path = _bench.Write("a.csv", Two);
        await _bench.Report("csv", path, new ImportOptions { Source = "one" });
        await _bench.Report("csv", path, new ImportOptions { Source = "two" });
        Assert.Equal(4, _bench.Target.Listed.Count);
        Assert.All(_bench.Target.Listed.Values, l => Assert.Equal(BookingKind.Elsewhere, l.Booking.Kind));
    }

    [Fact]
    public async Task Without_a_place_it_is_refused_or_goes_where_it_is_told()
    {
        var path = _bench.Write("a.csv", "title,latitude,longitude\nNowhere,,\nNull island,0,0\nNo number,north,east\nOff the globe,100,200\nParis,48.9,2.3\n");
        var report = await _bench.Report("csv", path);
        Assert.Equal("0 0 0 0 1 4", report.Numbers());
        Assert.All(report.Refusals, r => Assert.Equal("no location", r.Reason));
        Assert.Equal("4 0 0 0 1 0", (await _bench.Report("csv", path, new ImportOptions { Space = "fenland" })).Numbers());
        Assert.All(_bench.Target.Listed.Values, l => Assert.Equal(("fenland", null), (l.Space, l.Venue?.Lat)));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_refuses_only_itself()
    {
        _bench.Write("a-empty.csv", "");
        _bench.Write("b-page.csv", "<!doctype html><title>Sign in</title>");
        _bench.Write("c-good.csv", Two);
        _bench.Write("d-broken.json", "[{\"title\": \"Half\", ");
        _bench.Write("e-page.json", "\n <html></html>");
        _bench.Write("f-wrong.csv", "one,two\n1,2\n");
        _bench.Write("notes.txt", "not ours");

        var report = await _bench.Report("csv", _bench.Folder);

        Assert.Equal("2 0 0 0 0 0", report.Numbers());
        Assert.Equal(["a-empty.csv", "b-page.csv", "c-good.csv", "d-broken.json", "e-page.json", "f-wrong.csv"], report.Files.Select(f => f.File));
        Assert.Equal(
            ["it is empty", "it is a web page, not a table", "it is not whole JSON (line 1)", "it is a web page, not JSON", "its first line names no column \"title\""],
            report.Refusals.Select(r => r.Reason));
    }

    [Fact]
    public async Task A_run_that_was_stopped_is_finished_by_the_next()
    {
        var rows = string.Concat(Enumerable.Range(0, 300).Select(i => $"{i},Walk {i},52.2,0.12\n"));
        var path = _bench.Write("many.csv", "id,title,latitude,longitude\n" + rows);
        using var stop = new CancellationTokenSource();
        _bench.Target.BeforeWrite = n => { if (n == 100) stop.Cancel(); };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bench.Run("csv", path, ct: stop.Token));
        Assert.Contains("run it again", _bench.Output, StringComparison.Ordinal);
        Assert.InRange(_bench.Target.Listed.Count, 100, 200);

        Assert.Equal(0, await _bench.Run("csv", path, new ImportOptions { Source = "many" }));
        Assert.Equal(300, _bench.Target.Listed.Count);
    }

    [Fact]
    public async Task A_second_county_is_a_second_file()
    {
        using var bench = new ImportBench
        {
            Spaces = SpaceMap.Load(
                Path.Combine(SharedData.Content, "spaces.json"),
                Path.Combine(SharedData.Root, "tests", "Hay.Silo.Tests", "Import", "second-county.json")),
        };
        var path = bench.Write("a.csv", "title,latitude,longitude\nHere,52.2,0.12\nThere,50.5,-5.1\nOver the hill,50.45,-4.9\nIn the sea,50.9,-5.9\n");

        Assert.Equal("3 0 0 0 1 0", (await bench.Report("csv", path)).Numbers());
        Assert.Equal(["cambridge", "high-moor", "shore"], bench.Target.Listed.Values.Select(l => l.Space).Order());
        Assert.Equal("sandy-bay", bench.Target.Listed.Values.Single(l => l.Space == "shore").Venue?.Locality ?? "sandy-bay");
        Assert.Equal(8, bench.Spaces.All.Length);
    }

    [Fact]
    public async Task The_report_is_a_table_and_the_reasons()
    {
        var path = _bench.Write("a.csv", Two + "c,,1,1,\n");
        Assert.Equal(0, await _bench.Run("csv", path));
        Assert.Equal(
            """
            file     records    created    updated  unchanged    deleted    outside    refused
            a.csv          3          2          0          0          0          0          1
            total          3          2          0          0          0          0          1

            Refused:
            a.csv, line 4: it has no title

            """, _bench.Output);
    }

    [Theory]
    [InlineData("csv", "nothing-here.csv", 2, "There is no file or folder")]
    [InlineData("csv", "empty.csv", 1, "")]
    [InlineData("csv", ".", 1, "")]
    [InlineData("ical", ".", 1, "There is no file ending in .ics")]
    [InlineData("xml", ".", 2, "There is no format xml. There are openreferral, openactive, ical, csv.")]
    [InlineData("csv", "https://example.org/a.csv", 2, "Only openactive reads from an address")]
    public async Task It_says_when_there_is_nothing_to_do(string format, string path, int code, string words)
    {
        _bench.Write("empty.csv", "");
        Assert.Equal(code, await _bench.Run(format, path.Contains("://", StringComparison.Ordinal) ? path : Path.Combine(_bench.Folder, path)));
        Assert.Contains(words, _bench.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_space_that_is_not_there_is_asked_wrongly()
    {
        Assert.Equal(2, await _bench.Run("csv", _bench.Write("a.csv", Two), new ImportOptions { Space = "atlantis" }));
        Assert.Contains("There is no space atlantis", _bench.Said, StringComparison.Ordinal);
    }
}
