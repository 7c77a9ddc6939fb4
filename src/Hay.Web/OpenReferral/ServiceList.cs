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
    private readonly Dictionary<string, ServiceEntry> _byListing;
    private readonly Lazy<Dictionary<Guid, ServiceEntry>> _byId;

    public ServiceList(CatalogueSnapshot catalogue, Taxonomies taxonomies, ServiceList? before)
    {
        Catalogue = catalogue;
        Taxonomies = taxonomies;
        var all = catalogue.Entries.Where(e => !e.IsOver)
            .Select(e => before?._byListing.GetValueOrDefault(e.Id) is not { } known ? new ServiceEntry(e, ServiceMaker.IdOf(e.Id), ServicePlaces.IdOf(e.Id))
                : ReferenceEquals(known.Entry, e) ? known : known with { Entry = e })
            .ToArray();
        Array.Sort(all, (a, b) => string.CompareOrdinal(a.Entry.Id, b.Entry.Id));
        All = ImmutableArray.Create(all);
        _byListing = all.ToDictionary(s => s.Entry.Id, StringComparer.Ordinal);
        _byId = new(() => All.SelectMany(s => new[] { (Id: s.Id, Of: s), (Id: s.AtLocation, Of: s) }).ToDictionary(s => s.Id, s => s.Of));
    }

    public CatalogueSnapshot Catalogue { get; }

    public Taxonomies Taxonomies { get; }

    public ImmutableArray<ServiceEntry> All { get; }

    public ServiceEntry? Service(Guid id) => _byId.Value.GetValueOrDefault(id) is { } found && found.Id == id ? found : null;

    public ServiceEntry? AtLocation(Guid id) => _byId.Value.GetValueOrDefault(id) is { } found && found.AtLocation == id && found.HasPlace ? found : null;
}
