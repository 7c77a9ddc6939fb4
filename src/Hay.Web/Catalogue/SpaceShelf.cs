using System.Collections.Immutable;

namespace Hay.Web.Catalogue;

/// <summary>What a space shows, taken from one snapshot.</summary>
public readonly struct SpaceShelf(CatalogueSnapshot snapshot, string space)
{
    /// <summary>How many activities can be found here.</summary>
    public int Count => snapshot.Search(new CatalogueQuery { Space = space, Take = 0 }).Total;

    /// <summary>How many activities of each category can be found here; categories without any are left out.</summary>
    public ImmutableDictionary<string, int> Categories =>
        snapshot.Search(new CatalogueQuery { Space = space, Take = 0 }).CategoryCounts;

    /// <summary>Every session that starts on this day of the local calendar, in time order; cancelled ones too.</summary>
    public ImmutableArray<CatalogueHit> Day(DateOnly day)
    {
        var shown = space;
        var asOf = snapshot.AsOf;
        return [.. snapshot.Entries
            .Where(e => !e.IsOver && e.Listing.Spaces().Contains(shown))
            .SelectMany(e => e.Sessions
                .Where(s => s.End > asOf && DateOnly.FromDateTime(s.Start.DateTime) == day)
                .Select(s => new CatalogueHit(e, s, null)))
            .OrderBy(h => h.Session!.Start).ThenBy(h => h.Entry.Id, StringComparer.Ordinal)];
    }

    /// <summary>The activities listed last, the newest first.</summary>
    public ImmutableArray<CatalogueEntry> Newest(int take)
    {
        var shown = space;
        return [.. snapshot.Entries
            .Where(e => !e.IsOver && e.Listing.Spaces().Contains(shown))
            .OrderByDescending(e => e.Listed).ThenBy(e => e.Id, StringComparer.Ordinal).Take(Math.Clamp(take, 0, 100))];
    }
}
