using System.Text.RegularExpressions;

namespace Hay.Silo.Reference;

/// <summary>
/// Postcodes as in OS Code-Point Open, which names no columns: postcode, positional quality, easting, northing, country, two of the health
/// service's, county, district, ward.
/// </summary>
internal static partial class PostcodeReader
{
    private const int Columns = 10;
    private const int NoPosition = 90;
    private static readonly string[] Header = ["Postcode", "Positional quality", "Eastings", "Northings", "Country", "Regional health authority", "Health authority", "County", "District", "Ward"];

    public static Reading? Read(CsvTable table, ReadingFrom from)
    {
        if (table.First is not [var first, ..] || first.Length != Columns) return null;
        var skipped = new Skipped();
        var found = new FoundTable<Postcode>(TableNames.Postcodes);
        var takenFor = "postcodes (OS Code-Point Open)";
        if (first[0] is "PC" && first[2] is "EA") return new Reading("names of the columns of OS Code-Point Open, which Hay knows", 0, skipped, []);
        if (!Shape().IsMatch(first[0])) return null;
        table.Begin(Header);
        var used = 0;
        while (table.Next())
        {
            if (!Shape().IsMatch(table[0])) throw table.Wrong(0, $"\"{CsvTable.Short(table[0])}\" is no postcode");
            var (quality, easting, northing) = (table.Whole(1), table.Whole(2), table.Whole(3));
            if (quality == NoPosition || (easting == 0 && northing == 0))
            {
                skipped.Add("Code-Point Open does not know where it is", table.Where);
                continue;
            }

            if (!NationalGrid.Holds(easting, northing)) throw table.Wrong(2, FormattableString.Invariant($"{easting}, {northing} is not in Great Britain"));
            var (lat, lon) = NationalGrid.Degrees(easting, northing);
            if (!from.Reach.Holds(lat, lon)) skipped.Add("more than 25 miles from every space", table.Where);
            else if (!found.Add(new Postcode(table[0].Replace(" ", "", StringComparison.Ordinal), lat, lon, table[8], table[9], ""))) skipped.Add(AreaRows.Twice, table.Where);
            else used++;
        }

        return new Reading(takenFor, used, skipped, [found]);
    }

    [GeneratedRegex("^[A-Z]{1,2}[0-9][0-9A-Z]? *[0-9][A-Z]{2}$")]
    private static partial Regex Shape();
}
