using System.Text.Json;

namespace Hay.Silo.Import.Tables;

/// <summary>The things of a JSON list as rows. What is inside another thing has both names: "age.isAdult".</summary>
internal static class JsonRows
{
    private static readonly string[] Lists = ["items", "results", "data", "activities", "records"];

    public static IEnumerable<(string Where, TableRow? Row)> Of(ImportFile file)
    {
        using var document = JsonFields.Parse(file);
        var number = 0;
        foreach (var element in document.RootElement.Records(Lists)) yield return ($"record {++number}", Row(element));
    }

    private static TableRow? Row(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) return null;
        var row = new TableRow();
        try
        {
            Add(row, element, "", 0);
        }
        catch (InvalidOperationException)
        {
            return null; // text that is no text: half of a surrogate pair
        }

        return row.IsEmpty ? null : row;
    }

    private static void Add(TableRow row, JsonElement element, string prefix, int depth)
    {
        foreach (var property in element.EnumerateObject())
        {
            var name = prefix + property.Name;
            switch (property.Value.ValueKind)
            {
                case JsonValueKind.Object when depth < 3:
                    Add(row, property.Value, $"{name}.", depth + 1);
                    break;
                case JsonValueKind.Array:
                    row.Add(name, string.Join("; ", property.Value.EnumerateArray().Take(100).Select(JsonFields.AsText).Where(t => t.Length > 0)));
                    break;
                case JsonValueKind.True or JsonValueKind.False:
                    row.Add(name, property.Value.GetBoolean() ? "yes" : "no");
                    break;
                default:
                    row.Add(name, property.Value.AsText());
                    break;
            }
        }
    }
}
