using Hay.Grains;
using Hay.Silo.Reference;

namespace Hay.Silo.Tests.Reference;

/// <summary>Figures that cannot be are refused with their place, and where one was kept before, the site starts all the same.</summary>
public sealed class AbsurdNumbersTests : IDisposable
{
    private const string Census = "Lower layer Super Output Areas Code,Sex Code,Sex,Observation\nE01999001,1,Female,10\n";
    private readonly OfficialFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("E01999002,1,Female,9000000000000000000\n", "Line 3, column 4 (Observation): \"9000000000000000000\" should be a whole number")]
    [InlineData("E01999002,1,Female,2147483647\n", "Line 3, column 4 (Observation): 2147483647 should be from 0 to 1000000")]
    [InlineData("E01999002,1,Female,-1\n", "Line 3, column 4 (Observation): -1 should be from 0 to 1000000")]
    public void A_census_cell_is_refused(string row, string expected) => Refused(_files.Write("census.csv", Census + row), expected);

    [Theory]
    [InlineData(2_000_000_000, 1, "2000000000 should be from 0 to 1000000")]
    [InlineData(900_000, 91, "the ages of E01999001 add up to 81900000 people; more than 1000000 do not live in such an area")]
    public void Residents_are_refused(int people, int ages, string expected) => Refused(
        _files.Write("mid-2020.csv", $"LSOA Code,LSOA Name,{string.Join(',', Enumerable.Range(0, 90))},90+\nE01999001,Eastmarsh 001A,{string.Join(',', Enumerable.Range(0, 91).Select(age => age < ages ? people : 0))}\n"), expected);

    [Fact]
    public void What_was_kept_before_does_not_keep_the_site_from_starting()
    {
        _files.Import(_files.Outlines("a.json", "21", ("E01999001", "Eastmarsh 001A", 52.5, 1.5), ("E01999002", "Eastmarsh 001B", 52.6, 1.5)));
        _files.Folder.Keep(TableNames.Year(TableNames.Residents(AreaLevel.Neighbourhood), 2020), new StoredTable<Residents>([],
            [new("E01999001", [.. Enumerable.Repeat(int.MaxValue, Residents.Columns)]), new("E01999002", [.. Enumerable.Repeat(int.MaxValue, Residents.Columns)])]));
        _files.Folder.Keep(TableNames.Year(TableNames.Census(AreaLevel.Neighbourhood, "residents", "sex"), 2021), new StoredTable<CensusAnswer>([],
            [new("E01999001", "Female", int.MaxValue), new("E01999001", "Male", int.MaxValue)]));

        var known = _files.Known();

        Assert.Equal(int.MaxValue, known.Find("eastmarsh")!.Population);
        using var said = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        ReferenceSummary.Write(known, false, said);
        Assert.Contains("2 neighbourhoods", said.ToString(), StringComparison.Ordinal);
    }

    private void Refused(string file, string expected)
    {
        var (code, said) = _files.Import(file);
        Assert.Equal(1, code);
        Assert.Contains("broken, nothing of it was used. ", said, StringComparison.Ordinal);
        Assert.Contains(expected, said, StringComparison.Ordinal);
        Assert.Empty(_files.Stored());
    }
}
