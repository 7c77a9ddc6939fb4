using System.Globalization;
using System.Text;
using CsvHelper;

namespace Hay.Silo.Evaluation;

/// <summary>One row of a CSV file with a header. Knows where it is, to say what is wrong with it.</summary>
internal sealed class DataTable
{
    private readonly string _file;
    private readonly long _line;
    private readonly Dictionary<string, string> _values;

    private DataTable(string file, long line, Dictionary<string, string> values) => (_file, _line, _values) = (file, line, values);

    /// <summary>Empty where the row ends before it.</summary>
    public string this[string column] => _values.GetValueOrDefault(column, "");

    /// <exception cref="InvalidDataException">It is missing, is not a table, or lacks one of <paramref name="columns"/>.</exception>
    public static IEnumerable<DataTable> Read(string file, params string[] columns)
    {
        var name = Path.GetFileName(file);
        if (!File.Exists(file)) throw new InvalidDataException($"{name} is missing in {Path.GetDirectoryName(file)}.");
        using var text = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
        using var csv = CsvReader.Create(text, new CsvReaderOptions { HasHeader = false, MalformedData = CsvMalformedDataHandling.Recover, TrackLineNumbers = true });
        if (!Next(csv, name)) throw new InvalidDataException($"{name} is empty: its first line should name its columns.");
        string[] header = [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim())];
        if (columns.Except(header).ToList() is { Count: > 0 } missing) throw new InvalidDataException($"{name}, line 1: there is no column {string.Join(", ", missing)}.");
        while (Next(csv, name))
        {
            var values = new Dictionary<string, string>();
            for (var i = 0; i < Math.Min(header.Length, csv.FieldCount); i++) values[header[i]] = csv.GetString(i).Trim();
            if (values.Values.All(value => value is "")) continue;
            yield return new(name, csv.LineNumber, values);
        }
    }

    /// <exception cref="InvalidDataException">It is none.</exception>
    public long Whole(string column) =>
        long.TryParse(this[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong($"{column} should be a whole number, not \"{Short(this[column])}\"");

    /// <summary>NaN where nothing is said.</summary>
    /// <exception cref="InvalidDataException">It is no number of degrees.</exception>
    public double Degrees(string column) => this[column] is "" ? double.NaN
        : double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= 180 ? number
        : throw Wrong($"{column} should be degrees, not \"{Short(this[column])}\"");

    public InvalidDataException Wrong(string what) => new(string.Create(CultureInfo.InvariantCulture, $"{_file}, line {_line}: {what}."));

    internal static string Short(string value) => value.Length <= 40 ? value : value[..40] + "…";

    private static bool Next(CsvReader csv, string file)
    {
        try
        {
            return csv.Read();
        }
        catch (Exception wrong) when (wrong is CsvFormatException or DecoderFallbackException)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{file}, line {csv.LineNumber}: it is not a table from here on."), wrong);
        }
    }
}
