using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using Hay.Web.Spaces;

namespace Hay.Web.Insight;

/// <param name="Area">Where.</param>
/// <param name="Text">What the table says.</param>
/// <param name="Class">From 1; 0: too few to say, or not known.</param>
internal sealed record MapArea(Area Area, string Text, int Class);

/// <summary>The drawn column of a table whose rows are areas, as a map.</summary>
internal sealed record InsightMap(InsightTable Table, MapClasses Classes, ImmutableArray<MapArea> Areas, ImmutableArray<SpaceDefinition> Ground, Sketch? Sketch)
{
    /// <summary>Null where the rows are no areas.</summary>
    public static InsightMap? Of(InsightTable table, InsightSources of, SpaceDefinition? space)
    {
        if (table.Drawn is not { } drawn) return null;
        var rows = table.Rows.Select(row => (Area: of.Areas.Find(row.Area), Cell: row.Cells[drawn])).Where(row => row.Area is not null).ToList();
        if (rows.Count == 0) return null;
        var classes = MapClasses.Of(rows.Select(row => row.Cell.Value).OfType<double>());
        return new(table, classes,
            [.. rows.Select(row => new MapArea(row.Area!, row.Cell.Text, row.Cell.Value is { } value ? classes.Of(value) : 0))],
            of.Spaces.All,
            Sketch.Of(of.In(space), of.Spaces.All.Where(one => space is not null && one != space)));
    }

    public string Unit => Table.Columns[Table.Drawn!.Value].Name;

    /// <summary>"2.5 to 7.5".</summary>
    public static string Words(MapClass one) => one.From == one.To ? Number(one.From) : $"{Number(one.From)} to {Number(one.To)}";

    /// <summary>What is written on an area.</summary>
    public static string Label(MapArea area) => area.Class > 0 ? area.Class.ToString(CultureInfo.InvariantCulture) : "*";

    /// <summary>Areas with an outline, with where their class can be written without covering another's.</summary>
    public IEnumerable<(MapArea Area, string X, string Y)> Names()
    {
        var room = new Room();
        return Areas.Where(one => !one.Area.Outline.IsEmpty).Select(one => (one, At: Sketch!.At(one.Area.Lat, one.Area.Lon)))
            .Where(one => room.Take(one.At)).Select(one => (one.one, Units(one.At.X), Units(one.At.Y)));
    }

    /// <summary>Areas without an outline, as dots that grow with the class.</summary>
    public IEnumerable<(MapArea Area, string X, string Y, int Radius, bool IsNamed)> Dots()
    {
        var room = new Room();
        return Areas.Where(one => one.Area.Outline.IsEmpty).OrderByDescending(one => one.Class).Select(one => (one, At: Sketch!.At(one.Area.Lat, one.Area.Lon)))
            .Select(one => (one.one, Units(one.At.X), Units(one.At.Y), 5 + one.one.Class, room.Take(one.At)));
    }

    /// <summary>What the map to move about in is made of: nothing that the table does not say.</summary>
    public object ForScript() => new
    {
        Ground = Ground.Select(space => space.Outline),
        Areas = Areas.Select(one => new { one.Area.Name, one.Text, one.Class, Label = Label(one), one.Area.Lat, one.Area.Lon, one.Area.Outline }),
    };

    private static string Units(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    // A letter needs about this much.
    private sealed class Room
    {
        private const double Letter = 12;
        private readonly List<(double X, double Y)> _taken = [];

        public bool Take((double X, double Y) at)
        {
            var isFree = _taken.TrueForAll(other => Math.Abs(other.X - at.X) > Letter || Math.Abs(other.Y - at.Y) > Letter);
            if (isFree) _taken.Add(at);
            return isFree;
        }
    }
}
