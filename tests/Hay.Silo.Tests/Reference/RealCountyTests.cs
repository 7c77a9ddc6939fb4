using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Silo.Reference;

namespace Hay.Silo.Tests.Reference;

/// <summary>The official files of Cambridgeshire and Peterborough, imported once for all of these tests.</summary>
public sealed class RealCounty : IDisposable
{
    internal string Data { get; } = Directory.CreateTempSubdirectory("hay-county-").FullName;

    public RealCounty()
    {
        if (!SharedData.Has("geo") || !SharedData.Has("postcodes")) return;
        using var said = new StringWriter(CultureInfo.InvariantCulture);
        Code = ReferenceCommand.Run([SharedData.PathOf("geo"), SharedData.PathOf("postcodes")], null, Data, Spaces, new DateOnly(2026, 11, 22), said, said, default);
        Known = ReferenceSource.Geography(Data, Spaces);
    }

    internal static SpaceMap Spaces { get; } = SpaceMap.Load(Path.Combine(SharedData.Content, "spaces.json"));

    internal int Code { get; } = -1;

    internal Geography Known { get; } = Geography.Of(Spaces);

    internal ReferenceFolder Folder => new(Data);

    public void Dispose() => Directory.Delete(Data, recursive: true);
}

public sealed partial class RealCountyTests(RealCounty county) : IClassFixture<RealCounty>
{
    private const string Derived = "postcodes/derived_postcode_lsoa21_msoa21.csv";

    [SharedFact("geo")]
    public void Nobody_is_lost_between_mid_2020s_neighbourhoods_and_todays()
    {
        var neighbourhoods = county.Known.Of(AreaLevel.Neighbourhood);
        Assert.Equal(859_830, neighbourhoods.Sum(one => one.Population));
        Assert.Equal(859_830, county.Known.Of(AreaLevel.Space).Sum(one => one.Population));
        Assert.Equal(859_830, county.Known.Of(AreaLevel.Middle).Sum(one => one.Population));
        Assert.Equal(859_830, county.Known.Of(AreaLevel.Ward).Sum(one => one.Population));
        foreach (var district in Rows("geo/population/mid2020_single_year_age_ltla21.csv"))
        {
            var space = county.Known.Of(AreaLevel.Space).Single(one => one.Name == district["ltla21_name"]);
            Assert.Equal(int.Parse(district["total_population"], CultureInfo.InvariantCulture), space.Population);
            foreach (var band in AgeBands.All)
            {
                var people = Enumerable.Range(0, 91).Where(age => AgeBands.Of(age) == band).Sum(age => int.Parse(district[age == 90 ? "90+" : $"{age}"], CultureInfo.InvariantCulture));
                Assert.Equal(people, space.PopulationByAge[band]);
            }
        }
    }

    [SharedFact("geo")]
    public void Every_area_is_there_in_both_years()
    {
        Assert.Equal(0, county.Code);
        Assert.Equal(516, county.Known.Of(AreaLevel.Neighbourhood).Length);
        Assert.Equal(516, county.Folder.Read<Boundary>("boundaries-lsoa-2021")!.Rows.Length);
        Assert.Equal(487, county.Folder.Read<Boundary>("boundaries-lsoa-2011")!.Rows.Length);
        Assert.Equal(487, county.Folder.Read<Residents>("residents-lsoa-2020")!.Rows.Length);
        Assert.Equal(487, county.Folder.Read<Deprivation>("deprivation-2019")!.Rows.Length);
        Assert.Equal(516, county.Folder.Read<Deprivation>("deprivation-2025")!.Rows.Length);
        Assert.Equal(859_830, county.Folder.Read<Residents>("residents-msoa-2020")!.Rows.Sum(row => row.Ages.Sum()));
        Assert.Equal(859_830, county.Folder.Read<Residents>("residents-district-2020")!.Rows.Sum(row => row.Ages.Sum()));
        Assert.Equal(
            Rows("geo/population/census2021_ethnicity_lsoa21.csv").Sum(row => int.Parse(row["n"], CultureInfo.InvariantCulture)),
            county.Folder.Read<CensusAnswer>("census-lsoa-residents-ethnic-group-2021")!.Rows.Sum(row => row.Number));
    }

    [SharedFact("geo")]
    public void Each_area_has_its_own_figures()
    {
        var deprivation = Rows("geo/deprivation/imd2025_lsoa21.csv").ToDictionary(row => row["lsoa21_code"]);
        var lonely = Rows("geo/wellbeing/community_life_survey_loneliness_lsoa21_modelled.csv").ToDictionary(row => row["lsoa21_code"]);
        var wards = Rows("geo/lookups/lsoa21_ward24_ltla24.csv").ToDictionary(row => row["lsoa21_code"]);
        foreach (var area in county.Known.Of(AreaLevel.Neighbourhood))
        {
            Assert.Equal(deprivation[area.Id]["IMD_decile"], $"{area.DeprivationDecile}");
            Assert.Equal(deprivation[area.Id]["IMD_rank"], $"{area.DeprivationRank}");
            Assert.Equal(double.Parse(lonely[area.Id]["perc"], CultureInfo.InvariantCulture), area.Lonely!.Value, 0.006);
            Assert.Equal(wards[area.Id]["ward24_code"], area.Ward);
            Assert.Equal(wards[area.Id]["ltla24_name"], county.Known.Find(area.Space)!.Name);
        }
    }

    [SharedFact(Derived)]
    public void The_district_of_every_postcode_is_the_official_one_and_its_point_lies_in_that_districts_outline()
    {
        using var finer = File.OpenRead(SharedData.PathOf("geo/boundaries/districts_dissolved_from_lsoa21.geojson"));
        var reading = BoundaryReader.Read(finer, new ReadingFrom("districts", null, new Reach(RealCounty.Spaces), _ => { }, default));
        var districts = new AreaShapes(Assert.IsType<FoundTable<Boundary>>(Assert.Single(reading.Tables)).Rows);
        var neighbourhoods = new AreaShapes(county.Folder.Read<Boundary>("boundaries-lsoa-2021")!.Rows);
        var postcodes = county.Folder.Read<Postcode>("postcodes")!.Rows.ToDictionary(row => row.Code);
        var (all, imported, inDistrict, inNeighbourhood, beside) = (0, 0, 0, 0, 0);
        foreach (var row in Rows(Derived))
        {
            all++;
            var (lat, lon) = NationalGrid.Degrees(int.Parse(row["easting"], CultureInfo.InvariantCulture), int.Parse(row["northing"], CultureInfo.InvariantCulture));
            Assert.Equal(double.Parse(row["lat"], CultureInfo.InvariantCulture), lat, 0.00005);
            Assert.Equal(double.Parse(row["lon"], CultureInfo.InvariantCulture), lon, 0.00005);
            if ((districts.Holding(lat, lon) ?? districts.Beside(lat, lon)) == row["ltla_code"]) inDistrict++;
            if ((neighbourhoods.Holding(lat, lon) ?? neighbourhoods.Beside(lat, lon)) == row["lsoa21_code"]) inNeighbourhood++;

            // A few of the county's postcodes are in files of other areas, which are not here.
            if (!postcodes.TryGetValue(row["postcode"].Replace(" ", "", StringComparison.Ordinal), out var postcode)) continue;
            imported++;
            Assert.Equal((lat, lon, row["ltla_code"], row["ward_code"]), (postcode.Lat, postcode.Lon, postcode.District, postcode.Ward));
            if (neighbourhoods.Holding(lat, lon) is { } holding) Assert.Equal(holding, postcode.Neighbourhood);
            else beside += postcode.Neighbourhood == row["lsoa21_code"] ? 1 : 0;
        }

        Assert.Equal((21_894, 3, 13), (all, all - imported, beside));
        Assert.True(inDistrict >= all * 0.998, $"{inDistrict} of {all} postcodes lie in their district");
        Assert.True(inNeighbourhood >= all * 0.9995, $"{inNeighbourhood} of {all} postcodes lie in their neighbourhood");
    }

    [SharedFact("geo")]
    public void The_whole_county_is_read_within_a_second()
    {
        var best = Enumerable.Range(0, 3).Min(_ =>
        {
            var since = Stopwatch.GetTimestamp();
            ReferenceSource.Geography(county.Data, RealCounty.Spaces);
            return Stopwatch.GetElapsedTime(since);
        });
        Assert.True(best < TimeSpan.FromSeconds(1), $"{best.TotalMilliseconds:F0} ms");
    }

    [SharedFact("geo")]
    public void Middle_areas_found_by_name_hold_their_neighbourhoods()
    {
        var middles = new AreaShapes(county.Folder.Read<Boundary>("boundaries-msoa-2021")!.Rows);
        var named = county.Known.Of(AreaLevel.Neighbourhood).Where(area => area.Middle.StartsWith("E02", StringComparison.Ordinal)).ToList();
        var held = named.Count(area => middles.Holding(area.Lat, area.Lon) == area.Middle);
        Assert.True(named.Count >= 500 && held >= named.Count * 0.98, $"{held} of {named.Count}");
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        using var lines = new StreamReader(SharedData.PathOf(path));
        string[] header = [];
        while (lines.ReadLine() is { } line)
        {
            string[] cells = [.. Cell().Matches(line).Select(cell => cell.Groups["value"].Value)];
            if (header.Length == 0) header = cells;
            else yield return header.Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second);
        }
    }

    [GeneratedRegex("""(?:^|,)(?:"(?<value>[^"]*)"|(?<value>[^,]*))""")]
    private static partial Regex Cell();
}
