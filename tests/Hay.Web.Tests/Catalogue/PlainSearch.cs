using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Catalogue;

/// <summary>The search as a definition: every listing is looked at, nothing is indexed. Slow and obviously right.</summary>
internal static class PlainSearch
{
    private sealed record Candidate(CatalogueEntry Entry, int Score, int Words, double? Miles, (SessionView View, bool HasPlace)[] Fitting);

    public static CatalogueResults Search(IEnumerable<CatalogueEntry> entries, CatalogueQuery query, DateTimeOffset asOf, DateOnly today)
    {
        var text = TextQuery.Of(query.Text, query.Meanings);
        var near = query.Near is { } point && Distance.IsPlace(point) ? point : (GeoPoint?)null;
        var bySession = query.From is not null || query.To is not null || query.Parts != PartOfDay.Any || query.Facets.HasFlag(Facet.PlacesLeft);
        var found = entries
            .Where(e => !e.IsOver && (query.Space is null || e.Listing.Spaces().Contains(query.Space)))
            .Select(e => Look(e, query, text, near, asOf, today))
            .ToList();
        var isPartial = false;
        if (text is not null)
        {
            var most = found.Select(c => c.Words).DefaultIfEmpty().Max();
            if (query.EveryWord && most < text.Words.Length) most = 0;
            isPartial = most < text.Words.Length;
            found = [.. found.Where(c => c.Words == most && most > 0)];
        }

        var wide = found
            .Where(c => (query.Facets & ListingFacets.OfListings & ~ListingFacets.Of(c.Entry.Listing)) == 0)
            .Where(c => query.Languages.All(l => l != "en" && c.Entry.Listing.Languages.Contains(l)))
            .Where(c => query.Organisation is null || c.Entry.Listing.Organisation == query.Organisation)
            .Where(c => near is null || query.Miles is null || c.Miles <= query.Miles)
            .Where(c => !bySession || c.Fitting.Any(s => s.HasPlace || !query.Facets.HasFlag(Facet.PlacesLeft)))
            .ToList();
        var hits = wide.Where(c => query.Categories.IsDefaultOrEmpty || query.Categories.Contains(c.Entry.Listing.Category)).ToList();
        var sort = query.Sort == SortBy.Near && near is null ? SortBy.Soon : query.Sort;
        var shown = hits
            .Select(c => (c, First: c.Fitting.Where(s => s.HasPlace || !query.Facets.HasFlag(Facet.PlacesLeft)).Select(s => s.View).FirstOrDefault()))
            .OrderBy(h => h.c.Entry.IsSinking)
            .ThenBy(h => sort switch { SortBy.Best => -h.c.Score, SortBy.Near => h.c.Miles ?? double.MaxValue, _ => 0 })
            .ThenBy(h => h.First?.Start.UtcTicks ?? long.MaxValue)
            .ThenBy(h => h.c.Entry.Id, StringComparer.Ordinal)
            .Skip(Math.Max(0, query.Skip)).Take(Math.Clamp(query.Take, 0, 100))
            .Select(h => new CatalogueHit(h.c.Entry, h.First is null ? null : h.c.Entry.Sessions.IndexOf(h.First), h.c.Miles));
        return new CatalogueResults(
            [.. shown],
            hits.Count,
            ListingFacets.All.Where(f => !query.Facets.HasFlag(f)).ToImmutableDictionary(f => f, f => hits.Count(c => f == Facet.PlacesLeft
                ? c.Fitting.Any(s => s.HasPlace)
                : ListingFacets.Of(c.Entry.Listing).HasFlag(f))),
            wide.GroupBy(c => c.Entry.Listing.Category).ToImmutableDictionary(g => g.Key, g => g.Count()),
            hits.SelectMany(c => c.Entry.Listing.Languages.Distinct()).Where(l => l != "en").GroupBy(l => l).ToImmutableDictionary(g => g.Key, g => g.Count()),
            isPartial);
    }

    private static Candidate Look(
        CatalogueEntry entry, CatalogueQuery query, TextQuery? text, GeoPoint? near, DateTimeOffset asOf, DateOnly today)
    {
        var weights = text?.Words.Select((word, i) =>
            Meant(Weight(entry, word, text.LastIsOpen && i == text.Words.Length - 1), text.Meant[i].Contains(entry.Listing.Category))).ToArray() ?? [];
        var fitting = entry.Sessions
            .Where(s => !s.Cancelled && s.End > asOf && !(s.Start < query.From) && !(s.Start >= query.To))
            .Where(s => query.Parts == PartOfDay.Any || query.Parts.HasFlag(s.Start.Hour < 12 ? PartOfDay.Morning : s.Start.Hour < 17 ? PartOfDay.Afternoon : PartOfDay.Evening))
            .Select(s => (s, ListingFacets.HasPlace(entry.Listing, s.PlacesLeft)))
            .ToArray();
        return new Candidate(
            entry,
            (text is null ? 1 : weights.Sum()) * CatalogueRanking.Freshness(entry.Checked, today),
            weights.Count(w => w > 0),
            near is { } here && Distance.Of(entry.Listing) is { } there ? Distance.Miles(here, there) : null,
            fitting);
    }

    private static int Meant(int weight, bool isMeant) =>
        !isMeant ? weight : weight == 0 ? CatalogueRanking.Meant : weight + CatalogueRanking.MeantToo;

    private static int Weight(CatalogueEntry entry, string word, bool isOpen)
    {
        var best = 0;
        foreach (var (weight, text) in ListingText.Of(entry))
        {
            foreach (var each in Words.Of(text))
            {
                var fit = each == word ? CatalogueRanking.Exact
                    : Stem.Of(each) == Stem.Of(word) ? CatalogueRanking.Form
                    : isOpen && each.StartsWith(word, StringComparison.Ordinal) ? CatalogueRanking.Beginning
                    : 0;
                best = Math.Max(best, weight * fit);
            }
        }

        return best;
    }
}
