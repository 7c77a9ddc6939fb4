using System.Collections.Immutable;
using System.Globalization;

namespace Hay.Web.Insight;

/// <param name="Name">Whose.</param>
/// <param name="Path">Data of an SVG path through the means; it breaks where one is not known.</param>
/// <param name="Dots">The weeks themselves.</param>
internal sealed record TrendLine(string Name, string Path, ImmutableArray<(string X, string Y)> Dots);

/// <summary>The weeks of a table as lines: dots are weeks, lines their means. Drawn from the table alone.</summary>
internal sealed record TrendLines(ImmutableArray<TrendLine> Lines, double Most, string First, string Last)
{
    public const double Width = 400, Height = 200;
    private static readonly double[] Parts = [0, 0.5, 1], Steps = [1, 2, 5, 10];
    private const double Top = 12, Bottom = Height - 26, Start = 40, End = Width - 12;

    /// <param name="table">A column of names, then two for each line: the week and the mean.</param>
    public static TrendLines? Of(InsightTable table)
    {
        if (table.Rows.Length < 2) return null;
        var most = Nice(table.Rows.SelectMany(row => row.Cells.Skip(1)).Max(cell => cell.Value ?? 0));
        string X(int row) => Number(Start + ((End - Start) * row / (table.Rows.Length - 1)));
        string Y(double value) => Number(Bottom - ((Bottom - Top) * value / most));
        var lines = Enumerable.Range(0, (table.Columns.Length - 1) / 2).Select(line =>
        {
            var means = table.Rows.Select((row, i) => (i, Cell: row.Cells[2 + (2 * line)])).ToList();
            var path = string.Concat(means.Where(m => m.Cell.Value is not null).Select(m => $"{(m.i == 0 || means[m.i - 1].Cell.Value is null ? "M" : "L")}{X(m.i)} {Y(m.Cell.Value!.Value)}"));
            return new TrendLine(table.Columns[1 + (2 * line)].Name, path,
                [.. table.Rows.Select((row, i) => (i, row.Cells[1 + (2 * line)].Value)).Where(week => week.Value is not null).Select(week => (X(week.i), Y(week.Value!.Value)))]);
        });
        return new([.. lines], most, Day(table.Rows[0]), Day(table.Rows[^1]));
    }

    /// <summary>Where the scale is written: nothing, half, all of it.</summary>
    public IEnumerable<(string Y, string Text)> Scale =>
        Parts.Select(part => (Number(Bottom - ((Bottom - Top) * part)), (Most * part).ToString("0.#", CultureInfo.InvariantCulture)));

    /// <summary>The next round number: 1, 2 or 5 with noughts.</summary>
    internal static double Nice(double most)
    {
        if (most <= 10) return 10;
        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return Steps.First(step => step * power >= most) * power;
    }

    private static string Day(InsightRow week) => DateOnly.ParseExact(week.Cells[0].Text, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Number(double units) => units.ToString("0.#", CultureInfo.InvariantCulture);
}
