using System.Globalization;
using System.Text.RegularExpressions;
using Hay.Grains;

namespace Hay.Silo.Reference;

/// <summary>
/// A column, or a property of a shape, that holds the codes or the names of areas. Understood as it is published: LSOA21CD,
/// "LSOA code (2011)", "LAD 2023 Code", lsoa21_code, "Lower layer Super Output Areas Code". Year: of the areas; 0 where it is not said.
/// </summary>
internal sealed partial record AreaColumn(int Index, AreaLevel Level, int Year, bool IsCode)
{
    public static AreaColumn? Of(string header, int index)
    {
        var match = Shape().Match(header.Replace('_', ' ').Trim());
        if (!match.Success) return null;
        var digits = match.Groups["year"].Value;
        var year = digits.Length == 0 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);
        return new AreaColumn(index, LevelOf(match.Groups["what"].Value), year is > 0 and < 100 ? 2000 + year : year, match.Groups["kind"].Value.ToUpperInvariant() is "CD" or "CODE");
    }

    /// <summary>Those of a header, codes and names, the smallest areas first and then the earliest.</summary>
    public static List<AreaColumn> In(IReadOnlyList<string> header) =>
        [.. header.Select(Of).OfType<AreaColumn>().OrderBy(column => column.Level).ThenBy(column => column.Year).ThenBy(column => column.Index)];

    /// <summary>The codes of the smallest areas; null: there are none.</summary>
    public static AreaColumn? Smallest(IReadOnlyList<string> header) => In(header).Find(column => column.IsCode);

    /// <summary>Whether it looks as official codes do: E01015589.</summary>
    public static bool IsAreaCode(string value) => Code().IsMatch(value);

    private static AreaLevel LevelOf(string what) => what.ToUpperInvariant() switch
    {
        "LSOA" or ['L', 'O', 'W', 'E', 'R', ' ', 'L', 'A', 'Y', ..] => AreaLevel.Neighbourhood,
        ['M', ..] => AreaLevel.Middle,
        ['W', ..] or ['E', ..] => AreaLevel.Ward,
        _ => AreaLevel.Space,
    };

    [GeneratedRegex(
        @"^(?<what>lsoa|lower layer super output areas?|msoa|middle layer super output areas?|wd|wards?|electoral wards and divisions|ltla|lad|la|local authority districts?|lower tier local authorities) ?(?<year>[0-9]{2}|[0-9]{4})? ?(?<kind>cd|nm|code|name)?( \((?<year>[0-9]{4})[^)]*\))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^[EWSN][0-9]{8}$")]
    private static partial Regex Code();
}
