using System.Collections.Immutable;
using System.Text.Json;

namespace Hay.Web.Spaces;

/// <summary>A kind of activity. Plain: what it is in half a sentence. Needs: what people may want when they choose it.</summary>
public sealed record Category(string Slug, string Name, string Plain = "")
{
    public ImmutableArray<string> Needs { get; init; } = [];
}

/// <summary>The kinds of activity there are, from categories.json, in the order of the file.</summary>
public sealed class Categories
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowTrailingCommas = true };
    private readonly ImmutableDictionary<string, Category> _bySlug;

    public Categories(IEnumerable<Category> categories)
    {
        All = [.. categories];
        _bySlug = All.ToImmutableDictionary(c => c.Slug);
    }

    public ImmutableArray<Category> All { get; }

    public Category? Find(string slug) => _bySlug.GetValueOrDefault(slug);

    public string NameOf(string slug) => Find(slug)?.Name ?? "Something else";

    /// <summary>Throws <see cref="InvalidDataException"/> that names the file and what is wrong.</summary>
    public static Categories Load(string path)
    {
        try
        {
            return new Categories(JsonSerializer.Deserialize<Shape>(File.ReadAllBytes(path), Json)?.Categories ?? []);
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} is not a list of categories: {wrong.Message}", wrong);
        }
    }

    private sealed record Shape(List<Category> Categories);
}
