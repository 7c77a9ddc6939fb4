using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Spaces;

/// <summary>
/// Names of places and where they are, for the page to look up by itself: what somebody types stays with them.
/// <list type="bullet">
/// <item>content/outward-codes.json: the first half of a postcode → its middle, rounded to about a kilometre,
/// <c>{"PE3": [52.58, -0.28]}</c>. One that is missing is in the middle of the localities that name it.</item>
/// <item>The folder <c>geo</c> of the data folder, where an operator has put reference data: <c>PE3.json</c> holds
/// the second halves, <c>{"8DW": [52.5861, -0.2785]}</c>. A browser asks for the whole file of an outward code, never for
/// a postcode. The folder is read at start.</item>
/// </list>
/// </summary>
internal sealed partial class Gazetteer
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly ImmutableDictionary<string, string> _fine;
    private readonly ImmutableSortedDictionary<string, double[]> _outward;

    public Gazetteer(SpaceMap spaces, ImmutableSortedDictionary<string, double[]> outward, string fineFolder)
    {
        _fine = Fine(fineFolder);
        _outward = outward.AddRange(FromLocalities(spaces, outward));
        Body = JsonSerializer.SerializeToUtf8Bytes(
            new Shape(
                _outward,
                [.. _fine.Keys.Order(StringComparer.Ordinal)],
                [.. spaces.All.Select(s => new Area(s.Slug, s.Name, s.Outline))],
                [.. from s in spaces.All from l in s.Localities select new Spot($"{s.Slug}/{l.Slug}", SpaceLooks.FullName(l), s.Name, l.Name, l.Lat, l.Lon)]),
            Json);
        Href = $"/geo/gazetteer.json?v={Convert.ToHexStringLower(SHA256.HashData(Body))[..16]}";
    }

    /// <summary>All of it, as JSON.</summary>
    public byte[] Body { get; }

    /// <summary>Where browsers find it; changes with the content, so it may be kept for ever.</summary>
    public string Href { get; }

    /// <summary>Path of the file of second halves; null where there is none.</summary>
    public string? FineFile(string outward) => _fine.GetValueOrDefault(outward);

    /// <summary>Where a postcode, or the first half of one, is, as well as is known here; null: nowhere we know.</summary>
    public GeoPoint? Find(string postcode)
    {
        var code = string.Concat(postcode.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        if (code.Length > 4 && Full().Match(code) is { Success: true } full)
        {
            code = full.Groups[1].Value;
            if (_fine.TryGetValue(code, out var file)
                && JsonSerializer.Deserialize<Dictionary<string, double[]>>(File.ReadAllBytes(file))?.GetValueOrDefault(full.Groups[2].Value) is [var lat, var lon, ..]) return new GeoPoint(lat, lon);
        }

        return _outward.GetValueOrDefault(code) is [var middleLat, var middleLon, ..] ? new GeoPoint(middleLat, middleLon) : null;
    }

    /// <summary>Throws <see cref="InvalidDataException"/> that names the file and what is wrong.</summary>
    public static Gazetteer Load(string path, string fineFolder, SpaceMap spaces)
    {
        try
        {
            var outward = JsonSerializer.Deserialize<Dictionary<string, double[]>>(File.ReadAllBytes(path)) ?? [];
            var odd = outward.FirstOrDefault(o => !IsOutward(o.Key) || o.Value is not [>= -90 and <= 90, >= -180 and <= 180]);
            return odd.Key is null
                ? new Gazetteer(spaces, outward.ToImmutableSortedDictionary(StringComparer.Ordinal), fineFolder)
                : throw new InvalidDataException($"{path}: '{odd.Key}' is not an outward code with a latitude and a longitude.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} is not a table of outward codes: {wrong.Message}", wrong);
        }
    }

    private static bool IsOutward(string code) => OutwardCode().IsMatch(code);

    private static ImmutableDictionary<string, string> Fine(string folder) => !Directory.Exists(folder)
        ? ImmutableDictionary<string, string>.Empty
        : Directory.EnumerateFiles(folder, "*.json").Where(f => IsOutward(Path.GetFileNameWithoutExtension(f)))
            .ToImmutableDictionary(f => Path.GetFileNameWithoutExtension(f));

    private static IEnumerable<KeyValuePair<string, double[]>> FromLocalities(SpaceMap spaces, ImmutableSortedDictionary<string, double[]> known) =>
        from s in spaces.All
        from l in s.Localities
        from code in l.OutwardCodes
        where IsOutward(code) && !known.ContainsKey(code)
        group l by code into named
        select KeyValuePair.Create(named.Key, new[] { Math.Round(named.Average(l => l.Lat), 2), Math.Round(named.Average(l => l.Lon), 2) });

    [GeneratedRegex("^[A-Z]{1,2}[0-9][0-9A-Z]?$")]
    private static partial Regex OutwardCode();

    [GeneratedRegex("^([A-Z]{1,2}[0-9][0-9A-Z]?)([0-9][A-Z]{2})$")]
    private static partial Regex Full();

    private sealed record Shape(ImmutableSortedDictionary<string, double[]> Outward, ImmutableArray<string> Fine, ImmutableArray<Area> Spaces, ImmutableArray<Spot> Places);

    private sealed record Area(string Slug, string Name, ImmutableArray<ImmutableArray<ImmutableArray<double>>> Outline);

    /// <summary>Said: "Bretton, Peterborough".</summary>
    private sealed record Spot(string At, string Said, string Space, string Name, double Lat, double Lon);
}
