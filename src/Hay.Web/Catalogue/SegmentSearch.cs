using System.Runtime.InteropServices;

namespace Hay.Web.Catalogue;

/// <summary>
/// One query over one segment, in steps: <see cref="ReadText"/>, then, when the most words found anywhere are known,
/// <see cref="Decide"/>, then the numbers and the first hits. Give it back with <see cref="Dispose"/>.
/// </summary>
internal sealed class SegmentSearch(SegmentView view, CatalogueQuery query, TextQuery? text, GeoPoint? near, SessionCondition asked) : IDisposable
{
    private const int FewHits = 64;
    private readonly SearchSheet _sheet = view.Segment.Sheets.Get();
    private readonly Bits _scope = query.Space is { } space ? view.InGroup(view.Segment.Spaces, space) : view.Searchable;
    private Bits? _withPlaces;

    public SegmentView View => view;

    /// <summary>Everything that fits but for its category; where hits alone are wanted, the hits.</summary>
    public Bits Wide { get; private set; } = null!;

    public Bits Hits { get; private set; } = null!;

    /// <summary>
    /// Looks for listings of the space that have every word, or else any. Returns the most words that one of them has; 0
    /// when nothing was found.
    /// </summary>
    public int ReadText(bool every)
    {
        if (text is null || view.Segment.Count == 0) return 0;
        _sheet.Wipe();
        view.Segment.Text.Match(text, every, view.Segment.Categories, _scope, _sheet);
        var most = 0;
        foreach (var listing in _sheet.Found) most = Math.Max(most, _sheet.Scores[listing].Words);
        return every && most < text.Words.Length ? 0 : most;
    }

    public void Decide(int mostWords)
    {
        Wide = text is null ? _sheet.Copy(_scope) : _sheet.With(mostWords);
        for (var bit = 0; bit < view.Segment.Facets.Length; bit++)
        {
            if (((int)query.Facets & (1 << bit)) != 0) Wide.And(view.Segment.Facets[bit]);
        }

        if (query.OursAlone) Wide.And(view.Segment.Ours);
        if (query.Organisation is { } organisation) Wide.And(view.InGroup(view.Segment.Organisations, organisation));
        if (!query.Languages.IsDefaultOrEmpty)
        {
            foreach (var language in query.Languages) Wide.And(view.InGroup(view.Segment.Languages, language ?? ""));
        }

        if (query.Fits is { } fits) Wide.Without(Among(Wide, listing => !fits(view.Entries[listing].Listing)));
        if (near is { } point && query.Miles is { } miles) Wide.And(view.Segment.Places.Within(point, miles));
        // Walking through sessions is what takes time.
        if (query.HitsAlone && !query.Categories.IsDefaultOrEmpty) Wide.And(InCategories());
        if (asked.IsAsked)
        {
            (var fitting, _withPlaces) = SessionWalk.Match(view, _sheet, Wide, asked with { PlacesLeft = false });
            Wide = asked.PlacesLeft ? _withPlaces : fitting;
        }

        Hits = query.Categories.IsDefaultOrEmpty ? Wide : _sheet.Copy(Wide).And(InCategories());
    }

    /// <summary>Adds the hits of each facet.</summary>
    public void CountFacets(Span<int> counts)
    {
        var facets = view.Segment.Facets;
        counts[facets.Length] += CountPlaces();
        if (Hits.Count() >= FewHits)
        {
            for (var bit = 0; bit < facets.Length; bit++) counts[bit] += Hits.CountAnd(facets[bit]);
            return;
        }

        // Few hits are looked at one by one: most of a set is empty.
        foreach (var listing in Hits)
        {
            for (var bit = 0; bit < facets.Length; bit++)
            {
                if (facets[bit][listing]) counts[bit]++;
            }
        }
    }

    public void CountCategories(Dictionary<string, int> counts)
    {
        var numbers = new int[view.Segment.CategoryNames.Length];
        foreach (var listing in Wide) numbers[view.Segment.CategoryOf[listing]]++;
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] > 0) CollectionsMarshal.GetValueRefOrAddDefault(counts, view.Segment.CategoryNames[i], out _) += numbers[i];
        }
    }

    /// <summary>Adds the hits of each language, English apart.</summary>
    public void CountLanguages(Dictionary<string, int> counts)
    {
        foreach (var (language, spoken) in view.Segment.Languages)
        {
            var number = 0;
            foreach (var listing in spoken) number += Hits[listing] ? 1 : 0;
            if (number > 0) CollectionsMarshal.GetValueRefOrAddDefault(counts, language, out _) += number;
        }
    }

    /// <summary>The first <paramref name="most"/> hits in the order asked for; those that sink come last.</summary>
    public List<RankedHit> First(int most, SortBy sort, DateOnly today)
    {
        if (Hits.CountAnd(view.Segment.Sinking) == 0) return First(Hits, most, sort, today);
        var first = First(_sheet.Copy(Hits).Without(view.Segment.Sinking), most, sort, today);
        if (first.Count == most) return first;
        var last = First(_sheet.Copy(Hits).And(view.Segment.Sinking), most - first.Count, sort, today);
        first.AddRange(last.Select(hit => hit with { IsSinking = true }));
        return first;
    }

    public void Dispose() => view.Segment.Sheets.Return(_sheet);

    private List<RankedHit> First(Bits among, int most, SortBy sort, DateOnly today)
    {
        if (sort == SortBy.Soon) return SessionWalk.Soonest(view, _sheet, among, asked, most, 0);
        if (sort == SortBy.Near)
        {
            var from = PlaceIndex.OnSphere(near!.Value);
            return HitOrder.First(view, _sheet, among, asked, most, listing =>
                view.Segment.Places.Apart(listing, from) is var apart && double.IsNaN(apart) ? double.MaxValue : apart);
        }

        return HitOrder.First(view, _sheet, among, asked, most, listing =>
            -(text is null ? 1 : _sheet.Scores[listing].Score) * (double)CatalogueRanking.Freshness(view.Segment.Checked[listing], today));
    }

    private Bits Among(Bits all, Func<int, bool> holds)
    {
        var bits = _sheet.None();
        foreach (var listing in all)
        {
            if (holds(listing)) bits.Add(listing);
        }

        return bits;
    }

    private Bits InCategories()
    {
        var bits = _sheet.None();
        foreach (var category in query.Categories)
        {
            foreach (var listing in view.Segment.Categories.GetValueOrDefault(category ?? "", [])) bits.Add(listing);
        }

        return bits;
    }

    private int CountPlaces()
    {
        if (_withPlaces is not null) return Hits.CountAnd(_withPlaces);
        var count = 0;
        foreach (var listing in Hits)
        {
            if (view.PlacesUntil[listing] > asked.AsOf) count++;
        }

        return count;
    }
}
