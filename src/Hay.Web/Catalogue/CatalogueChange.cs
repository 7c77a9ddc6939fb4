using Hay.Grains;

namespace Hay.Web.Catalogue;

/// <summary>One record of the feed, read. State: null when the record was cleared.</summary>
internal readonly record struct CatalogueChange<T>(string Key, T? State) where T : class;

/// <summary>What the feed told since it was asked last; each key at most once a store.</summary>
internal sealed record CatalogueChanges(
    IReadOnlyList<CatalogueChange<Organisation>> Organisations,
    IReadOnlyList<CatalogueChange<Space>> Spaces,
    IReadOnlyList<CatalogueChange<Activity>> Activities)
{
    public int Count => Organisations.Count + Spaces.Count + Activities.Count;

    public bool IsEmpty => Count == 0;
}
