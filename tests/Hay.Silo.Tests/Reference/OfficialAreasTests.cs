using FsCheck;
using FsCheck.Fluent;
using Hay.Grains;
using Hay.Silo.Reference;

namespace Hay.Silo.Tests.Reference;

/// <summary>What the imported files together say of the areas.</summary>
public sealed class OfficialAreasTests : IDisposable
{
    private readonly OfficialFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Without_files_the_spaces_own_neighbourhoods_serve_and_are_called_invented()
    {
        var known = _files.Known();
        Assert.True(known.IsDemo);
        Assert.Equal(["westmarsh-n", "eastmarsh-n"], known.Of(AreaLevel.Neighbourhood).Select(area => area.Id));
    }

    [Fact]
    public void An_area_belongs_to_the_space_of_its_district_and_else_to_the_one_that_holds_its_middle()
    {
        _files.Import(
            _files.Outlines("a.json", "21", ("E01999001", "Eastmarsh 001A", 52.5, 1.5), ("E01999002", "Border 001A", 52.5, 1.2), ("E01999003", "Nowhere 001A", 53.2, 1.2)),
            _files.Write("b.csv", "LSOA21CD,LSOA21NM,LAD24CD,LAD24NM\nE01999002,Border 001A,E07999002,Westmarsh\n"));
        var known = _files.Known();
        Assert.False(known.IsDemo);
        Assert.Equal([("E01999001", "eastmarsh"), ("E01999002", "westmarsh")], known.Of(AreaLevel.Neighbourhood).Select(area => (area.Id, area.Space)));
        Assert.Equal(["westmarsh", "eastmarsh"], known.Of(AreaLevel.Space).Select(area => area.Id));
        Assert.All(known.Of(AreaLevel.Space), space => Assert.Null(space.Population));
        Assert.Equal((52.55, 1.55), (known.Find("E01999001")!.Lat, known.Find("E01999001")!.Lon));
        Assert.Equal(["Outlines and lookups of areas: Office for National Statistics, licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright and database right 2026."], known.Sources.ToList());
    }

    [Fact]
    public void People_of_areas_that_were_split_or_merged_since_are_kept_to_the_last_one()
    {
        Split();
        var known = _files.Known();
        // 1 was split into 2 and 3, which the Census counted as 30 and 10; 4 and 5 became 6; 7 stayed.
        Assert.Equal(8, known.Find("E01999002")!.PopulationByAge["25-44"]);
        Assert.Equal(3, known.Find("E01999003")!.PopulationByAge["25-44"]);
        Assert.Equal(9, known.Find("E01999006")!.PopulationByAge["80+"]);
        Assert.Equal(1, known.Find("E01999007")!.PopulationByAge["0-17"]);
        Assert.Equal(21, known.Of(AreaLevel.Neighbourhood).Sum(area => area.Population));
        Assert.Equal(21, known.Find("eastmarsh")!.Population);
    }

    [Fact]
    public void An_index_of_old_areas_holds_for_their_parts_but_not_for_what_was_put_together()
    {
        Split();
        _files.Import(_files.Write("imd.csv", "lsoa11_code,IMD_decile,IMD_rank\nE01999001,3,900\nE01999004,1,5\nE01999005,2,50\nE01999007,10,9999\n"));
        var known = _files.Known();
        Assert.Equal([3, 3, null, 10], known.Of(AreaLevel.Neighbourhood).Select(area => area.DeprivationDecile));
        _files.Import(_files.Write("new.csv", "lsoa21_code,IMD_decile,IMD_rank\nE01999006,4,70\n"));
        Assert.Equal([null, null, 4, null], _files.Known().Of(AreaLevel.Neighbourhood).Select(area => area.DeprivationDecile));
    }

    [Fact]
    public void Middle_areas_and_wards_come_with_the_names_people_know()
    {
        _files.Import(
            _files.Outlines("a.json", "21", ("E01999001", "Eastmarsh 001A", 52.5, 1.5), ("E01999002", "Eastmarsh 001B", 52.5, 1.2), ("E01999003", "Eastmarsh 002A", 52.2, 1.2)),
            _files.Write("b.csv", "msoa21cd,msoa21nm,msoa21hclnm\nE02999001,Eastmarsh 001,Quay & Staithe\n"),
            _files.Write("c.csv", "lsoa21_name,lsoa21_code,ward24_name,ward24_code,ltla24_name,ltla24_code\nEastmarsh 001A,E01999001,Quay,E05999001,Eastmarsh,E07999001\n"),
            _files.Write("d.csv", "lsoa21_code,perc,deciles\nE01999001,22.345,3\n"));
        var known = _files.Known();
        Assert.Equal([("E02999001", "Quay & Staithe"), ("Eastmarsh 002", "Eastmarsh 002")], known.Of(AreaLevel.Middle).Select(area => (area.Id, area.Name)));
        Assert.Equal(("E05999001", "Quay", "eastmarsh"), known.Of(AreaLevel.Ward).Select(area => (area.Id, area.Name, area.Space)).Single());
        Assert.Equal((22.34, "E02999001", "E05999001"), (Math.Floor(known.Find("E01999001")!.Lonely!.Value * 100) / 100, known.Find("E01999001")!.Middle, known.Find("E01999001")!.Ward));
    }

    [Fact]
    public void Sharing_out_loses_no_one_and_is_fair_to_within_one() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNegativeInt>(), ArbMap.Default.ArbFor<NonEmptyArray<NonNegativeInt>>(),
        (whole, weights) =>
        {
            int[] by = [.. weights.Get.Select(weight => weight.Get)];
            var parts = LargestRemainder.Share(whole.Get, by);
            var all = by.Sum() is var sum && sum == 0 ? by.Length : sum;
            return parts.Sum() == whole.Get && parts.Zip(by, (part, weight) => Math.Abs(part - ((double)whole.Get * (sum == 0 ? 1 : weight) / all)) < 1).All(fair => fair);
        }).QuickCheckThrowOnFailure();

    private void Split() => _files.Import(
        _files.Outlines("a.json", "21", ("E01999002", "Eastmarsh 001B", 52.5, 1.2), ("E01999003", "Eastmarsh 001C", 52.5, 1.3), ("E01999006", "Eastmarsh 001D", 52.5, 1.4), ("E01999007", "Eastmarsh 001E", 52.5, 1.5)),
        _files.Write("b.csv", "lsoa11_name,lsoa11_code,change_code,lsoa21_name,lsoa21_code,ltla22_name,ltla22_code\na,E01999001,S,b,E01999002,Eastmarsh,E07999001\na,E01999001,S,c,E01999003,Eastmarsh,E07999001\nd,E01999004,M,f,E01999006,Eastmarsh,E07999001\ne,E01999005,M,f,E01999006,Eastmarsh,E07999001\ng,E01999007,U,g,E01999007,Eastmarsh,E07999001\n"),
        _files.Write("c.csv", "lsoa21_code,total_residents,disability,n\nE01999002,30,Yes,10\nE01999002,30,No,20\nE01999003,10,No,10\n"),
        _files.Write("mid2020.csv", OfficialFiles.People("lsoa11_name,lsoa11_code,total_population", ("a,E01999001", [(25, 4), (44, 7)]), ("d,E01999004", [(80, 4)]), ("e,E01999005", [(90, 5)]), ("g,E01999007", [(17, 1)]))));
}
