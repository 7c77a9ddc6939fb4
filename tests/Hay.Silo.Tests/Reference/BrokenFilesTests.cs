using Hay.Grains;
using Hay.Silo.Reference;
using Hay.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hay.Silo.Tests.Reference;

/// <summary>A broken or hostile file is refused with its place in words, and changes nothing.</summary>
public sealed class BrokenFilesTests : IDisposable
{
    private const string Postcodes = "\"PE1 1AA\",10,545000,260000,\"E92000001\",\"\",\"\",\"\",\"E07999001\",\"E05999001\"\n";
    private const string Deprived = "LSOA code (2021),Index of Multiple Deprivation (IMD) Rank,Index of Multiple Deprivation (IMD) Decile\nE01999001,1,1\n";
    private readonly OfficialFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("postcodes.csv", Postcodes + "\"PE1 1AB\",10,5450O0,260000,\"E92000001\",\"\",\"\",\"\",\"E07999001\",\"E05999001\"\n", "Line 2, column 3 (Eastings): \"5450O0\" should be a whole number")]
    [InlineData("postcodes.csv", Postcodes + "\"<script>\",10,1,1,\"\",\"\",\"\",\"\",\"\",\"\"\n", "Line 2, column 1 (Postcode): \"<script>\" is no postcode")]
    [InlineData("postcodes.csv", Postcodes + "\"PE1 1AB\",10,999999999,260000,\"\",\"\",\"\",\"\",\"\",\"\"\n", "Line 2, column 3 (Eastings): 999999999, 260000 is not in Great Britain")]
    [InlineData("imd.csv", Deprived + "E01999002,2,11\n", "): 11 should be from 1 to 10")]
    [InlineData("imd.csv", Deprived + "E01999002,,1\n", "Line 3, column 2 (Index of Multiple Deprivation (IMD) Rank): \"\" should be a whole number")]
    [InlineData("shapes.json", """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"LSOA21CD":"E01999001"},"geo""", "the file ends too soon")]
    [InlineData("shapes.json", "{\"type\":\"FeatureCollection\",\n\"features\":[{\"type\" \"Feature\"}]}", "Line 2, column 21: this is not JSON")]
    [InlineData("shapes.json", """{"features":[{"properties":{"LSOA21CD":"E01999001"},"geometry":{"type":"Polygon","coordinates":[[[545000,260000],[545001,260000],[545001,260001],[545000,260000]]]}}]}""", "The shape of E01999001 is not in degrees")]
    [InlineData("shapes.json", """{"features":[{"properties":{"LSOA21CD":"E01999001"},"geometry":{"type":"Polygon","coordinates":[["far",[]]]}}]}""", "The shape of E01999001 is not made of rings")]
    [InlineData("shapes.json", """{"features":[{"properties":{"LSOA21CD":"../../etc"},"geometry":null}]}""", "no code of an area")]
    [InlineData("shapes.json", """{"features":[{"properties":{"LSOA21CD":"\ud800"},"geometry":null}]}""", "A name or a code in it is not Unicode")]
    [InlineData("empty.csv", "", "It is empty")]
    public void It_is_said_where_it_is_broken_and_nothing_of_it_is_used(string name, string content, string expected)
    {
        Assert.Equal(0, _files.Import(_files.Write("good.csv", Deprived), _files.Write("good2.csv", Postcodes)).Code);
        var before = _files.Stored();
        var (code, said) = _files.Import(_files.Write(name, content));
        Assert.Equal(1, code);
        Assert.Contains($"{name}: broken, nothing of it was used. ", said, StringComparison.Ordinal);
        Assert.Contains(expected, said, StringComparison.Ordinal);
        Assert.Equal(before, _files.Stored());
    }

    [Theory]
    [InlineData("code,rank\nE01999001,1\n", "not a file that Hay knows; its first columns are code, rank")]
    [InlineData("LSOA２１CD,MSOA２１CD\nE01999001,E02999001\n", "not a file that Hay knows")]
    [InlineData("PK\u0003\u0004…", "a workbook or a zip archive")]
    [InlineData("<!doctype html><title>Sign in</title>", "a web page")]
    [InlineData("""{"name":"package"}""", "a collection of no shapes")]
    [InlineData("""{"features":{}}""", "JSON, but no GeoJSON collection of shapes")]
    public void What_is_something_else_is_passed_over(string content, string expected)
    {
        var (code, said) = _files.Import(_files.Write("other", content));
        Assert.Equal(1, code);
        Assert.Contains(expected, said, StringComparison.Ordinal);
        Assert.Empty(_files.Stored());
    }

    [Fact]
    public void A_file_larger_than_any_official_one_is_not_even_begun()
    {
        var path = _files.Write("huge.csv", Deprived);
        using (var file = new FileStream(path, FileMode.Open)) file.SetLength(2L << 30);
        Assert.Contains("It is larger than 1 GB", _files.Import(path).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_countless_columns_is_refused() =>
        Assert.Contains("it has more than 2,000 columns", _files.Import(_files.Write("wide.csv", "LSOA21CD" + new string(',', 300_000))).Said, StringComparison.Ordinal);

    [Fact]
    public void A_line_without_an_end_is_refused() =>
        Assert.Contains("it is not a table from here on", _files.Import(_files.Write("long.csv", "\"" + new string('x', 3_000_000))).Said, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Ages_that_do_not_add_up_to_the_total_are_refused()
    {
        var people = OfficialFiles.People("LSOA Code,LSOA Name,All Ages", ("E01999001,Eastmarsh 001A", [(30, 5)])).Replace("001A,5,", "001A,6,", StringComparison.Ordinal);
        Assert.Contains("it says 6 people, but the ages add up to 5", _files.Import(2020, _files.Write("people.csv", people)).Said, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(_files.Stored());
    }

    [Fact]
    public void One_broken_file_does_not_keep_the_others_from_being_imported()
    {
        var (code, said) = _files.Import(_files.Write("bad.csv", Deprived + "E01999002,x,1\n"), _files.Write("good.csv", Deprived));
        Assert.Equal(1, code);
        Assert.Contains("2 files: 1 imported, 0 here already, 0 passed over, 1 broken.", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_imported_from_a_path_that_is_not_there()
    {
        Assert.Equal(2, _files.Import("no/such/folder").Code);
        Assert.Empty(_files.Stored());
    }

    [Fact]
    public void Two_imports_at_once_are_refused()
    {
        using var held = _files.Folder.Hold();
        Assert.Throws<DataFolderInUseException>(() => _files.Import(_files.Write("imd.csv", Deprived)));
    }

    [Fact]
    public void A_write_that_breaks_off_leaves_the_table_as_it_was_and_the_next_import_tidies_up()
    {
        _files.Import(_files.Write("imd.csv", Deprived));
        var before = _files.Stored();
        var folder = _files.Folder;
        // No number that JSON can hold: the second row cannot be written.
        Assert.ThrowsAny<ArgumentException>(() => folder.Keep("deprivation-2025", new StoredTable<Loneliness>([], [new("E01999001", 1), new("E01999002", double.NaN)])));
        Assert.Equal(before, _files.Stored());
        Assert.Single(Directory.EnumerateFiles(folder.Path, "*.part"));
        folder.Hold().Dispose();
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.part"));
    }

    [Fact]
    public void A_stored_table_that_was_cut_off_is_named_and_never_half_used()
    {
        _files.Import(_files.Write("a.csv", Deprived), _files.Outlines("b.json", "21", ("E01999001", "Eastmarsh 001A", 52.5, 1.5)));
        var stored = Path.Combine(_files.Folder.Path, "deprivation-2025.jsonl");
        File.WriteAllText(stored, File.ReadAllText(stored)[..^12]);
        Assert.Contains("deprivation-2025.jsonl, line 2", Assert.Throws<InvalidDataException>(_files.Known).Message, StringComparison.Ordinal);
        // The site starts all the same, and says what is wrong.
        var log = new SaidLog();
        using var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(log)).AddSingleton(OfficialFiles.Spaces).AddReference(_files.Data).BuildServiceProvider();
        Assert.True(services.GetRequiredService<Geography>().IsDemo);
        Assert.Contains("deprivation-2025.jsonl, line 2", Assert.Single(log.Said), StringComparison.Ordinal);
    }

    private sealed class SaidLog : ILoggerProvider, ILogger
    {
        public List<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Said.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
