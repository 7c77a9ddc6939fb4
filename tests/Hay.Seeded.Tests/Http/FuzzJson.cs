using System.Text;
using System.Text.Json.Nodes;

namespace Hay.Seeded.Tests.Http;

/// <summary>Bends JSON: wrong types, missing, doubled and deep, and what is no JSON at all.</summary>
internal static class FuzzJson
{
    public static string Bend(string json, Random random)
    {
        switch (random.Next(10))
        {
            case 0: return json[..random.Next(json.Length + 1)];
            case 1: return string.Concat(Enumerable.Repeat("[", random.Next(1, 3000)));
            case 2: return string.Concat(Enumerable.Repeat("{\"a\":", random.Next(1, 200))) + "1";
            case 3: return json.Replace("}", ",}", StringComparison.Ordinal);
            case 4: return json.Length > 2 ? $"{json[..^1]},{json[1..]}" : "[]";
        }

        JsonNode? root;
        try
        {
            root = JsonNode.Parse(json);
        }
        catch (System.Text.Json.JsonException)
        {
            return json + FuzzPoison.Next(random);
        }

        try
        {
            if (root is not JsonObject shape || shape.Count == 0) return Value(random)?.ToJsonString() ?? "null";
            // Somewhere in it, not only at the top.
            var at = shape;
            for (var deeper = random.Next(3); deeper > 0 && at.Select(p => p.Value).OfType<JsonObject>().Where(o => o.Count > 0).ToList() is { Count: > 0 } inner; deeper--) at = inner[random.Next(inner.Count)];
            var key = at.ElementAt(random.Next(at.Count)).Key;
            if (random.Next(5) == 0) at.Remove(key);
            else at[random.Next(8) == 0 ? FuzzPoison.NextShort(random) : key] = Value(random);
            return root.ToJsonString();
        }
        // What was doubled before cannot be looked into.
        catch (ArgumentException)
        {
            return json;
        }
    }

    /// <summary>As UTF-8; now and then as something that says it is and is not.</summary>
    public static byte[] Bytes(string json, Random random) => random.Next(20) switch
    {
        0 => Encoding.Unicode.GetBytes(json),
        1 => [.. Encoding.UTF8.GetBytes(json), 0xC3, 0x28, 0xFF],
        _ => Encoding.UTF8.GetBytes(json),
    };

    private static JsonNode? Value(Random random) => random.Next(8) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => JsonNode.Parse(new[] { "0", "-1", "1e308", "1e400", "12345678901234567890123", "0.1", "2147483648" }[random.Next(7)]),
        3 => new JsonArray(),
        4 => new JsonObject { ["a"] = new JsonArray(1, "b", null) },
        _ => FuzzPoison.Next(random),
    };
}
