namespace Hay.Silo.Reference;

/// <summary>The House of Commons Library's names of MSOAs: msoa21cd, msoa21nm, msoa21hclnm.</summary>
internal static class MiddleNameReader
{
    public static Reading? Read(CsvTable table, ReadingFrom from)
    {
        var header = table.First.FindIndex(row => row.Any(IsGiven) && AreaColumn.Smallest(row) is { Level: Grains.AreaLevel.Middle, Year: > 0 });
        if (header < 0) return null;
        table.Begin(header);
        var code = AreaColumn.Smallest(table.Header)!;
        var official = AreaColumn.In(table.Header).Find(column => !column.IsCode && column.Level == code.Level)?.Index ?? code.Index;
        var given = Array.FindIndex(table.Header, IsGiven);
        return AreaRows.Read(
            table, code.Index, $"House of Commons Library names of {TableNames.Said(code.Level, code.Year)}",
            new FoundTable<MiddleName>(TableNames.MiddleNames(code.Year)), area => new(area, table[official], table[given]));
    }

    private static bool IsGiven(string column) => column.EndsWith("hclnm", StringComparison.OrdinalIgnoreCase);
}
