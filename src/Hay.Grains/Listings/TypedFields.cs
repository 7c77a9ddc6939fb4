using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hay.Grains;

/// <summary>
/// Which fields of an imported listing a person typed, by their stored names. They win over what is imported later, field by
/// field; the others go on following their source.
/// </summary>
public static class TypedFields
{
    /// <summary>The imported listing with the typed fields as they are now.</summary>
    public static Listing Keep(ImmutableArray<string> typed, Listing now, Listing imported)
    {
        if (typed.IsEmpty) return imported;
        var (kept, next) = (Fields(now), Fields(imported));
        foreach (var field in typed)
        {
            next.Remove(field);
            if (kept.Remove(field, out var value)) next[field] = value;
        }

        return next.Deserialize(GrainJson.Default.Listing)!;
    }

    /// <summary>With the fields that differ between the two, in order of their names.</summary>
    public static ImmutableArray<string> Add(ImmutableArray<string> typed, Listing before, Listing after) =>
        [.. typed.Union(Different(before, after)).Order(StringComparer.Ordinal)];

    /// <summary>Names of all fields that say something, in order.</summary>
    public static ImmutableArray<string> All(Listing listing) => [.. Fields(listing with { Source = null }).Select(f => f.Key).Order(StringComparer.Ordinal)];

    /// <summary>Names of the fields that say something else.</summary>
    public static IEnumerable<string> Different(Listing before, Listing after)
    {
        var (a, b) = (Fields(before), Fields(after));
        return a.Select(f => f.Key).Union(b.Select(f => f.Key)).Where(name => !JsonNode.DeepEquals(a[name], b[name]));
    }

    private static JsonObject Fields(Listing listing) => JsonSerializer.SerializeToNode(listing, GrainJson.Default.Listing)!.AsObject();
}
