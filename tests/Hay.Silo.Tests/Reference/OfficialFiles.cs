using System.Globalization;
using Hay.Grains;
using Hay.Silo.Reference;

namespace Hay.Silo.Tests.Reference;

/// <summary>A data folder, and files as they are published but with invented areas, of a county with the spaces Eastmarsh and Westmarsh.</summary>
internal sealed class OfficialFiles : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private readonly string _root = Directory.CreateTempSubdirectory("hay-reference-").FullName;

    public string Data => Path.Combine(_root, "data");

    public ReferenceFolder Folder => new(Data);

    // Degrees 0 to 2 east and 52 to 53 north, cut in two.
    public static SpaceMap Spaces { get; } = new([Space("westmarsh", "Westmarsh", 0), Space("eastmarsh", "Eastmarsh", 1)]);

    public string Write(string name, string content)
    {
        var path = Path.Combine(_root, name);
        File.WriteAllText(path, content);
        return path;
    }

    public (int Code, string Said) Import(params string[] paths) => Import(null, paths);

    public (int Code, string Said) Import(int? year, params string[] paths)
    {
        using var said = new StringWriter(CultureInfo.InvariantCulture);
        return (ReferenceCommand.Run(paths, year, Data, Spaces, Today, said, said, default), said.ToString());
    }

    /// <summary>Of a stored table.</summary>
    public List<TRow> Rows<TRow>(string table) where TRow : IReferenceRow => [.. Folder.Read<TRow>(table)!.Rows];

    public Geography Known() => ReferenceSource.Geography(Data, Spaces);

    /// <summary>Every stored table, to see whether any has changed.</summary>
    public Dictionary<string, string> Stored() => Directory.Exists(Folder.Path)
        ? Directory.EnumerateFiles(Folder.Path, "*.jsonl").ToDictionary(file => Path.GetFileName(file), File.ReadAllText)
        : [];

    /// <summary>Outlines of neighbourhoods, a square of a tenth of a degree each.</summary>
    public string Outlines(string name, string year, params (string Code, string Name, double Lat, double Lon)[] areas) => Write(name, Collection(areas.Select(area =>
        $$$"""{"type":"Feature","properties":{"FID":1,"LSOA{{{year}}}CD":"{{{area.Code}}}","LSOA{{{year}}}NM":"{{{area.Name}}}"},"geometry":{{{Square(area.Lat, area.Lon)}}}}""")));

    public static string Collection(IEnumerable<string> features) => $$"""{"type":"FeatureCollection","crs":{"type":"name"},"features":[{{string.Join(",\n", features)}}]}""";

    public static string Square(double lat, double lon) => FormattableString.Invariant(
        $$"""{"type":"Polygon","coordinates":[[[{{lon}},{{lat}}],[{{lon + 0.1}},{{lat}}],[{{lon + 0.1}},{{lat + 0.1}}],[{{lon}},{{lat + 0.1}}],[{{lon}},{{lat}}]]]}""");

    /// <summary>A header and rows of people by single year of age, given their number at each of some ages.</summary>
    public static string People(string header, params (string Area, (int Age, int People)[] Ages)[] areas) =>
        $"{header},{string.Join(',', Enumerable.Range(0, 90))},90+\n" + string.Concat(areas.Select(area =>
            $"{area.Area},{area.Ages.Sum(age => age.People)},{string.Join(',', Enumerable.Range(0, 91).Select(age => area.Ages.FirstOrDefault(one => one.Age == age).People))}\n"));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static SpaceDefinition Space(string slug, string name, double west) => new()
    {
        Slug = slug,
        Name = name,
        Outline = [[[west, 52], [west + 1, 52], [west + 1, 53], [west, 53], [west, 52]]],
        Neighbourhoods = [new Neighbourhood { Id = $"{slug}-n", Name = "Invented", Population = 100, IsDemo = true }],
    };
}
