using Microsoft.Extensions.ObjectPool;

namespace Hay.Web.Catalogue;

/// <summary>
/// What one search over a segment writes on. Sheets are lent and used again, so that a search leaves next to nothing to be collected;
/// what is on one holds until it is given back.
/// </summary>
internal sealed class SearchSheet(int listings)
{
    private readonly List<Bits> _bits = [];
    private int _taken;

    /// <summary>One a listing, nothing in them yet.</summary>
    public TextScore[] Scores { get; } = new TextScore[listings];

    /// <summary>The listings that have a score.</summary>
    public List<int> Found { get; } = [];

    /// <summary>An empty set with room for every listing.</summary>
    public Bits None()
    {
        if (_taken == _bits.Count) _bits.Add(new Bits(listings));
        else _bits[_taken].Clear();
        return _bits[_taken++];
    }

    public Bits Copy(Bits of) => None().Or(of);

    /// <summary>The listings of which so many words were found.</summary>
    public Bits With(int words)
    {
        var with = None();
        foreach (var listing in Found)
        {
            if (Scores[listing].Words == words) with.Add(listing);
        }

        return with;
    }

    /// <summary>Forgets every score: to wipe what was found is less than to wipe one line a listing.</summary>
    public void Wipe()
    {
        foreach (var listing in Found) Scores[listing] = default;
        Found.Clear();
    }

    /// <summary>The sheets of a segment, a few more than it has searches at once.</summary>
    public static ObjectPool<SearchSheet> For(int listings) => new DefaultObjectPool<SearchSheet>(new Policy(listings));

    private sealed class Policy(int listings) : PooledObjectPolicy<SearchSheet>
    {
        public override SearchSheet Create() => new(listings);

        public override bool Return(SearchSheet sheet)
        {
            sheet.Wipe();
            sheet._taken = 0;
            return true;
        }
    }
}
