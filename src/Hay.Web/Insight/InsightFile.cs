using System.Collections.Immutable;
using System.Globalization;
using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CsvHelper;

namespace Hay.Web.Insight;

/// <summary>A table as a file: the same cells as on the page.</summary>
internal static class InsightFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>As what the name of the file asks for, with its media type.</summary>
    /// <param name="table">Which.</param>
    /// <param name="name">Ends with ".csv" or ".json".</param>
    public static (byte[] Content, string Type) As(InsightTable table, string name) => Path.GetExtension(name) == ".csv"
        ? (Csv(table), $"{MediaTypeNames.Text.Csv}; charset=utf-8")
        : (ToJson(table), MediaTypeNames.Application.Json);

    /// <summary>
    /// CSV (RFC 4180, UTF-8). What the table is comes first, a line each that begins with "# ", which programs can be told to pass
    /// over; then a line of names, then the rows.
    /// </summary>
    public static byte[] Csv(InsightTable table)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, new CsvWriterOptions { ValidateFieldCount = false }, leaveOpen: true))
        {
            foreach (var (name, value) in About(table)) csv.WriteRecord([$"# {name}", value]);
            foreach (var column in table.Columns.Where(column => column.Unit.Length > 0)) csv.WriteRecord(["# unit", column.Name, column.Unit]);
            csv.WriteRecord([.. table.Columns.Select(column => column.Name)]);
            foreach (var row in table.Rows) csv.WriteRecord([.. row.Cells.Select(Field)]);
        }

        return bytes.ToArray();
    }

    /// <summary>Numbers that are known are numbers; what is hidden in part or whole is a text ("15 + *"), what is not known is null.</summary>
    public static byte[] ToJson(InsightTable table) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        table.Title,
        table.Period,
        table.Level,
        Rules = table.Notes,
        table.Sources,
        InsightTable.Licence,
        CountedTo = table.Counted,
        Columns = table.Columns.Select(column => new { column.Name, column.Unit }),
        Rows = table.Rows.Select(row => row.Cells.Select(cell => Value(cell))),
    }, Json);

    private static ImmutableArray<(string Name, string Value)> About(InsightTable table) =>
    [
        ("title", table.Title), ("period", table.Period), ("level", table.Level),
        .. table.Notes.Select(note => ("rule", note)), .. table.Sources.Select(source => ("source", source)),
        ("licence", InsightTable.Licence), ("counted to the end of", table.Counted.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];

    private static object? Value(InsightCell cell) =>
        cell.Text.Length == 0 ? null : cell is { HasHidden: false, Value: not null } ? decimal.Parse(cell.Text, NumberStyles.Number, CultureInfo.InvariantCulture) : cell.Text;

    // What looks like a formula is a name that somebody typed. A score below nothing is a number: it stays one, as the library's own
    // guard would not let it.
    private static string Field(InsightCell cell) =>
        cell is { Value: null, Text: ['=' or '+' or '-' or '@' or '\t' or '\r', ..] } ? $"'{cell.Text}" : cell.Text;
}
