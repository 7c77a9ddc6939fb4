using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.OpenReferral;

/// <summary>A listing and the ids by which it is known as a service.</summary>
internal sealed record ServiceEntry(CatalogueEntry Entry, Guid Id, Guid AtLocation)
{
    public bool HasPlace => Entry.Listing.Setting == Setting.Online || Entry.Listing.Venue is not null;
}

/// <summary>All services of one catalogue, by id: those that are over are left out, as they are no service any more.</summary>
internal sealed class ServiceList
{
    private readonly Lazy<Dictionary<Guid, ServiceEntry>> _byId;

    public ServiceList(CatalogueSnapshot catalogue, Taxonomies taxonomies, ServiceList? before)
    {
        Catalogue = catalogue;
        Taxonomies = taxonomies;
        All = [.. Services(catalogue, before?.All ?? [])];
        _byId = new(() => All.SelectMany(s => new[] { (Id: s.Id, Of: s), (Id: s.AtLocation, Of: s) }).ToDictionary(s => s.Id, s => s.Of));
    }

    public CatalogueSnapshot Catalogue { get; }

    public Taxonomies Taxonomies { get; }

    public ImmutableArray<ServiceEntry> All { get; }

    public ServiceEntry? Service(Guid id) => _byId.Value.GetValueOrDefault(id) is { } found && found.Id == id ? found : null;

    public ServiceEntry? AtLocation(Guid id) => _byId.Value.GetValueOrDefault(id) is { } found && found.AtLocation == id && found.HasPlace ? found : null;

    // Both are by the listing's id, so one walk beside the other finds what is the same as before.
    private static IEnumerable<ServiceEntry> Services(CatalogueSnapshot catalogue, ImmutableArray<ServiceEntry> before)
    {
        var at = 0;
        foreach (var entry in catalogue.After("").Where(e => !e.IsOver))
        {
            while (at < before.Length && string.CompareOrdinal(before[at].Entry.Id, entry.Id) < 0) at++;
            var known = at < before.Length && before[at].Entry.Id == entry.Id ? before[at] : null;
            yield return known is null ? new ServiceEntry(entry, ServiceMaker.IdOf(entry.Id), ServicePlaces.IdOf(entry.Id))
                : ReferenceEquals(known.Entry, entry) ? known : known with { Entry = entry };
        }
    }
}
