using Hay.Grains;

namespace Hay.Silo.Reference;

/// <summary>Modelled loneliness from the Community Life Survey: an area's code, the percentage of people, and its tenth.</summary>
internal static class LonelinessReader
{
    public static Reading? Read(CsvTable table, ReadingFrom from)
    {
        var header = table.First.FindIndex(row => row.Length <= 8 && row.Any(IsPercent) && row.Any(column => column.StartsWith("decile", StringComparison.OrdinalIgnoreCase))
            && AreaColumn.Smallest(row) is { Level: AreaLevel.Neighbourhood, Year: > 0 });
        if (header < 0) return null;
        table.Begin(header);
        var code = AreaColumn.Smallest(table.Header)!;
        var percent = Array.FindIndex(table.Header, IsPercent);
        var year = from.Year ?? code.Year;
        return AreaRows.Read(
            table, code.Index, $"modelled loneliness of {TableNames.Said(code.Level, code.Year)}",
            new FoundTable<Loneliness>(TableNames.Year(TableNames.Loneliness(code.Level), year)),
            area => new(area, Math.Round(table.Number(percent, 0, 100), 2)));
    }

    private static bool IsPercent(string column) => column.ToUpperInvariant() is "PERC" or "PERCENT" or "PERCENTAGE";
}
