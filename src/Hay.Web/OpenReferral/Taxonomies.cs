using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Spaces;

namespace Hay.Web.OpenReferral;

internal sealed record TaxonomyRecord(Guid Id, string Name, string Description)
{
    public ImmutableArray<TermRecord>? TaxonomyTerms { get; init; }
}

internal sealed record TermRecord(Guid Id, string Name, string Description, string Taxonomy, Guid TaxonomyId, string Term);

/// <summary>The words by which listings are sorted: kinds of activity, ways to wellbeing, levels.</summary>
internal sealed class Taxonomies
{
    private const string Kinds = "Kinds of activity";
    private const string Ways = "Five Ways to Wellbeing";
    private const string Levels = "Levels";
    private readonly ImmutableDictionary<string, TermRecord> _bySlug;

    public Taxonomies(Categories categories)
    {
        var kinds = categories.All.Select(c => (c.Slug, c.Name, Words: c.Plain.Length > 0 ? c.Plain : c.Name));
        All =
        [
            Taxonomy(Kinds, "What people do there, in Hay's words.", kinds),
            Taxonomy(Ways, "The Five Ways to Wellbeing (New Economics Foundation, 2008).",
                [
                    Way(FiveWay.Connect, "Connect", "Being with other people"),
                    Way(FiveWay.BeActive, "Be active", "Moving about"),
                    Way(FiveWay.TakeNotice, "Take notice", "Noticing what is around you"),
                    Way(FiveWay.KeepLearning, "Keep learning", "Trying or learning something"),
                    Way(FiveWay.Give, "Give", "Doing something for others"),
                ]),
            Taxonomy(Levels, "How hard it is on the body, and whom it suits.",
                [
                    Way(Level.Seated, "Seated", "Done sitting down"),
                    Way(Level.Gentle, "Gentle", "Easy on the body"),
                    Way(Level.Beginners, "Beginners", "For people who are new to it"),
                    Way(Level.Mixed, "Mixed", "For all levels"),
                    Way(Level.Moderate, "Moderate", "Some effort"),
                    Way(Level.Experienced, "Experienced", "For people who have done it before"),
                ]),
        ];
        Terms = [.. All.SelectMany(t => t.TaxonomyTerms!.Value)];
        _bySlug = Terms.ToImmutableDictionary(t => $"{t.TaxonomyId}{t.Term}");
    }

    public ImmutableArray<TaxonomyRecord> All { get; }

    public ImmutableArray<TermRecord> Terms { get; }

    /// <summary>The terms of a listing; a kind that nobody knows has none.</summary>
    public IEnumerable<TermRecord> Of(Listing listing)
    {
        if (Find(Kinds, listing.Category) is { } kind) yield return kind;
        foreach (var way in listing.FiveWays.Distinct()) if (Find(Ways, way.ToString()) is { } term) yield return term;
        foreach (var level in listing.Levels.Distinct()) if (Find(Levels, level.ToString()) is { } term) yield return term;
    }

    private TermRecord? Find(string taxonomy, string slug) => _bySlug.GetValueOrDefault($"{IdOf(taxonomy)}{slug}");

    private static (string Slug, string Name, string Words) Way<T>(T value, string name, string words) where T : struct, Enum => (value.ToString(), name, words);

    private static TaxonomyRecord Taxonomy(string name, string about, IEnumerable<(string Slug, string Name, string Words)> terms) => new(IdOf(name), name, about)
    {
        TaxonomyTerms = [.. terms.Select(t => new TermRecord(StableUuid.Of("term", $"{name}/{t.Slug}"), t.Name, t.Words, name, IdOf(name), t.Slug))],
    };

    private static Guid IdOf(string taxonomy) => StableUuid.Of("taxonomy", taxonomy);
}
