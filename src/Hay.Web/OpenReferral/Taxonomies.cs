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
    private readonly ImmutableDictionary<string, TermRecord> _bySlug;

    public Taxonomies(Categories categories)
    {
        var kinds = categories.All.Select(c => (c.Slug, c.Name, Words: c.Plain.Length > 0 ? c.Plain : c.Name));
        All =
        [
            Taxonomy(ServiceWords.Kinds, "What people do there, in Hay's words.", kinds),
            Taxonomy(ServiceWords.Ways, "The Five Ways to Wellbeing (New Economics Foundation, 2008).",
                [
                    Way(FiveWay.Connect, "Connect", "Being with other people"),
                    Way(FiveWay.BeActive, "Be active", "Moving about"),
                    Way(FiveWay.TakeNotice, "Take notice", "Noticing what is around you"),
                    Way(FiveWay.KeepLearning, "Keep learning", "Trying or learning something"),
                    Way(FiveWay.Give, "Give", "Doing something for others"),
                ]),
            Taxonomy(ServiceWords.Levels, "How hard it is on the body, and whom it suits.",
                [
                    Way(Level.Seated, "Seated", "Done sitting down"),
                    Way(Level.Gentle, "Gentle", "Easy on the body"),
                    Way(Level.Beginners, "Beginners", "For people who are new to it"),
                    Way(Level.Mixed, "Mixed", "For all levels"),
                    Way(Level.Moderate, "Moderate", "Some effort"),
                    Way(Level.Experienced, "Experienced", "For people who have done it before"),
                ]),
            Taxonomy(ServiceWords.FurtherFacts, "What the standard has no field for: the value of such an attribute is what is said.",
                Further.Select(column => (column.Name, Spoken(column.Name), column.About))),
        ];
        Terms = [.. All.SelectMany(t => t.TaxonomyTerms!.Value)];
        _bySlug = Terms.ToImmutableDictionary(t => $"{t.TaxonomyId}{t.Term}");
    }

    public ImmutableArray<TaxonomyRecord> All { get; }

    public ImmutableArray<TermRecord> Terms { get; }

    /// <summary>Columns that are attributes with a value.</summary>
    public static IEnumerable<ListingColumn> Further => ListingColumns.All.Where(column => column.IsFurther);

    /// <summary>The id of the term of such a column.</summary>
    public static Guid IdOf(ListingColumn column) => IdOf(ServiceWords.FurtherFacts, column.Name);

    /// <summary>The terms of a listing; a kind that nobody knows has none.</summary>
    public IEnumerable<TermRecord> Of(Listing listing)
    {
        if (Find(ServiceWords.Kinds, listing.Category) is { } kind) yield return kind;
        foreach (var way in listing.FiveWays.Distinct()) if (Find(ServiceWords.Ways, way.ToString()) is { } term) yield return term;
        foreach (var level in listing.Levels.Distinct()) if (Find(ServiceWords.Levels, level.ToString()) is { } term) yield return term;
    }

    private TermRecord? Find(string taxonomy, string slug) => _bySlug.GetValueOrDefault($"{IdOf(taxonomy)}{slug}");

    private static string Spoken(string column) => $"{char.ToUpperInvariant(column[0])}{column[1..].Replace('_', ' ')}";

    private static (string Slug, string Name, string Words) Way<T>(T value, string name, string words) where T : struct, Enum => (value.ToString(), name, words);

    private static TaxonomyRecord Taxonomy(string name, string about, IEnumerable<(string Slug, string Name, string Words)> terms) => new(IdOf(name), name, about)
    {
        TaxonomyTerms = [.. terms.Select(t => new TermRecord(IdOf(name, t.Slug), t.Name, t.Words, name, IdOf(name), t.Slug))],
    };

    private static Guid IdOf(string taxonomy, string slug) => StableUuid.Of("term", $"{taxonomy}/{slug}");

    private static Guid IdOf(string taxonomy) => StableUuid.Of("taxonomy", taxonomy);
}
