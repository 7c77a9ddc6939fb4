using System.Text.Json;
using System.Text.Json.Nodes;
using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Tests.RoundTrips;

/// <summary>
/// All that a site says of a listing, without the names that each site gives it: the listing, with its schedule as it stands, who runs it,
/// and when somebody last looked.
/// </summary>
internal sealed record Facts(Listing Listing, OrganisationDetails? Organisation, DateOnly? Checked)
{
    public static Facts Of(CatalogueEntry entry) => new(
        entry.Listing with { Schedule = entry.Plan is { } plan ? Canonical(plan) : null, Organisation = null, Source = null },
        entry.Organisation is { } by ? by with { Source = null } : null,
        entry.Checked);

    public Facts With(Func<Listing, Listing> listing) => this with { Listing = listing(Listing) };

    public Facts Dated(Func<Schedule, Schedule> dates) => With(l => l.Schedule is { } schedule ? l with { Schedule = dates(schedule) } : l);

    public Facts At(Func<Venue, Venue> place) => With(l => l.Venue is { } venue ? l with { Venue = place(venue) } : l);

    public Facts Run(Func<OrganisationDetails, OrganisationDetails> by) => this with { Organisation = Organisation is { } organisation ? by(organisation) : null };

    /// <summary>Each thing that differs: where, what it was to be, what it is.</summary>
    public IEnumerable<string> Against(Facts actual) => Different("", JsonSerializer.SerializeToNode(this), JsonSerializer.SerializeToNode(actual));

    private static IEnumerable<string> Different(string path, JsonNode? expected, JsonNode? actual)
    {
        if (expected is JsonObject a && actual is JsonObject b) return a.Select(f => f.Key).Union(b.Select(f => f.Key)).SelectMany(name => Different($"{path}/{name}", a[name], b[name]));
        return JsonNode.DeepEquals(expected, actual) ? [] : [$"{path}: {Said(expected)} came back as {Said(actual)}"];
    }

    // The parts of a rule may stand in any order.
    private static Schedule Canonical(Schedule plan) => plan with
    {
        Rule = Recurrence.TryParse(plan.Rule, out var rule, out _) ? rule.ToString() : plan.Rule,
        Changes = [.. plan.Changes.OrderBy(c => c.Session.Value, StringComparer.Ordinal)],
    };

    private static string Said(JsonNode? value) => value?.ToJsonString() ?? "nothing";
}
