using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Catalogue;

public sealed partial class CatalogueSnapshot
{
    private const int MostShown = 100;

    /// <summary>
    /// Answers any query, however odd, in bounded time. A text whose words no listing of the space has all of finds those
    /// that have the most of them. Facets are counted among the hits; categories among what would be hits without
    /// <see cref="CatalogueQuery.Categories"/>, so that a chooser can say what another choice would give.
    /// </summary>
    public CatalogueResults Search(CatalogueQuery query)
    {
        var text = TextQuery.Of(query.Text, query.Meanings);
        var near = query.Near is { } point && Distance.IsPlace(point) ? point : (GeoPoint?)null;
        var asked = SessionCondition.Of(query, AsOf);
        using var settled = new SegmentSearch(_settled, query, text, near, asked);
        using var recent = new SegmentSearch(_recent, query, text, near, asked);

        var words = Math.Max(settled.ReadText(every: true), recent.ReadText(every: true));
        if (text is not null && words == 0 && !query.EveryWord) words = Math.Max(settled.ReadText(every: false), recent.ReadText(every: false));
        settled.Decide(words);
        recent.Decide(words);
        var (page, total, isPartial) = (Page(query, settled, recent, near), settled.Hits.Count() + recent.Hits.Count(), text is not null && words < text.Words.Length);
        if (query.HitsAlone) return new CatalogueResults(page, total, ImmutableDictionary<Facet, int>.Empty, ImmutableDictionary<string, int>.Empty, ImmutableDictionary<string, int>.Empty, isPartial);
        return new CatalogueResults(
            page,
            total,
            CountFacets(query.Facets, settled, recent),
            Counted(settled.CountCategories, recent.CountCategories),
            Counted(settled.CountLanguages, recent.CountLanguages),
            isPartial);
    }

    /// <summary>Everything that fits, in no order: for those who take whole lists away.</summary>
    internal IEnumerable<CatalogueEntry> All(CatalogueQuery query)
    {
        var text = TextQuery.Of(query.Text, query.Meanings);
        var asked = SessionCondition.Of(query, AsOf);
        foreach (var view in new[] { _settled, _recent })
        {
            using var search = new SegmentSearch(view, query, text, query.Near, asked);
            if (search.ReadText(every: true) is var words && text is not null && words == 0) continue;
            search.Decide(words);
            foreach (var listing in search.Hits) yield return view.Entries[listing];
        }
    }

    private ImmutableArray<CatalogueHit> Page(CatalogueQuery query, SegmentSearch settled, SegmentSearch recent, GeoPoint? near)
    {
        var take = Math.Clamp(query.Take, 0, MostShown);
        var skip = Math.Clamp(query.Skip, 0, Count);
        if (take == 0) return [];
        var sort = query.Sort == SortBy.Near && near is null ? SortBy.Soon : query.Sort;
        var today = LocalDay.Of(AsOf);
        var first = settled.First(skip + take, sort, today);
        var second = recent.First(skip + take, sort, today);

        var page = ImmutableArray.CreateBuilder<CatalogueHit>(take);
        for (int i = 0, j = 0; page.Count < take && i + j < first.Count + second.Count;)
        {
            var isFirst = j == second.Count || (i < first.Count && Compare(settled.View, first[i], recent.View, second[j]) <= 0);
            var hit = isFirst ? Hit(settled.View, first[i++], near) : Hit(recent.View, second[j++], near);
            if (i + j > skip) page.Add(hit);
        }

        return page.DrainToImmutable();
    }

    private static CatalogueHit Hit(SegmentView view, RankedHit hit, GeoPoint? near)
    {
        var entry = view.Entries[hit.Listing];
        var sessions = view.Segment.Sessions;
        return new CatalogueHit(
            entry,
            hit.Position == int.MaxValue ? null : sessions.NumberAt(hit.Position) - sessions.FirstOf(hit.Listing),
            near is { } here && Distance.Of(entry.Listing) is { } there ? Distance.Miles(here, there) : null);
    }

    private static int Compare(SegmentView viewA, RankedHit a, SegmentView viewB, RankedHit b)
    {
        if (a.IsSinking != b.IsSinking) return a.IsSinking.CompareTo(b.IsSinking);
        if (a.Key != b.Key) return a.Key.CompareTo(b.Key);
        var byTime = StartOf(viewA, a).CompareTo(StartOf(viewB, b));
        return byTime != 0 ? byTime : string.CompareOrdinal(viewA.Entries[a.Listing].Id, viewB.Entries[b.Listing].Id);
    }

    private static long StartOf(SegmentView view, RankedHit hit) =>
        hit.Position == int.MaxValue ? long.MaxValue : view.Segment.Sessions.StartAt(hit.Position);

    private static Dictionary<Facet, int> CountFacets(Facet asked, SegmentSearch settled, SegmentSearch recent)
    {
        Span<int> counts = stackalloc int[ListingFacets.Count];
        settled.CountFacets(counts);
        recent.CountFacets(counts);
        var found = new Dictionary<Facet, int>(counts.Length);
        foreach (var facet in ListingFacets.All)
        {
            if ((asked & facet) == 0) found.Add(facet, counts[ListingFacets.BitOf(facet)]);
        }

        return found;
    }

    private static Dictionary<string, int> Counted(params ReadOnlySpan<Action<Dictionary<string, int>>> parts)
    {
        var counts = new Dictionary<string, int>();
        foreach (var part in parts) part(counts);
        return counts;
    }
}
