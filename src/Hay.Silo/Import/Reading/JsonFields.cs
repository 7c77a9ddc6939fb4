using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Hay.Silo.Import;

/// <summary>
/// Reads other people's JSON without trusting it: a field that is missing, null or of another kind is simply not there,
/// a number may be a string, and one thing may stand where a list belongs.
/// </summary>
internal static class JsonFields
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="UnreadableFileException">It is not JSON, and what it seems to be.</exception>
    public static JsonDocument Parse(ImportFile file)
    {
        using var stream = file.Open();
        try
        {
            return JsonDocument.Parse(stream, Options);
        }
        catch (JsonException wrong)
        {
            throw new UnreadableFileException(IsMarkup(stream) ? "it is a web page, not JSON" : $"it is not whole JSON ({Position(wrong)})", wrong);
        }
    }

    /// <summary>The first of these fields that is there; undefined when none is.</summary>
    public static JsonElement Field(this JsonElement element, params ReadOnlySpan<string> names)
    {
        if (element.ValueKind != JsonValueKind.Object) return default;
        foreach (var name in names)
        {
            if (element.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)) return value;
        }

        return default;
    }

    public static bool Has(this JsonElement element, params ReadOnlySpan<string> names) => element.Field(names).ValueKind != JsonValueKind.Undefined;

    /// <summary>The first of these fields that holds text or a number; empty when none does.</summary>
    public static string Text(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.Field(name).AsText() is { Length: > 0 } text) return text;
        }

        return "";
    }

    public static string AsText(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };

    public static double? Number(this JsonElement element, params ReadOnlySpan<string> names) =>
        double.TryParse(element.Text(names), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    public static int? Whole(this JsonElement element, params ReadOnlySpan<string> names) =>
        element.Number(names) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null;

    public static bool? Flag(this JsonElement element, params ReadOnlySpan<string> names) => element.Field(names) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when text.AsText() is var word => word.ToUpperInvariant() switch
        {
            "TRUE" or "YES" or "Y" => true,
            "FALSE" or "NO" or "N" => false,
            _ => null,
        },
        _ => null,
    };

    /// <summary>The members of a list, or the one thing that stands in its place; at most so many.</summary>
    public static IEnumerable<JsonElement> Many(this JsonElement element, string name, int most = 1000) => element.Field(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Take(most),
        { ValueKind: JsonValueKind.Undefined } => [],
        var one => [one],
    };

    /// <summary>
    /// The records of a document: the members of the list it is, or of the first of these fields that is one; else the
    /// document itself.
    /// </summary>
    public static IEnumerable<JsonElement> Records(this JsonElement root, params string[] lists)
    {
        var list = lists.Select(name => root.Field(name)).Prepend(root).FirstOrDefault(l => l.ValueKind == JsonValueKind.Array);
        if (list.ValueKind == JsonValueKind.Undefined) yield return root;
        else foreach (var record in list.EnumerateArray()) yield return record;
    }

    /// <summary>The texts of a list whose members are texts or things with one of these fields.</summary>
    public static ImmutableArray<string> Texts(this JsonElement element, string name, params string[] fields) =>
        [.. element.Many(name).Select(e => e.ValueKind == JsonValueKind.Object ? e.Text(fields) : e.AsText()).Where(t => t.Length > 0)];

    private static bool IsMarkup(Stream stream)
    {
        stream.Position = 0;
        int next;
        do next = stream.ReadByte();
        while (next is ' ' or '\t' or '\r' or '\n' or 0xEF or 0xBB or 0xBF);
        return next == '<';
    }

    private static string Position(JsonException wrong) => string.Create(CultureInfo.InvariantCulture, $"line {wrong.LineNumber + 1}");
}
