using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hay.Grains;

namespace Hay.Silo.Demo;

/// <summary>The invented county as its files say it, before its dates are moved to the load day.</summary>
public sealed class DemoContent
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new KnownJson(), new TextJson(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private DemoContent(string folder)
    {
        var spaces = SpaceMap.Load(Path.Combine(folder, "spaces.json"));
        var demo = Path.Combine(folder, "demo");
        Venues = Read<DemoVenue>(demo, "venues.json").ToImmutableDictionary(v => v.Id, v => v.ToVenue(spaces));
        Organisations = Read<DemoOrganisation>(demo, "organisations.json");
        Activities = Read<DemoActivity>(demo, "activities.json");
        Notices = Read<DemoNotice>(demo, "notices.json");
        Answers = Read<DemoAnswer>(demo, "you-said-we-did.json");
        Version = VersionOf(folder);
        if (Loose().FirstOrDefault() is { } loose) throw new InvalidDataException($"{Path.Combine(demo, "activities.json")}: {loose}.");
    }

    /// <summary>Changes with every change of a file.</summary>
    public string Version { get; }

    internal ImmutableArray<DemoActivity> Activities { get; }
    internal ImmutableArray<DemoOrganisation> Organisations { get; }
    internal ImmutableArray<DemoNotice> Notices { get; }
    internal ImmutableArray<DemoAnswer> Answers { get; }
    internal ImmutableDictionary<string, Venue> Venues { get; }

    /// <summary>
    /// Reads the content folder (spaces.json and demo/). Throws <see cref="InvalidDataException"/> that names the file
    /// that is missing or wrong.
    /// </summary>
    public static DemoContent Load(string folder) => new(folder);

    private IEnumerable<string> Loose() =>
        from activity in Activities
        let isVenue = activity.VenueId.Length == 0 || Venues.ContainsKey(activity.VenueId)
        where !isVenue || Organisations.All(o => o.Id != activity.OrganisationId)
        select $"'{activity.Id}' names a venue or an organisation that is not there";

    private static ImmutableArray<T> Read<T>(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        try
        {
            return JsonSerializer.Deserialize<ImmutableArray<T>>(File.ReadAllBytes(path), Json);
        }
        catch (Exception wrong) when (wrong is JsonException or IOException)
        {
            throw new InvalidDataException($"{path} cannot be read: {wrong.Message}", wrong);
        }
    }

    private static string VersionOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(File.ReadAllBytes(Path.Combine(folder, "spaces.json")));
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "demo"), "*.json").Order(StringComparer.Ordinal))
        {
            hash.AppendData(File.ReadAllBytes(path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
