using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Organisations;

/// <summary>Places where something listed happens already: a group that meets in one of them does not describe it again.</summary>
internal sealed class KnownVenues(CatalogueSlot catalogue)
{
    // One walk over the catalogue for each that there is, not for each page.
    private readonly ConditionalWeakTable<CatalogueSnapshot, ImmutableDictionary<string, ImmutableSortedDictionary<string, Venue>>> _all = [];

    /// <summary>Of a space, by name.</summary>
    public IEnumerable<(string Key, Venue Venue)> In(string space) => Of(space).Select(v => (v.Key, v.Value))
        .OrderBy(v => v.Value.Name, StringComparer.InvariantCultureIgnoreCase).ThenBy(v => v.Key, StringComparer.Ordinal);

    public Venue? Find(string space, string key) => Of(space).GetValueOrDefault(key);

    /// <summary>Names a venue among those of its space.</summary>
    public static string KeyOf(Venue venue) => venue.Id.Length > 0 ? $"id {venue.Id}"
        : $"{venue.Name.Trim()}, {venue.Postcode.Replace(" ", "", StringComparison.Ordinal)}".ToLowerInvariant();

    private ImmutableSortedDictionary<string, Venue> Of(string space) =>
        _all.GetValue(catalogue.Current, Gather).GetValueOrDefault(space, ImmutableSortedDictionary<string, Venue>.Empty);

    private static ImmutableDictionary<string, ImmutableSortedDictionary<string, Venue>> Gather(CatalogueSnapshot snapshot) => snapshot.Entries
        .Where(e => e.Listing is { Venue: not null, Setting: not Setting.Online })
        .GroupBy(e => e.Listing.Space)
        .ToImmutableDictionary(of => of.Key, of => of.GroupBy(e => KeyOf(e.Listing.Venue!))
            .ToImmutableSortedDictionary(same => same.Key, same => same.MaxBy(e => e.Checked ?? DateOnly.MinValue)!.Listing.Venue!, StringComparer.Ordinal));
}
