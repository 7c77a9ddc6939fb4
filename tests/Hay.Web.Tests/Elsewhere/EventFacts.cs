using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hay.Web.Tests.Elsewhere;

/// <summary>What Google's documentation of events asks for, and what is wrong with an Event of ours by it.</summary>
internal static partial class EventFacts
{
    private static readonly string[] Statuses = ["EventScheduled", "EventCancelled", "EventRescheduled"];
    private static readonly string[] Modes = ["OnlineEventAttendanceMode", "OfflineEventAttendanceMode"];

    /// <summary>Everything that a page says in JSON-LD.</summary>
    public static List<JsonElement> Of(string page) =>
        [.. Block().Matches(page).SelectMany(m => JsonDocument.Parse(m.Groups[1].Value).RootElement.EnumerateArray())];

    public static IEnumerable<JsonElement> Events(string page) => Of(page).Where(t => Text(t, "@type") == "Event");

    public static IEnumerable<string> Problems(JsonElement said)
    {
        foreach (var name in new[] { "name", "startDate", "endDate", "eventStatus", "eventAttendanceMode", "url" })
        {
            if (Text(said, name).Length == 0) yield return $"no {name}";
        }

        if (Text(said, "@context") != "https://schema.org") yield return "no context";
        if (!Moment().IsMatch(Text(said, "startDate")) || !Moment().IsMatch(Text(said, "endDate"))) yield return "a date without a time or an offset";
        else if (At(said, "endDate") <= At(said, "startDate")) yield return "ends before it begins";
        if (!Statuses.Contains(Text(said, "eventStatus").Replace("https://schema.org/", "", StringComparison.Ordinal))) yield return "an unknown status";
        if (!Modes.Contains(Text(said, "eventAttendanceMode").Replace("https://schema.org/", "", StringComparison.Ordinal))) yield return "an unknown mode";
        if (Text(said, "eventStatus").EndsWith("EventRescheduled", StringComparison.Ordinal) != said.TryGetProperty("previousStartDate", out _)) yield return "moved, but from when?";
        foreach (var problem in PlaceProblems(said)) yield return problem;
        if (said.TryGetProperty("offers", out var offer))
        {
            if (!Price().IsMatch(Text(offer, "price")) || Text(offer, "priceCurrency") != "GBP") yield return "an odd price";
            if (Text(offer, "url").Length == 0 || !Moment().IsMatch(Text(offer, "validFrom"))) yield return "an offer of nowhere, or of no time";
        }
    }

    private static IEnumerable<string> PlaceProblems(JsonElement said)
    {
        if (!said.TryGetProperty("location", out var place)) yield return "no location";
        else if (Text(said, "eventAttendanceMode").EndsWith("OnlineEventAttendanceMode", StringComparison.Ordinal))
        {
            if (Text(place, "@type") != "VirtualLocation" || !Text(place, "url").StartsWith("http", StringComparison.Ordinal)) yield return "online, but where?";
        }
        else if (Text(place, "@type") != "Place" || Text(place, "name").Length == 0 || !place.TryGetProperty("address", out var address)
            || Text(address, "@type") != "PostalAddress" || Text(address, "addressLocality").Length == 0 || Text(address, "addressCountry") != "GB")
        {
            yield return "a place without an address";
        }
    }

    public static string Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    public static DateTimeOffset At(JsonElement of, string name) => DateTimeOffset.Parse(Text(of, name), CultureInfo.InvariantCulture);

    [GeneratedRegex("""<script type="application/ld\+json">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$")]
    private static partial Regex Moment();

    [GeneratedRegex(@"^\d+\.\d\d$")]
    private static partial Regex Price();
}
