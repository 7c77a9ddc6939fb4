using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Hay.Web.Elsewhere;

/// <summary>
/// schema.org facts in JSON-LD, for search engines. They stand in the page as a data block: its encoder writes "&lt;" as an escape, so
/// that nothing in them can end the element around them.
/// </summary>
internal static class LinkedData
{
    private static readonly JsonSerializerOptions InAPage = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A thing with its facts; those that nobody knows are left out.</summary>
    public static JsonObject Thing(string type, params IEnumerable<(string Name, JsonNode? Value)> facts)
    {
        var thing = new JsonObject { ["@type"] = type };
        foreach (var (name, value) in facts)
        {
            if (value is null or JsonArray { Count: 0 } || (value is JsonValue text && text.TryGetValue<string>(out var said) && said.Length == 0)) continue;
            thing[name] = value;
        }

        return thing;
    }

    /// <summary>What a page says, each thing complete in itself; empty where there is nothing.</summary>
    public static string Page(params IEnumerable<JsonObject> things)
    {
        var all = new JsonArray();
        foreach (var thing in things)
        {
            thing.Insert(0, "@context", "https://schema.org");
            all.Add(thing);
        }

        return all.Count == 0 ? "" : all.ToJsonString(InAPage);
    }

    /// <summary>The way to a page, from the front page on.</summary>
    /// <param name="origin">Where the site is.</param>
    /// <param name="steps">Names and paths, the page itself last.</param>
    public static JsonObject Crumbs(string origin, params IEnumerable<(string Name, string Path)> steps) => Thing("BreadcrumbList",
        ("itemListElement", new JsonArray([.. steps.Prepend(("Hay", "/")).Select((step, i) => Thing("ListItem",
            ("position", i + 1), ("name", step.Item1), ("item", $"{origin}{step.Item2}")))])));
}
