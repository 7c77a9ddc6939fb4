using System.Text.Json;
using Hay.Grains;
using Hay.Silo;
using Hay.Web.Catalogue;
using Hay.Web.Site;
using Hay.Web.Spaces;

namespace Hay.Web.Tests.Spaces;

public sealed class GazetteerTests : IDisposable
{
    private static readonly SpaceMap Spaces = SpaceMap.Load(Path.Combine(SiloSetup.ContentFolder, "spaces.json"));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hay-geo-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_outward_code_of_our_places_is_known_and_lies_among_them()
    {
        var outward = Outward(Load());
        Assert.All(Spaces.All.SelectMany(s => s.Localities), place => Assert.All(place.OutwardCodes, code =>
            Assert.InRange(Distance.Miles(Point(outward, code), new(place.Lat, place.Lon)), 0, 15)));
    }

    [Fact]
    public void A_code_the_table_has_not_is_in_the_middle_of_the_places_that_name_it()
    {
        var spaces = new SpaceMap([new SpaceDefinition
        {
            Slug = "there",
            Name = "There",
            Localities = [new Locality { Slug = "a", Name = "A", Lat = 50, Lon = 1, OutwardCodes = ["ZZ1"] }, new Locality { Slug = "b", Name = "B", Lat = 52, Lon = 3, OutwardCodes = ["ZZ1"] }],
        }]);

        Assert.Equal(new(51, 2), Point(Outward(Load(spaces: spaces)), "ZZ1"));
    }

    [Fact]
    public void Only_files_of_outward_codes_are_served()
    {
        foreach (var name in new[] { "PE3.json", "CB25.json", "PE3 8DW.json", "secrets.json", "PE4.txt" }) File.WriteAllText(Path.Combine(_folder.FullName, name), "{}");

        var gazetteer = Load();

        Assert.Equal(["CB25", "PE3"], JsonDocument.Parse(gazetteer.Body).RootElement.GetProperty("fine").EnumerateArray().Select(f => f.GetString()));
        Assert.NotNull(gazetteer.FineFile("PE3"));
        Assert.All(new[] { "secrets", "PE3 8DW", "../PE3", "PE4", "pe3" }, name => Assert.Null(gazetteer.FineFile(name)));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("""{"PE3 8DW": [52.58, -0.28]}""")]
    [InlineData("""{"PE3": [52.58]}""")]
    [InlineData("""{"PE3": [520.58, 0]}""")]
    public void A_table_that_makes_no_sense_is_named(string content)
    {
        var path = Path.Combine(_folder.FullName, "outward-codes.json");
        File.WriteAllText(path, content);

        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => Load(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://tiles.example.org/{z}/{x}/{y}.png")]
    [InlineData("https://{s}.example.org/{z}/{x}/{y}.png")]
    [InlineData("https://tiles.example.org/{z}/{x}.png")]
    [InlineData("tiles/{z}/{x}/{y}.png")]
    public void Tiles_come_from_one_named_server_or_not_at_all(string template) =>
        Assert.Throws<InvalidDataException>(() => MapTiles.Of(template, null));

    [Fact]
    public void Tiles_name_their_host()
    {
        Assert.Equal("https://tiles.example.org:8443", MapTiles.Of("https://tiles.example.org:8443/a/{z}/{x}/{y}.png?key=1", "Somebody").Host);
        Assert.Equal("", MapTiles.Of("", null).Host);
    }

    private Gazetteer Load(string? path = null, SpaceMap? spaces = null) =>
        Gazetteer.Load(path ?? Path.Combine(SiloSetup.ContentFolder, "outward-codes.json"), _folder.FullName, spaces ?? Spaces);

    private static JsonElement Outward(Gazetteer gazetteer) => JsonDocument.Parse(gazetteer.Body).RootElement.GetProperty("outward");

    private static GeoPoint Point(JsonElement outward, string code)
    {
        var point = outward.GetProperty(code);
        return new(point[0].GetDouble(), point[1].GetDouble());
    }
}
