using System.Globalization;
using System.Text.Json;

namespace Hay.Silo.Import.OpenActive;

/// <summary>What an opportunity is to a listing: one itself, a date of one, or neither.</summary>
internal enum OpportunityKind { None, Listing, Session }

/// <summary>
/// One item of an RPDE page, or an opportunity that stands alone. Feeds of before the standard (EMD UK, TeamUp) are read
/// too: items without a type, without <c>data</c>, with texts for numbers.
/// </summary>
internal sealed record RpdeItem(string Id, string Feed, bool IsDeleted, long Rank, string Type, JsonElement Data)
{
    /// <summary>What names it for ever: an id is one's own among its kind alone.</summary>
    public string Key => Feed.Length == 0 || Id.Length == 0 ? Id : $"{Feed} {Id}";

    public OpportunityKind Kind => Type switch
    {
        "SessionSeries" or "CourseInstance" or "Course" or "Event" or "HeadlineEvent" or "EventSeries" or "OnDemandEvent" => OpportunityKind.Listing,
        "ScheduledSession" => OpportunityKind.Session,
        "" when Data.Has("name", "activity") && Data.Has("startDate", "eventSchedule", "location", "subEvent") => OpportunityKind.Listing,
        _ => OpportunityKind.None,
    };

    public string Refusal => Type switch
    {
        "" => "it is not an opportunity",
        "FacilityUse" or "IndividualFacilityUse" or "Slot" => "it is a facility to hire, not an activity",
        _ => $"{(Type[0] is 'A' or 'E' or 'I' or 'O' or 'U' ? "an" : "a")} {CleanText.Line(Type, 40)} is not an activity",
    };

    public static RpdeItem Of(JsonElement element)
    {
        var data = element.Field("data") is { ValueKind: JsonValueKind.Object } inner ? inner : element;
        var id = element.Text("id", "@id") is { Length: > 0 } own ? own : OpportunityNames.Of(data).FirstOrDefault("");
        var isDeleted = element.Text("state", "status").Equals("deleted", StringComparison.OrdinalIgnoreCase);
        return new RpdeItem(id, element.Has("data", "state") ? element.Text("kind") : "", isDeleted, RankOf(element.Text("modified")), TypeOf(data), data);
    }

    // @type may be a list; "schema:Event" is Event.
    private static string TypeOf(JsonElement data)
    {
        var type = data.Many("@type").Concat(data.Many("type")).Select(t => t.AsText()).FirstOrDefault(t => t.Length > 0, "");
        return type[(type.LastIndexOfAny([':', '/']) + 1)..];
    }

    // A change number or a time stamp: numbers, or dates as texts.
    private static long RankOf(string modified) =>
        long.TryParse(modified, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : DateTimeOffset.TryParse(modified, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.UtcTicks : 0;
}

/// <summary>Every name by which others may point to an opportunity.</summary>
internal static class OpportunityNames
{
    public static IEnumerable<string> Of(JsonElement opportunity) =>
        new[] { opportunity.Text("@id"), opportunity.Text("id"), opportunity.Text("identifier"), opportunity.Text("url") }.Where(n => n.Length > 0).Distinct();
}
