using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Hay.Seeded.Tests.Http;

/// <summary>Requests from an OpenAPI document: every operation, with values that it gives as examples or that its schemas allow.</summary>
internal sealed class FuzzDocument(JsonNode document, string activity, string group)
{
    private const int Deepest = 6;

    public IEnumerable<FuzzTarget> Targets()
    {
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject().Where(o => o.Key is "get" or "put" or "post" or "patch" or "delete"))
            {
                var parameters = (operation!["parameters"]?.AsArray() ?? []).Select(p => Found(p)!).ToList();
                var query = parameters.Where(p => (string?)p["in"] == "query").Select(p => new FuzzField((string)p["name"]!, Example(p))).ToImmutableArray();
                var target = new FuzzTarget
                {
                    Method = method.ToUpperInvariant(),
                    Path = parameters.Where(p => (string?)p["in"] == "path").Aggregate(path, (said, p) => said.Replace($"{{{p["name"]}}}", Known((string)p["name"]!, path) ?? Example(p), StringComparison.Ordinal)),
                    Json = Found(operation["requestBody"])?["content"]?["application/json"]?["schema"] is { } schema ? Sample(schema, 0)?.ToJsonString() : null,
                    NeedsToken = operation["security"] is not null,
                    Person = 0,
                };
                yield return target;
                if (query.Length > 0) yield return target with { Query = query };
                foreach (var one in query) yield return target with { Query = [one] };
            }
        }
    }

    private string? Known(string name, string path) => name switch
    {
        "id" when path.Contains("/organisations/", StringComparison.Ordinal) => group,
        "id" => activity,
        "session" => "20261125T1400",
        _ => null,
    };

    private string Example(JsonNode parameter) =>
        (parameter["example"] ?? parameter["schema"]?["example"] ?? parameter["examples"]?.AsObject().FirstOrDefault().Value?["value"] ?? Sample(parameter["schema"], 0))?.ToString() ?? "tea";

    private JsonNode? Found(JsonNode? node) => (string?)node?["$ref"] is { } to
        ? to.TrimStart('#', '/').Split('/').Aggregate((JsonNode?)document, static (at, part) => at?[part])
        : node;

    private JsonNode? Sample(JsonNode? node, int depth)
    {
        if (depth > Deepest || Found(node) is not JsonObject schema) return null;
        if ((schema["example"] ?? schema["default"] ?? schema["enum"]?[0]) is { } given) return given.DeepClone();
        if ((schema["oneOf"] ?? schema["anyOf"] ?? schema["allOf"]) is JsonArray some) return some.Select(one => Sample(one, depth + 1)).FirstOrDefault(one => one is not null);
        return (schema["type"] is JsonArray types ? (string?)types.FirstOrDefault(t => (string?)t != "null") : (string?)schema["type"]) switch
        {
            "object" => new JsonObject((schema["properties"]?.AsObject() ?? []).Select(p => KeyValuePair.Create(p.Key, Sample(p.Value, depth + 1)))),
            "array" => new JsonArray(Sample(schema["items"], depth + 1)),
            "integer" or "number" => 3,
            "boolean" => true,
            _ => (string?)schema["format"] switch { "date" => "2026-12-01", "date-time" => "2026-12-01T14:00:00", "uri" => "https://group.example/", _ => "Tea" },
        };
    }
}
