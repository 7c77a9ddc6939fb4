using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.OpenReferral;
using Hay.Web.Spaces;

namespace Hay.Web.Fhir;

/// <summary>What one catalogue has of each type. What is over is left out, as it is no service any more.</summary>
internal sealed class FhirList
{
    private readonly Dictionary<string, ListedItem> _byListing = new(StringComparer.Ordinal);
    private readonly Lazy<HashSet<string>> _gone;

    /// <param name="catalogue">The catalogue.</param>
    /// <param name="before">The list of the one before: what has not changed is taken over.</param>
    /// <param name="codes">The words of the site.</param>
    /// <param name="looks">Names of places.</param>
    /// <param name="spaces">Names of areas.</param>
    public FhirList(CatalogueSnapshot catalogue, FhirList? before, FhirCodes codes, SpaceLooks looks, SpaceMap spaces)
    {
        Catalogue = catalogue;
        var places = new Dictionary<string, PlaceItem>(StringComparer.Ordinal);
        foreach (var entry in catalogue.Entries)
        {
            if (entry.IsOver) continue;
            var known = before?._byListing.GetValueOrDefault(entry.Id);
            // Somebody booked a place, or nothing happened.
            var item = known is null || !ReferenceEquals(known.Entry.Listing, entry.Listing) ? new ListedItem(IdOf(entry.Id), entry, PlaceOf(entry, looks, spaces), [.. codes.Of(entry.Listing)])
                : ReferenceEquals(known.Entry, entry) ? known : known with { Entry = entry };
            _byListing.Add(entry.Id, item);
            // A place says something else since the last of its listings did.
            if (item.Place is { } place && (!places.TryGetValue(place.Id, out var met) || met.Edited is null || met.Edited < entry.Edited)) places[place.Id] = place with { Edited = entry.Edited };
        }

        Listed = new(_byListing.Values);
        Places = new(places.Values);
        Organisations = new(catalogue.Organisations.Select(o => new OrganisationItem(IdOfOrganisation(o.Key), o.Key, o.Value, catalogue.OrganisationChanged(o.Key))));
        Codes = before?.Codes ?? new(codes.All.Select(set => new CodesItem(set)));
        _gone = new(() => [.. catalogue.AllStopped.Where(s => s.Value.IsOurs).Select(s => s.Key).Concat(catalogue.Entries.Where(e => e.IsOver).Select(e => e.Id)).Select(IdOf)]);
    }

    public CatalogueSnapshot Catalogue { get; }

    public FhirShelf Listed { get; }

    public FhirShelf Places { get; }

    public FhirShelf Organisations { get; }

    public FhirShelf Codes { get; }

    /// <summary>Whether there was a listing of this id.</summary>
    public bool IsGone(string id) => _gone.Value.Contains(id);

    /// <summary>The same as in Open Referral.</summary>
    public static string IdOf(string listing) => $"{ServiceMaker.IdOf(listing)}";

    /// <inheritdoc cref="IdOf"/>
    public static string IdOfOrganisation(string organisation) => $"{ServiceMaker.IdOfOrganisation(organisation)}";

    // Made of everything that it says: listings that say the same of a place share it.
    private static PlaceItem? PlaceOf(CatalogueEntry entry, SpaceLooks looks, SpaceMap spaces)
    {
        if (entry.Listing is not { Setting: not Setting.Online, Venue: { } venue } listing) return null;
        var (city, area) = (venue.Town.Length > 0 ? venue.Town : looks.NameOf(listing.Space, venue.Locality) ?? "", spaces.Find(listing.Space)?.Name ?? "");
        var id = StableUuid.Of("place", string.Join('|', venue.Id, venue.Name, venue.Address, city, area, venue.Postcode, FormattableString.Invariant($"{venue.Lat},{venue.Lon},{venue.IsRough},{listing.Demo}")));
        return new PlaceItem($"{id}", venue, city, area, listing.Demo, null);
    }
}
