using System.Text.Json;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Spaces;

namespace Hay.Web.Organisations;

/// <summary>
/// Finds on the map a place that somebody typed: by its postcode where the operator has imported reference data, else by the
/// middle of its town or village.
/// </summary>
internal sealed partial class PlaceFinder(SpaceMap spaces, Gazetteer gazetteer)
{
    /// <summary>"PE1 1XX", "PE1", or empty as it was typed; null for what has not the form of a postcode.</summary>
    public static string? Postcode(string typed)
    {
        if (typed.Length == 0) return "";
        var match = Form().Match(typed.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
        return !match.Success ? null : match.Groups[2].Length == 0 ? match.Groups[1].Value : $"{match.Groups[1].Value} {match.Groups[2].Value}";
    }

    public Venue Locate(Venue venue, string space)
    {
        var localities = spaces.Find(space)?.Localities ?? [];
        var here = localities.FirstOrDefault(l => string.Equals(l.Name, venue.Town, StringComparison.OrdinalIgnoreCase));
        if (Door(venue.Postcode) is { } door) return venue with { Locality = here?.Slug ?? "", Lat = door.Lat, Lon = door.Lon };
        return here is null ? venue : venue with { Locality = here.Slug, Lat = here.Lat, Lon = here.Lon, IsRough = true };
    }

    private (double Lat, double Lon)? Door(string postcode)
    {
        if (postcode.Split(' ') is not [var outward, var inward] || gazetteer.FineFile(outward) is not { } path) return null;
        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize<Dictionary<string, double[]>>(file)?.GetValueOrDefault(inward) is [var lat, var lon] ? (lat, lon) : null;
    }

    [GeneratedRegex("^([A-Z]{1,2}[0-9][0-9A-Z]?)([0-9][A-Z]{2})?$")]
    private static partial Regex Form();
}
