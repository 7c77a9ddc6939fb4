using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hay.Grains;
using Hay.Web.Organisations.Steps;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Organisations;

/// <summary>Where each fact of an imported listing comes from: its source, or somebody who typed it here.</summary>
internal sealed record Origins(string Source, ImmutableHashSet<string> Typed)
{
    private static readonly ImmutableArray<(string Field, string Words)> Names =
    [
        ("title", "Name"), ("category", "Kind"), ("summary", "The sentence"), ("space", "Part of the county"), ("description", "More about it"),
        ("fiveWays", "What it does for people"), ("schedule", "Dates and times"), ("scheduleNote", "What the dates do not say"), ("setting", "Inside, outside or online"),
        ("venue", "Place"), ("suitability", "Who it is for"), ("levels", "How hard it is"), ("languages", "Languages"), ("firstVisit", "The first visit"),
        ("accessHere", "Getting in, for this group"), ("cost", "Cost"), ("booking", "How to get a place"), ("contact", "How to reach you"), ("pictures", "Pictures"),
    ];

    /// <summary>Null for what was never imported.</summary>
    /// <param name="view">Of the activity.</param>
    /// <param name="from">What its people call the source; null: as the source calls itself.</param>
    public static Origins? Of(EditView view, string? from = null) => (view.Draft?.Listing ?? view.Listing)?.Source is not { } source ? null : new(
        from ?? source.Name,
        view is { Draft: { } draft, Listing: { } listing } ? [.. view.Typed, .. TypedFields.Different(listing, draft.Listing)] : [.. view.Typed]);

    /// <summary>What the first listing says in each field where the other says something else.</summary>
    public static IEnumerable<(string Name, string Words)> Differences(Listing listing, Listing other, DateOnly today, IStringLocalizer say)
    {
        var stored = JsonSerializer.SerializeToNode(listing, GrainJson.Default.Listing)!.AsObject();
        var different = TypedFields.Different(listing, other).ToHashSet();
        return Names.Where(n => different.Contains(n.Field)).Select(n => (n.Words, n.Field switch
        {
            "schedule" => listing.Schedule is { } schedule ? ScheduleWords.Of(schedule, today) : "",
            "cost" => listing.Cost.LongCost(say),
            "pictures" => string.Join(" · ", listing.Pictures.Select(p => p.Alt)),
            _ => string.Join(" · ", Texts(stored[n.Field])),
        }));
    }

    /// <summary>What a step shows, in words, and whether it was typed here.</summary>
    public IEnumerable<(string Words, bool IsTyped)> In(ListingStep step) =>
        Names.Where(n => step.Fields.Contains(n.Field)).Select(n => (n.Words, Typed.Contains(n.Field)));

    // Its words and numbers, one after the other; a yes or no says nothing without its question.
    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject inner => inner.SelectMany(p => Texts(p.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number => [value.ToString()],
        _ => [],
    };
}
