using Hay.Grains;

namespace Hay.Silo.Reference;

/// <summary>
/// The English indices of deprivation: "File 7: all ranks, deciles and scores" as published, or a table with lsoa21_code, IMD_rank and
/// IMD_decile. Of neighbourhoods alone.
/// </summary>
internal static class DeprivationReader
{
    private const int MostNeighbourhoods = 100_000;

    public static Reading? Read(CsvTable table, ReadingFrom from)
    {
        var header = table.First.FindIndex(row => row.Any(IsRank) && row.Any(IsDecile) && AreaColumn.Smallest(row) is { Level: AreaLevel.Neighbourhood, Year: > 0 });
        if (header < 0) return null;
        table.Begin(header);
        var code = AreaColumn.Smallest(table.Header)!;
        var (rank, decile, year) = (Array.FindIndex(table.Header, IsRank), Array.FindIndex(table.Header, IsDecile), from.Year ?? YearOf(table.Header, code));
        return AreaRows.Read(
            table, code.Index, FormattableString.Invariant($"index of multiple deprivation {year} of {TableNames.Said(code.Level, code.Year)}"),
            new FoundTable<Deprivation>(TableNames.Year(TableNames.Deprivation, year)),
            area => new(area, table.Whole(rank, 1, MostNeighbourhoods), table.Whole(decile, 1, 10)));
    }

    // No column says the index's own year. Those of 2015 and 2019 are of the same neighbourhoods; their districts are not.
    private static int YearOf(string[] header, AreaColumn code) =>
        code.Year >= 2021 ? 2025 : AreaColumn.In(header).Any(column => column is { Level: AreaLevel.Space, Year: > 0 and < 2019 }) ? 2015 : 2019;

    private static bool IsRank(string column) => column is "IMD_rank" || column.StartsWith("Index of Multiple Deprivation (IMD) Rank", StringComparison.OrdinalIgnoreCase);

    private static bool IsDecile(string column) => column is "IMD_decile" || column.StartsWith("Index of Multiple Deprivation (IMD) Decile", StringComparison.OrdinalIgnoreCase);
}
