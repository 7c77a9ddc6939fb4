using Hay.Silo.Reference;

namespace Hay.Silo.Tests.Reference;

/// <summary>Files of the same kind and year complement each other; those of other years stand beside them.</summary>
public sealed class SeveralFilesTests : IDisposable
{
    private readonly OfficialFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void The_same_file_again_changes_nothing_and_says_so()
    {
        var file = _files.Write("imd.csv", Imd("2021", ("E01999001", 5)));
        Assert.Equal(0, _files.Import(file).Code);
        var before = _files.Stored();
        var (code, said) = _files.Import(file, _files.Write("a-copy.csv", File.ReadAllText(file)));
        Assert.Equal(0, code);
        Assert.Contains("1 row here already, nothing changed", said, StringComparison.Ordinal);
        Assert.Contains("2 files: 0 imported, 2 here already", said, StringComparison.Ordinal);
        Assert.Equal(before, _files.Stored());
    }

    [Fact]
    public void Two_files_are_merged_by_code_and_the_later_one_wins()
    {
        _files.Import(_files.Write("1.csv", Imd("2021", ("E01999001", 5), ("E01999002", 6))));
        _files.Import(_files.Write("2.csv", Imd("2021", ("E01999002", 60), ("E01999003", 7))));
        var table = _files.Folder.Read<Deprivation>("deprivation-2025")!;
        Assert.Equal([("E01999001", 5), ("E01999002", 60), ("E01999003", 7)], table.Rows.Select(row => (row.Code, row.Rank)));
        Assert.Equal(["1.csv", "2.csv"], table.Sources.Select(source => source.Name));
        Assert.All(table.Sources, source => Assert.Equal(64, source.Sha256.Length));
    }

    [Fact]
    public void Years_stand_side_by_side()
    {
        _files.Import(_files.Write("1.csv", Imd("2011", ("E01999001", 5))), _files.Write("2.csv", Imd("2021", ("E01999001", 6))));
        Assert.Equal([2025, 2019], _files.Folder.Years(TableNames.Deprivation));
    }

    [Fact]
    public void Postcodes_become_files_of_points_and_learn_their_neighbourhood_whichever_came_first()
    {
        var postcodes = _files.Write("pe.csv", "\"PE1 1AA\",10,545000,260000,\"E92000001\",\"\",\"\",\"\",\"E07999001\",\"E05999001\"\n\"PE284XY\",10,545100,260000,\"E92000001\",\"\",\"\",\"\",\"E07999001\",\"E05999001\"\n");
        _files.Import(postcodes);
        Assert.All(_files.Rows<Postcode>("postcodes"), row => Assert.Equal("", row.Neighbourhood));
        _files.Import(_files.Outlines("areas.json", "21", ("E01999001", "Westmarsh 001A", 52.2, 0.1)));
        Assert.All(_files.Rows<Postcode>("postcodes"), row => Assert.Equal("E01999001", row.Neighbourhood));
        Assert.Equal("""{"1AA":[52.2191,0.1212]}""", File.ReadAllText(Path.Combine(_files.Data, "geo", "PE1.json")));
        Assert.True(File.Exists(Path.Combine(_files.Data, "geo", "PE28.json")));
    }

    private static string Imd(string year, params (string Code, int Rank)[] rows) =>
        $"LSOA code ({year}),Index of Multiple Deprivation (IMD) Rank,Index of Multiple Deprivation (IMD) Decile\n" + string.Concat(rows.Select(row => FormattableString.Invariant($"{row.Code},{row.Rank},1\n")));
}
