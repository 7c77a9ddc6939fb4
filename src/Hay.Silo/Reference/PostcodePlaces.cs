using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Silo.Reference;

/// <summary>
/// What becomes of imported postcodes: each gets the neighbourhood that holds it (or is beside it, where generalised outlines leave a gap), and for each outward code the folder <c>geo</c> of the
/// data folder gets a file of points, in which a browser looks up its postcode by itself.
/// </summary>
internal static class PostcodePlaces
{
    private const int InwardLength = 3;
    // Ten metres: a postcode is about fifteen doors.
    private const int Decimals = 4;

    /// <summary>Does it again after postcodes or outlines have changed. How many postcodes lie in a known neighbourhood; null: there are no postcodes.</summary>
    public static (int Within, int All)? Refresh(string dataFolder, ReferenceFolder folder)
    {
        if (folder.Read<Postcode>(TableNames.Postcodes) is not { } postcodes) return null;
        if (folder.Years(TableNames.Boundaries(AreaLevel.Neighbourhood)) is [var year, ..])
        {
            var shapes = new AreaShapes(folder.Read<Boundary>(TableNames.Boundaries(AreaLevel.Neighbourhood, year))!.Rows);
            var districts = Districts(folder, year);
            ImmutableArray<Postcode> placed = [.. postcodes.Rows.Select(one => one with { Neighbourhood = shapes.Holding(one.Lat, one.Lon) ?? Beside(one) })];
            if (!placed.SequenceEqual(postcodes.Rows)) folder.Keep(TableNames.Postcodes, postcodes with { Rows = placed });
            postcodes = postcodes with { Rows = placed };

            // Only where the official code agrees: across the border, other counties have neighbourhoods that are not here.
            string Beside(Postcode one) => shapes.Beside(one.Lat, one.Lon) is { } area && districts.Contains((area, one.District)) ? area : "";
        }

        var points = Path.Combine(Path.GetFullPath(dataFolder), "geo");
        Directory.CreateDirectory(points);
        foreach (var outward in postcodes.Rows.GroupBy(one => one.Code[..^InwardLength]))
        {
            var content = JsonSerializer.SerializeToUtf8Bytes(outward.ToDictionary(
                one => one.Code[^InwardLength..], one => new[] { Math.Round(one.Lat, Decimals), Math.Round(one.Lon, Decimals) }));
            var file = Path.Combine(points, $"{outward.Key}.json");
            if (File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(content)) continue;
            // On the disk before it has its name: after a power cut there is the old file or the new one.
            using (var part = new FileStream($"{file}.part", FileMode.Create, FileAccess.Write, FileShare.None))
            {
                part.Write(content);
                part.Flush(flushToDisk: true);
            }

            File.Move($"{file}.part", file, overwrite: true);
        }

        return (postcodes.Rows.Count(one => one.Neighbourhood.Length > 0), postcodes.Rows.Length);
    }

    private static HashSet<(string, string)> Districts(ReferenceFolder folder, int year)
    {
        var name = TableNames.Links(AreaLevel.Neighbourhood, year, AreaLevel.Space);
        return [.. folder.Years(name).SelectMany(to => folder.Read<AreaLink>(TableNames.Year(name, to))!.Rows).Select(link => (link.From, link.To))];
    }
}
