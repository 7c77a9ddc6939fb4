using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;

namespace Hay.Silo.Import.Tables;

/// <summary>One row, by column. Names are compared without case, spaces and hyphens: "Age from" is age_from.</summary>
internal sealed class TableRow
{
    // Names that others give our columns.
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["_id"] = "id",
        ["name"] = "title",
        ["activity"] = "title",
        ["lat"] = "latitude",
        ["lon"] = "longitude",
        ["lng"] = "longitude",
        ["long"] = "longitude",
        ["location"] = "address",
        ["website"] = "web",
        ["url"] = "web",
        ["telephone"] = "phone",
        ["price"] = "cost",
        ["when"] = "schedule_note",
        ["times"] = "schedule_note",
        ["tags"] = "words",
        ["organization"] = "organisation",
        ["places"] = "capacity",
    };

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    public bool IsEmpty => _fields.Count == 0;

    /// <summary>A column counts under its own name first, then under what others call it.</summary>
    public void Add(string column, string value)
    {
        if (value.Length == 0) return;
        var name = Name(column);
        _fields[name] = value;
        if (Aliases.TryGetValue(name, out var ours)) _fields.TryAdd(ours, value);
    }

    public string Text(string column) => _fields.GetValueOrDefault(column, "");

    public double? Number(string column) =>
        double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    public int? Whole(string column) => Number(column) is { } number and > -1e6 and < 1e6 ? (int)number : null;

    public bool? Flag(string column) => Fact(column) switch
    {
        Known.Yes => true,
        Known.No => false,
        _ => null,
    };

    public Known Fact(string column) => Text(column).ToUpperInvariant() switch
    {
        "YES" or "Y" or "TRUE" or "1" => Known.Yes,
        "NO" or "N" or "FALSE" or "0" => Known.No,
        "PART" or "PARTLY" => Known.Part,
        _ => Known.Unknown,
    };

    /// <summary>Values between semicolons, or commas where there is no semicolon.</summary>
    public IEnumerable<string> List(string column)
    {
        var text = Text(column);
        var separator = text.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        return text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(500);
    }

    /// <summary>The words of a list that are some of a kind.</summary>
    public ImmutableArray<T> Words<T>(string column) where T : struct, Enum => [.. List(column).Select(ReadWord<T>).OfType<T>()];

    public T? Word<T>(string column) where T : struct, Enum => ReadWord<T>(Text(column));

    // "be active", "be-active" and "BeActive" are one.
    public static T? ReadWord<T>(string text) where T : struct, Enum
    {
        var word = string.Concat(text.Where(char.IsLetter));
        return Enum.GetNames<T>().Contains(word, StringComparer.OrdinalIgnoreCase) && Enum.TryParse<T>(word, ignoreCase: true, out var value) ? value : null;
    }

    public static string Name(string column)
    {
        var name = column.Trim().TrimStart('\uFEFF').ToLowerInvariant();
        return string.Concat(name.Select(c => c is ' ' or '-' ? '_' : c));
    }
}
