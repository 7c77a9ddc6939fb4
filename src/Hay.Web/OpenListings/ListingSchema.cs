using System.Text.Json.Nodes;
using Hay.Grains;
using Hay.Web.OpenActive;

namespace Hay.Web.OpenListings;

/// <summary>What the columns of <see cref="ListingTable"/> hold, as a Table Schema (Frictionless Data, version 1).</summary>
internal static class ListingSchema
{
    private const string Moment = "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}";

    public static JsonObject Document { get; } = new()
    {
        ["$schema"] = "https://specs.frictionlessdata.io/schemas/table-schema.json",
        ["title"] = "Listings of Hay",
        ["description"] = "One row a listing. Lists stand between semicolons; an empty cell means that nobody has said. An apostrophe before =, +, -, @ or a tab at the beginning of a cell is not part of it: it keeps spreadsheets from taking words for a formula. Times are on the clock of Britain, or of the zone that the row names.",
        ["licenses"] = new JsonArray(new JsonObject { ["name"] = "CC-BY-4.0", ["path"] = OpenActiveEndpoints.Licence, ["title"] = "But for rows that name a licence of their own" }),
        ["fields"] = new JsonArray([.. ListingColumns.All.Select(Field)]),
        ["primaryKey"] = "id",
        ["missingValues"] = new JsonArray(""),
    };

    private static JsonObject Field(ListingColumn column)
    {
        var field = new JsonObject { ["name"] = column.Name, ["description"] = column.About };
        foreach (var (name, value) in TypeOf(column.Kind)) field[name] = value;
        var constraints = Constraints(column);
        if (constraints.Count > 0) field["constraints"] = constraints;
        return field;
    }

    private static IEnumerable<(string Name, JsonNode Value)> TypeOf(CellKind kind) => kind switch
    {
        CellKind.Number => [("type", "number")],
        CellKind.Whole => [("type", "integer")],
        CellKind.YesNo => [("type", "boolean"), ("trueValues", new JsonArray("yes")), ("falseValues", new JsonArray("no"))],
        CellKind.Moment => [("type", "datetime"), ("format", "%Y-%m-%d %H:%M")],
        CellKind.Day => [("type", "date")],
        CellKind.Address => [("type", "string"), ("format", "uri")],
        _ => [("type", "string")],
    };

    private static JsonObject Constraints(ListingColumn column)
    {
        var constraints = new JsonObject();
        if (column.Name is "id" or "title") constraints["required"] = true;
        if (column.Name == "id") constraints["unique"] = true;
        if (column.Kind == CellKind.Moments) constraints["pattern"] = ListOf(Moment);
        if (column.Words.IsEmpty) return constraints;
        if (column.Kind == CellKind.List) constraints["pattern"] = ListOf(string.Join('|', column.Words));
        else constraints["enum"] = new JsonArray([.. column.Words.Select(w => JsonValue.Create(w))]);
        return constraints;
    }

    private static string ListOf(string entry) => $"({entry})(;({entry}))*";
}
