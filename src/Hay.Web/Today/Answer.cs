using System.Collections.Immutable;

namespace Hay.Web.Today;

/// <summary>
/// One of the five answers to "How are you today?", and what suits it: how much each need of categories.json counts, and
/// how much it counts that a first visit is easy. The weights are a judgement of ours, not a measurement: the lower
/// somebody is, the less a thing may ask of them.
/// </summary>
internal sealed record Answer(string Slug, string Words, string Heading, double Ease, ImmutableDictionary<string, double> Needs)
{
    /// <summary>Somebody to talk to is offered beside the picks.</summary>
    public bool OffersTalk { get; private init; }

    public string Picture => $"/images/skies/{Slug}.svg";

    public static ImmutableArray<Answer> All { get; } =
    [
        Of("good", "Good, thanks", "Three small things for a good day", 0.25,
            ("useful", 3), ("learn", 3), ("make", 2), ("move", 2), ("outdoors", 2), ("company", 1)),
        Of("all-right", "All right", "Three small things for an all-right day", 0.5,
            ("move", 3), ("make", 2.5), ("outdoors", 2.5), ("company", 2), ("learn", 1.5), ("useful", 1)),
        Of("so-so", "So-so", "Three small things for a so-so day", 1,
            ("outdoors", 3), ("company", 2.5), ("make", 2), ("calm", 2), ("move", 1)),
        Of("low", "A bit low", "Three small things for a bit-low day", 1.5,
            ("company", 3), ("talk", 2.5), ("outdoors", 2.5), ("calm", 2), ("quiet", 1.5)) with { OffersTalk = true },
        Of("rough", "Not good at all", "Three small things for a rough day", 2,
            ("talk", 3), ("calm", 3), ("quiet", 3), ("outdoors", 1), ("company", 1)) with { OffersTalk = true },
    ];

    public static Answer? Find(string? slug) => All.FirstOrDefault(a => a.Slug == slug);

    private static Answer Of(string slug, string words, string heading, double ease, params (string Need, double Weight)[] needs) =>
        new(slug, words, heading, ease, needs.ToImmutableDictionary(n => n.Need, n => n.Weight));
}
