using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Hay.Silo.Reference;

/// <summary>Which area lies in which, or became which: a table of nothing but codes and names of areas.</summary>
internal static partial class LookupReader
{
    private const int MostKinds = 12;

    public static Reading? Read(CsvTable table, ReadingFrom from)
    {
        var header = table.First.FindIndex(IsLookup);
        if (header < 0) return null;
        table.Begin(header);
        var columns = AreaColumn.In(table.Header);
        ImmutableArray<AreaColumn> codes = [.. columns.Where(column => column is { IsCode: true, Year: > 0 }).DistinctBy(column => (column.Level, column.Year))];
        var pairs = (from low in codes from high in codes where codes.IndexOf(low) < codes.IndexOf(high) select new Pair(low, NameOf(low), high, NameOf(high))).ToList();
        var skipped = new Skipped();
        var used = 0;
        while (table.Next())
        {
            if (codes.FirstOrDefault(code => !AreaColumn.IsAreaCode(table[code.Index])) is { } odd)
            {
                skipped.Add(AreaRows.NoCode, $"{table.Where}: \"{CsvTable.Short(table[odd.Index])}\"");
                continue;
            }

            foreach (var pair in pairs) pair.Add(table);
            used++;
        }

        var said = string.Join(", ", codes.Select(code => TableNames.Said(code.Level, code.Year)));
        return new Reading($"lookup of {said}", used, skipped, [.. pairs.Select(pair => pair.Found)]);

        int? NameOf(AreaColumn code) => columns.Find(column => !column.IsCode && column.Level == code.Level && column.Year == code.Year)?.Index;
    }

    private static bool IsLookup(string[] header) =>
        header.All(name => AreaColumn.Of(name, 0) is not null || Besides().IsMatch(name))
        && header.Select(AreaColumn.Of).Where(column => column is { IsCode: true, Year: > 0 }).DistinctBy(column => (column!.Level, column.Year)).Count() is >= 2 and <= MostKinds;

    // Other areas, names in Welsh, the kind of change, and numbers that the publisher's database gave.
    [GeneratedRegex(@"^([a-z]+ ?[0-9]{2}(cd|nm|nmw|cdh|cdo)|[a-z]+[0-9]{2}_(code|name)|chgind|change_code|objectid|fid|globalid|)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Besides();

    private sealed record Pair(AreaColumn Low, int? LowName, AreaColumn High, int? HighName)
    {
        public FoundTable<AreaLink> Found { get; } = new(TableNames.Year(TableNames.Links(Low.Level, Low.Year, High.Level), High.Year));

        // Many rows say the same of larger areas.
        public void Add(CsvTable table) => Found.Add(new AreaLink(
            table[Low.Index], LowName is { } low ? table[low] : "", table[High.Index], HighName is { } high ? table[high] : ""));
    }
}
