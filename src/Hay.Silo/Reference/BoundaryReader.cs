using System.Text.Json;

namespace Hay.Silo.Reference;

/// <summary>Boundaries as the Office for National Statistics publishes them: GeoJSON, the code and name in properties such as LSOA21CD and LSOA21NM.</summary>
internal static class BoundaryReader
{
    public static Reading Read(Stream stream, ReadingFrom from)
    {
        (AreaColumn Code, string CodeName, string? NameName)? columns = null;
        FoundTable<Boundary>? found = null;
        var skipped = new Skipped();
        var (number, used) = (0, 0);
        foreach (var feature in new GeoJsonShapes(stream).Read())
        {
            from.Row(++number);
            if (!feature.TryGetProperty("properties"u8, out var properties) || properties.ValueKind != JsonValueKind.Object) throw Unknown(number, []);
            columns ??= Columns(properties, number);
            found ??= new(TableNames.Boundaries(columns.Value.Code.Level, columns.Value.Code.Year));
            var code = Text(properties, columns.Value.CodeName);
            if (!AreaColumn.IsAreaCode(code)) throw new BrokenFileException(FormattableString.Invariant($"shape {number}: {columns.Value.CodeName} is \"{CsvTable.Short(code)}\", which is no code of an area"));
            var outline = feature.TryGetProperty("geometry"u8, out var geometry) ? Outlines.Of(geometry, code) : null;
            if (outline is null) skipped.Add("no outline", code);
            else if (!from.Reach.Touches(outline)) skipped.Add("more than 25 miles from every space", code);
            else if (!found.Add(new Boundary(code, columns.Value.NameName is { } name ? Text(properties, name) : code, outline))) skipped.Add(AreaRows.Twice, code);
            else used++;
        }

        if (columns is null || found is null) throw new UnknownFileException("a collection of no shapes");
        return new Reading($"outlines of {TableNames.Said(columns.Value.Code.Level, columns.Value.Code.Year)}", used, skipped, [found]);
    }

    private static (AreaColumn Code, string CodeName, string? NameName) Columns(JsonElement properties, int number)
    {
        string[] names = [.. properties.EnumerateObject().Select(property => property.Name)];
        var all = AreaColumn.In(names);
        return all.Find(column => column.IsCode && column.Year > 0) is { } code
            ? (code, names[code.Index], all.Find(column => !column.IsCode && column.Level == code.Level && column.Year == code.Year) is { } name ? names[name.Index] : null)
            : throw Unknown(number, names);
    }

    private static string Text(JsonElement properties, string name) =>
        properties.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static UnknownFileException Unknown(int number, string[] names) => new(FormattableString.Invariant(
        $"shapes of no areas that Hay knows: shape {number} has no code and year, such as LSOA21CD; it has {(names.Length == 0 ? "no properties" : string.Join(", ", names.Take(8).Select(CsvTable.Short)))}"));
}
