using System.Runtime.InteropServices;
using Microsoft.Extensions.ObjectPool;

namespace Hay.Web.Catalogue;

/// <summary>
/// The indexes over a number of listings, made once and never changed. A listing's number is its place in the order of ids.
/// </summary>
internal sealed class Segment
{
    private readonly string[] _ids;

    private Segment(CatalogueEntry[] entries)
    {
        _ids = Array.ConvertAll(entries, e => e.Id);
        // The words take as long as all the rest: one processor each.
        var text = Task.Run(() => TextIndexBuilder.Build(entries));
        Sessions = new SessionIndex(entries);
        Places = new PlaceIndex(entries);
        Checked = Array.ConvertAll(entries, e => e.Checked);
        Listed = Array.ConvertAll(entries, e => e.Listed?.UtcTicks ?? 0);
        Facets = FacetBits(entries);
        Spaces = Group(entries, e => e.Listing.AlsoIn.IsDefaultOrEmpty ? [e.Listing.Space] : [.. e.Listing.Spaces()]);
        Organisations = Group(entries, e => e.Listing.Organisation is { } organisation ? [organisation] : []);
        Categories = Group(entries, e => [e.Listing.Category]);
        Languages = Group(entries, e => e.Listing.Languages.IsDefaultOrEmpty ? [] : [.. e.Listing.Languages.Where(l => l is not null and not "en").Distinct()]);
        CategoryNames = [.. Categories.Keys];
        CategoryOf = new int[entries.Length];
        for (var i = 0; i < CategoryNames.Length; i++)
        {
            foreach (var listing in Categories[CategoryNames[i]]) CategoryOf[listing] = i;
        }

        Searchable = new Bits(entries.Length);
        Sinking = new Bits(entries.Length);
        Ours = new Bits(entries.Length);
        Invented = new Bits(entries.Length);
        for (var i = 0; i < entries.Length; i++)
        {
            if (!entries[i].IsOver) Searchable.Add(i);
            if (entries[i].IsSinking) Sinking.Add(i);
            if (entries[i].IsOurs) Ours.Add(i);
            if (entries[i].IsOurs && entries[i].Listing.Demo) Invented.Add(i);
        }

        Sheets = SearchSheet.For(entries.Length);
        Text = text.GetAwaiter().GetResult();
    }

    public int Count => _ids.Length;

    public TextIndex Text { get; }

    /// <summary>What searches write on.</summary>
    public ObjectPool<SearchSheet> Sheets { get; }

    public SessionIndex Sessions { get; }

    public PlaceIndex Places { get; }

    /// <summary>By the bits of <see cref="Facet"/>, without <see cref="Facet.PlacesLeft"/>.</summary>
    public Bits[] Facets { get; }

    public Dictionary<string, int[]> Spaces { get; }

    public Dictionary<string, int[]> Organisations { get; }

    public Dictionary<string, int[]> Categories { get; }

    /// <summary>By tag, without English, which nearly all of them speak.</summary>
    public Dictionary<string, int[]> Languages { get; }

    public string[] CategoryNames { get; }

    /// <summary>Of each listing, the place of its category in <see cref="CategoryNames"/>.</summary>
    public int[] CategoryOf { get; }

    /// <summary>Of each listing, the day it was last confirmed.</summary>
    public DateOnly?[] Checked { get; }

    /// <summary>Of each listing, the UTC ticks at which it was first listed; 0 when that is not known.</summary>
    public long[] Listed { get; }

    /// <summary>All but those that are over.</summary>
    public Bits Searchable { get; }

    /// <summary>Those so old that they come after all others.</summary>
    public Bits Sinking { get; }

    /// <summary>Those that are no neighbour's.</summary>
    public Bits Ours { get; }

    /// <summary>Those of them that are a demo.</summary>
    public Bits Invented { get; }

    /// <summary>Sorts <paramref name="entries"/> by id and indexes them.</summary>
    public static SegmentView Build(CatalogueEntry[] entries)
    {
        Array.Sort(entries, (a, b) => string.CompareOrdinal(a.Id, b.Id));
        return SegmentView.Of(new Segment(entries), entries);
    }

    /// <summary>The number of a listing; -1 when it is not here.</summary>
    public int Find(string id) => Math.Max(-1, Array.BinarySearch(_ids, id, StringComparer.Ordinal));

    /// <summary>The number of the first listing whose id comes after this one.</summary>
    public int FirstAfter(string id)
    {
        var at = Array.BinarySearch(_ids, id, StringComparer.Ordinal);
        return at >= 0 ? at + 1 : ~at;
    }

    private static Bits[] FacetBits(CatalogueEntry[] entries)
    {
        var facets = new Bits[ListingFacets.Count - 1];
        for (var bit = 0; bit < facets.Length; bit++) facets[bit] = new Bits(entries.Length);
        for (var i = 0; i < entries.Length; i++)
        {
            var holds = (int)ListingFacets.Of(entries[i].Listing);
            for (var bit = 0; bit < facets.Length; bit++)
            {
                if ((holds & (1 << bit)) != 0) facets[bit].Add(i);
            }
        }

        return facets;
    }

    private static Dictionary<string, int[]> Group(CatalogueEntry[] entries, Func<CatalogueEntry, string[]> keys)
    {
        var groups = new Dictionary<string, List<int>>();
        for (var i = 0; i < entries.Length; i++)
        {
            foreach (var key in keys(entries[i]))
            {
                ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, key, out _);
                (group ??= []).Add(i);
            }
        }

        return groups.ToDictionary(g => g.Key, g => g.Value.ToArray());
    }
}
