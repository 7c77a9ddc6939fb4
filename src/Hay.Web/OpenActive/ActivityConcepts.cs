using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Web.OpenActive;

/// <summary>
/// The few concepts of OpenActive's activity list that listings of ours honestly are, from openactive-activities.json. What has
/// none there (mindfulness, peer support, a place to talk) is never published under another name.
/// </summary>
internal sealed class ActivityConcepts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowTrailingCommas = true };
    private readonly ImmutableDictionary<string, Concept> _byId;
    private readonly ImmutableDictionary<string, Concept> _byCategory;

    private ActivityConcepts(Shape shape)
    {
        Scheme = shape.Scheme;
        var byLabel = shape.Concepts.ToDictionary(c => c.Key, c => new Concept($"{shape.Scheme}#{c.Value}", c.Key));
        _byId = byLabel.Values.ToImmutableDictionary(c => c.Id);
        _byCategory = shape.Categories.ToImmutableDictionary(c => c.Key, c => byLabel[c.Value]);
    }

    /// <summary>The address of the list.</summary>
    public string Scheme { get; }

    /// <summary>Throws <see cref="InvalidDataException"/> that names the file and what is wrong.</summary>
    public static ActivityConcepts Load(string path)
    {
        try
        {
            return new ActivityConcepts(JsonSerializer.Deserialize<Shape>(File.ReadAllBytes(path), Json) ?? throw new JsonException("it is empty"));
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException)
        {
            throw new InvalidDataException($"{path} is not a table of OpenActive's concepts: {wrong.Message}", wrong);
        }
    }

    /// <summary>What a listing is: what it says itself, else what all of its category are; null where nothing is honest.</summary>
    public Concept? Of(Listing listing) => listing.OpenActive is { } own ? _byId.GetValueOrDefault(own.Id) : _byCategory.GetValueOrDefault(listing.Category);

    private sealed record Shape
    {
        public required string Scheme { get; init; }
        public required Dictionary<string, string> Categories { get; init; }
        /// <summary>Label → the last part of its id.</summary>
        public required Dictionary<string, string> Concepts { get; init; }
    }
}
