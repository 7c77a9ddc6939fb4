using Hay.Grains;
using Hay.Silo.Reference;

namespace Hay.Silo.Tests.Reference;

/// <summary>Files with the column names that are published are known by what is in them.</summary>
public sealed class PublishedFilesTests : IDisposable
{
    private readonly OfficialFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("LSOA code (2021)", "2024", "deprivation-2025")]
    [InlineData("LSOA code (2011)", "2019", "deprivation-2019")]
    [InlineData("LSOA code (2011)", "2013", "deprivation-2015")]
    public void File_7_is_known_by_its_columns_whatever_its_name(string code, string districts, string table)
    {
        var file = _files.Write("a.csv", $"""
            {code},LSOA name,Local Authority District code ({districts}),Local Authority District name ({districts}),Index of Multiple Deprivation (IMD) Score,Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived),Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs),Income Score (rate)
            E01999001,Eastmarsh 001A,E07999001,Eastmarsh,12.5,"12,345",4,0.1
            E01999002,Eastmarsh 001B,E07999001,Eastmarsh,62.5,7,1,0.3
            Source: the ministry
            """);
        var (code0, said) = _files.Import(file);
        Assert.Equal(0, code0);
        Assert.Equal([new Deprivation("E01999001", 12345, 4), new Deprivation("E01999002", 7, 1)], _files.Rows<Deprivation>(table));
        Assert.Contains("2 rows used", said, StringComparison.Ordinal);
        Assert.Contains("1 skipped: no code of an area (line 4: \"Source: the ministry\")", said, StringComparison.Ordinal);
    }

    [Fact]
    public void People_by_age_are_counted_from_the_columns_of_both_sexes_under_a_title_that_says_the_year()
    {
        var ages = Enumerable.Range(0, 91).ToList();
        var file = _files.Write("sheet.csv", $"""
            Mid-2022 LSOA 2021: population by sex and single year of age,,

            LAD 2021 Code,LAD 2021 Name,LSOA 2021 Code,LSOA 2021 Name,Total,{string.Join(',', ages.Select(age => $"F{age}"))},{string.Join(',', ages.Select(age => $"M{age}"))}
            E07999001,Eastmarsh,E01999001,Eastmarsh 001A,182,{string.Join(',', ages.Select(_ => 1))},{string.Join(',', ages.Select(_ => 1))}
            """);
        Assert.Equal(0, _files.Import(file).Code);
        var row = Assert.Single(_files.Rows<Residents>("residents-lsoa-2022"));
        Assert.Equal(Enumerable.Repeat(2, 91), row.Ages);
    }

    [Fact]
    public void People_of_no_known_year_wait_for_the_operator_to_say_it()
    {
        var file = _files.Write("people.csv", OfficialFiles.People("LSOA Code,LSOA Name,All Ages", ("E01999001,Eastmarsh 001A", [(30, 5)])));
        var (code, said) = _files.Import(file);
        Assert.Equal(1, code);
        Assert.Contains("--year", said, StringComparison.Ordinal);
        Assert.Equal(0, _files.Import(2019, file).Code);
        Assert.NotNull(_files.Folder.Read<Residents>("residents-lsoa-2019"));
    }

    [Fact]
    public void Lookups_and_their_names_are_known()
    {
        var ward = _files.Write("1.csv", "LSOA21CD,LSOA21NM,LSOA21NMW,WD24CD,WD24NM,WD24NMW,LAD24CD,LAD24NM,LAD24NMW,ObjectId\nE01999001,Eastmarsh 001A,,E05999001,Quay,,E07999001,Eastmarsh,,1\n");
        var change = _files.Write("2.csv", "LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM,LAD22NMW,ObjectId\nE01999009,Eastmarsh 001X,E01999001,Eastmarsh 001A,S,E07999001,Eastmarsh,,1\n");
        var middle = _files.Write("3.csv", "OA21CD,LSOA21CD,LSOA21NM,MSOA21CD,MSOA21NM,LAD22CD,LAD22NM\nE00999001,E01999001,Eastmarsh 001A,E02999001,Eastmarsh 001,E07999001,Eastmarsh\nE00999002,E01999001,Eastmarsh 001A,E02999001,Eastmarsh 001,E07999001,Eastmarsh\n");
        var names = _files.Write("4.csv", "msoa21cd,msoa21nm,msoa21nmw,msoa21hclnm,msoa21hclnmw,localauthorityname\nE02999001,Eastmarsh 001,,Quay & Staithe,,Eastmarsh\n");
        Assert.Equal(0, _files.Import(ward, change, middle, names).Code);
        Assert.Equal(new AreaLink("E01999001", "Eastmarsh 001A", "E05999001", "Quay"), Assert.Single(_files.Rows<AreaLink>("links-lsoa-2021-to-ward-2024")));
        Assert.Equal(new AreaLink("E01999009", "Eastmarsh 001X", "E01999001", "Eastmarsh 001A"), Assert.Single(_files.Rows<AreaLink>("links-lsoa-2011-to-lsoa-2021")));
        Assert.Equal(new AreaLink("E01999001", "Eastmarsh 001A", "E02999001", "Eastmarsh 001"), Assert.Single(_files.Rows<AreaLink>("links-lsoa-2021-to-msoa-2021")));
        Assert.Equal(new MiddleName("E02999001", "Eastmarsh 001", "Quay & Staithe"), Assert.Single(_files.Rows<MiddleName>("names-msoa-2021")));
    }

    [Fact]
    public void Census_tables_are_known_long_and_wide()
    {
        var tall = _files.Write("1.csv", "Lower layer Super Output Areas Code,Lower layer Super Output Areas,Disability (3 categories) Code,Disability (3 categories),Observation\nE01999001,Eastmarsh 001A,1,Disabled,40\nE01999001,Eastmarsh 001A,2,Not disabled,160\n");
        var wide = _files.Write("2.csv", "date,geography,geography code,Ethnic group: Total: All usual residents,Ethnic group: White,Ethnic group: Other ethnic group\n2021,Eastmarsh 001A,E01999001,200,150,50\n");
        Assert.Equal(0, _files.Import(tall, wide).Code);
        Assert.Equal(
            [new CensusAnswer("E01999001", "Disabled", 40), new CensusAnswer("E01999001", "Not disabled", 160)],
            _files.Rows<CensusAnswer>("census-lsoa-residents-disability-3-categories-2021"));
        Assert.Contains(new CensusAnswer("E01999001", "Ethnic group: White", 150), _files.Rows<CensusAnswer>("census-lsoa-residents-ethnic-group-2021"));
    }

    [Theory]
    [InlineData("WD24CD", "WD24NM", "boundaries-ward-2024")]
    [InlineData("MSOA21CD", "MSOA21NM", "boundaries-msoa-2021")]
    [InlineData("LAD24CD", "LAD24NM", "boundaries-district-2024")]
    [InlineData("ltla24_code", "ltla24_name", "boundaries-district-2024")]
    public void Outlines_are_known_by_their_properties(string code, string name, string table)
    {
        var file = _files.Write("shapes", OfficialFiles.Collection(
            [$$$"""{"type":"Feature","properties":{"{{{code}}}":"E05999001","{{{name}}}":"Quay","LAT":52.1,"GlobalID":"x"},"geometry":{{{OfficialFiles.Square(52.1, 0.1)}}}}"""]));
        Assert.Equal(0, _files.Import(file).Code);
        var row = Assert.Single(_files.Rows<Boundary>(table));
        Assert.Equal(("E05999001", "Quay"), (row.Code, row.Name));
        Assert.Equal(5, Assert.Single(row.Outline).Length);
    }

    [Fact]
    public void A_shape_across_many_reads_of_the_file_is_whole()
    {
        var ring = string.Join(',', Enumerable.Range(0, 50_000).Select(i => FormattableString.Invariant($"[{0.1 + (0.1 * Math.Cos(i / 8000.0)):F6},{52.2 + (0.1 * Math.Sin(i / 8000.0)):F6}]")));
        var file = _files.Write("large.geojson", OfficialFiles.Collection(
            [$$$"""{"type":"Feature","properties":{"LSOA21CD":"E01999001","LSOA21NM":"Round"},"geometry":{"type":"MultiPolygon","coordinates":[[[{{{ring}}}]]]}}"""]));
        Assert.Equal(0, _files.Import(file).Code);
        Assert.True(Assert.Single(_files.Rows<Boundary>("boundaries-lsoa-2021")).Outline[0].Length > 30_000);
    }

    [Fact]
    public void What_is_far_from_every_space_is_not_kept()
    {
        var shapes = _files.Outlines("a.geojson", "21", ("E01999001", "Near 001A", 52.5, 0.5), ("E01999002", "Far 001A", 55.5, -3));
        var postcodes = _files.Write("b.csv", "\"PE1 1AA\",10,545000,260000,\"E92000001\",\"\",\"\",\"\",\"E07999001\",\"E05999001\"\n\"EH1 1AA\",10,325000,673000,\"S92000003\",\"\",\"\",\"\",\"S12000036\",\"S13000001\"\n\"PE1 1AB\",90,0,0,\"E92000001\",\"\",\"\",\"\",\"E07999001\",\"E05999001\"\n");
        var (_, said) = _files.Import(shapes, postcodes);
        Assert.Equal(["E01999001"], _files.Rows<Boundary>("boundaries-lsoa-2021").Select(row => row.Code));
        Assert.Equal(["PE11AA"], _files.Rows<Postcode>("postcodes").Select(row => row.Code));
        Assert.Contains("1 skipped: more than 25 miles from every space (line 2)", said, StringComparison.Ordinal);
        Assert.Contains("1 skipped: Code-Point Open does not know where it is (line 3)", said, StringComparison.Ordinal);
    }
}
