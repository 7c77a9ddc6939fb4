using System.Globalization;
using System.Text.RegularExpressions;

namespace Hay.Silo.Reference;

/// <summary>
/// Mid-year population estimates by single year of age: columns 0, 1, … 90+ of everybody, or F0 … F90 and M0 … M90. The columns do not
/// say the year: the title above them does, else the file's name, else the operator.
/// </summary>
internal static partial class ResidentsReader
{
    public static Reading? Read(CsvTable table, ReadingFrom from)
    {
        var header = table.First.FindIndex(row => AreaColumn.Smallest(row) is not null && Ages(row).Select(age => age.Age).Distinct().Count() == Residents.Columns);
        if (header < 0) return null;
        var title = string.Join(' ', table.First.Take(header).SelectMany(row => row));
        table.Begin(header);
        var code = AreaColumn.Smallest(table.Header)!;
        var ages = Ages(table.Header);
        var total = Array.FindIndex(table.Header, column => column.ToUpperInvariant() is "TOTAL" or "TOTAL_POPULATION" or "ALL AGES");
        var said = from.Year ?? YearIn(title);
        var year = said ?? YearIn(from.FileName)
            ?? throw new BrokenFileException("nothing says of which year these people are counted: say it with --year");
        return AreaRows.Read(
            table, code.Index, FormattableString.Invariant($"residents of {TableNames.Said(code.Level)} by age, middle of {year}{(said is null ? " by the file's name" : "")}"),
            new FoundTable<Residents>(TableNames.Year(TableNames.Residents(code.Level), year)), Count);

        Residents Count(string area)
        {
            var most = Plausible.MostPeople(code.Level);
            var counted = new int[Residents.Columns];
            foreach (var (column, age) in ages) counted[age] += table.Whole(column, 0, most);
            // No overflow: there are 182 columns at most.
            if (counted.Sum() is var all && all > most) throw table.Wrong(ages[0].Column, string.Create(CultureInfo.InvariantCulture, $"the ages of {area} add up to {all} people; more than {most} do not live in such an area"));
            if (total < 0 || table.Whole(total) == counted.Sum()) return new(area, counted);
            throw table.Wrong(total, string.Create(CultureInfo.InvariantCulture, $"it says {table[total]} people, but the ages add up to {counted.Sum()}"));
        }
    }

    // Of everybody, where there are both they and the sexes.
    private static List<(int Column, int Age)> Ages(string[] header)
    {
        var all = header.Select((name, column) => (Column: column, Match: Age().Match(name))).Where(found => found.Match.Success).ToList();
        if (all.Any(found => found.Match.Groups["sex"].Length == 0)) all.RemoveAll(found => found.Match.Groups["sex"].Length > 0);
        return [.. all.Select(found => (found.Column, int.Parse(found.Match.Groups["age"].Value, CultureInfo.InvariantCulture)))];
    }

    private static int? YearIn(string words) => Middle().Match(words) is { Success: true } found ? int.Parse(found.Groups["year"].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?<sex>[FM]?)(?<age>[0-9]|[1-8][0-9]|90)\+?$")]
    private static partial Regex Age();

    [GeneratedRegex(@"mid[- _]?(?:year[- _]?)?(?<year>20[0-9]{2})", RegexOptions.IgnoreCase)]
    private static partial Regex Middle();
}
