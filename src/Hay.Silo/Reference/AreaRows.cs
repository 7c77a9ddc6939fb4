namespace Hay.Silo.Reference;

/// <summary>The manner of most tables: a row for each area.</summary>
internal static class AreaRows
{
    public const string NoCode = "no code of an area";
    public const string Twice = "comes a second time";

    /// <param name="table">Stands at its header.</param>
    /// <param name="code">Column of the areas' codes.</param>
    /// <param name="takenFor">In words.</param>
    /// <param name="found">Takes the rows.</param>
    /// <param name="row">Makes one, given the code.</param>
    public static Reading Read<TRow>(CsvTable table, int code, string takenFor, FoundTable<TRow> found, Func<string, TRow> row)
        where TRow : IReferenceRow
    {
        var skipped = new Skipped();
        var used = 0;
        while (table.Next())
        {
            if (!AreaColumn.IsAreaCode(table[code])) skipped.Add(NoCode, $"{table.Where}: \"{CsvTable.Short(table.Row[0])}\"");
            else if (!found.Add(row(table[code]))) skipped.Add(Twice, table.Where);
            else used++;
        }

        return new Reading(takenFor, used, skipped, [found]);
    }
}
