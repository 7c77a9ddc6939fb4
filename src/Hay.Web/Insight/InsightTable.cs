using System.Collections.Immutable;

namespace Hay.Web.Insight;

/// <summary>What the numbers of a column are about. People, PerThousand, Percent and Mean are made of protected figures alone.</summary>
internal enum ColumnKind { Words, Day, People, PerThousand, Percent, Sessions, Official, Score, Mean }

/// <param name="Name">As the page says it.</param>
/// <param name="Kind">What its numbers are about.</param>
internal sealed record InsightColumn(string Name, ColumnKind Kind = ColumnKind.Words)
{
    /// <summary>Its numbers are drawn as bars, and on a map where the rows are areas.</summary>
    public bool IsDrawn { get; init; }

    public string Unit => Kind switch
    {
        ColumnKind.People => "people, rounded",
        ColumnKind.PerThousand => "people per 1,000 residents, from rounded numbers",
        ColumnKind.Percent => "%, from rounded numbers",
        ColumnKind.Sessions => "sessions a week",
        ColumnKind.Official => "official statistics",
        ColumnKind.Score => "score",
        ColumnKind.Mean => "mean, from 0 to 10",
        _ => "",
    };
}

/// <param name="Cells">As many as there are columns.</param>
/// <param name="Area">Id of the area it is about; empty: none.</param>
internal sealed record InsightRow(ImmutableArray<InsightCell> Cells, string Area = "");

/// <summary>What page, drawing, map and files all read: nothing is said of uptake that is not in one.</summary>
internal sealed record InsightTable
{
    public const string Licence = "Creative Commons Attribution 4.0 (CC BY 4.0)";

    /// <summary>Its name in addresses.</summary>
    public required string Slug { get; init; }
    public required string Title { get; init; }
    /// <summary>"July to September 2026".</summary>
    public string Period { get; init; } = "";
    /// <summary>"Neighbourhoods in Fenland".</summary>
    public string Level { get; init; } = "";
    public required ImmutableArray<InsightColumn> Columns { get; init; }
    public ImmutableArray<InsightRow> Rows { get; init; } = [];
    /// <summary>What one has to know to read it, a sentence or two each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
    public ImmutableArray<string> Sources { get; init; } = [];
    /// <summary>The last day that is counted whole.</summary>
    public DateOnly Counted { get; init; }

    /// <summary>Index of the column that is drawn; null: none is.</summary>
    public int? Drawn => Columns.Select((column, at) => (column, at)).Where(c => c.column.IsDrawn).Select(c => (int?)c.at).FirstOrDefault();

    /// <summary>The longest bar; 0: there is nothing to draw.</summary>
    public double Longest => Drawn is { } at ? Rows.Select(row => Math.Abs(row.Cells[at].Value ?? 0)).Append(0).Max() : 0;
}
