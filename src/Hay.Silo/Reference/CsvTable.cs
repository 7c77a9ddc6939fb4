using System.Globalization;
using System.Text;
using CsvHelper;

namespace Hay.Silo.Reference;

/// <summary>
/// A CSV file, a row at a time. Sheets are often saved with a title above the names of their columns, so it begins with a few rows to
/// look at; who finds the names among them says where to begin.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    private const int LongestRow = 1_000_000;
    private const int MostColumns = 2_000;
    private const int RowsToLookAt = 12;
    private readonly Action<int> _counted;
    private readonly StreamReader _text;
    private readonly CsvReader _csv;
    private readonly List<(long Line, string[] Cells)> _first = [];
    private int _next;
    private int _rows;

    /// <param name="stream">At its beginning.</param>
    /// <param name="encoding">Where no mark at the beginning says another.</param>
    /// <param name="counted">Told the number of each row that is read.</param>
    public CsvTable(Stream stream, Encoding encoding, Action<int> counted)
    {
        _counted = counted;
        _text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true);
        _csv = CsvReader.Create(_text, new CsvReaderOptions { HasHeader = false, MaxRecordSize = LongestRow, MalformedData = CsvMalformedDataHandling.Recover, TrackLineNumbers = true });
        while (_first.Count < RowsToLookAt && Read() is { } row) _first.Add(row);
        First = [.. _first.Select(row => row.Cells)];
    }

    /// <summary>The rows it begins with.</summary>
    public List<string[]> First { get; }

    /// <summary>Names of the columns; empty where it has none.</summary>
    public string[] Header { get; private set; } = [];

    public string[] Row { get; private set; } = [];

    public long Line { get; private set; }

    public string Where => string.Create(CultureInfo.InvariantCulture, $"line {Line}");

    /// <summary>The text of a cell; empty where the row ends before it.</summary>
    public string this[int column] => column < Row.Length ? Row[column] : "";

    /// <param name="header">Number of the row that names the columns.</param>
    public void Begin(int header) => (_next, Header) = (header + 1, First[header]);

    /// <param name="header">Names of the columns, where no row has them.</param>
    public void Begin(string[] header) => Header = header;

    /// <summary>Goes to the next row that holds anything.</summary>
    /// <exception cref="BrokenFileException">It is no table from here on.</exception>
    public bool Next()
    {
        while ((_next < _first.Count ? _first[_next++] : Read()) is { } row)
        {
            (Line, Row) = row;
            _counted(++_rows);
            if (Row.Any(cell => cell.Length > 0)) return true;
        }

        return false;
    }

    /// <exception cref="BrokenFileException">It is none.</exception>
    public int Whole(int column) =>
        int.TryParse(this[column], NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(column, $"\"{Short(this[column])}\" should be a whole number");

    /// <exception cref="BrokenFileException">It is none, or outside the bounds.</exception>
    public int Whole(int column, int least, int most) => Whole(column) is var number && number >= least && number <= most ? number
        : throw Wrong(column, string.Create(CultureInfo.InvariantCulture, $"{number} should be from {least} to {most}"));

    /// <exception cref="BrokenFileException">It is none, or outside the bounds.</exception>
    public double Number(int column, double least, double most) =>
        double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw Wrong(column, string.Create(CultureInfo.InvariantCulture, $"\"{Short(this[column])}\" should be a number from {least} to {most}"));

    public BrokenFileException Wrong(int column, string what) => BrokenFileException.At(Line, column + 1, column < Header.Length ? Header[column] : "", what);

    public void Dispose() => _text.Dispose();

    // It is said on a terminal: what cannot be seen must not steer it.
    internal static string Short(string value) => string.Concat((value.Length <= 40 ? value : value[..40] + "…").Select(c => char.IsControl(c) ? ' ' : c));

    private (long Line, string[] Cells)? Read()
    {
        try
        {
            if (!_csv.Read()) return null;
            if (_csv.FieldCount > MostColumns) throw new BrokenFileException(string.Create(CultureInfo.InvariantCulture, $"line {_csv.LineNumber}: it has more than {MostColumns:N0} columns"));
            return (_csv.LineNumber, [.. Enumerable.Range(0, _csv.FieldCount).Select(i => _csv.GetString(i).Trim())]);
        }
        catch (Exception wrong) when (wrong is CsvFormatException or DecoderFallbackException or InvalidDataException)
        {
            throw new BrokenFileException(string.Create(CultureInfo.InvariantCulture, $"line {_csv.LineNumber}: it is not a table from here on"), wrong);
        }
    }
}
