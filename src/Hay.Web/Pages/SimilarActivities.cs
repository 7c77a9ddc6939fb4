using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Wording;

namespace Hay.Web.Pages;

/// <summary>
/// What else one might like: the same kind of thing near by, then other things near by on the same day of the next
/// session. The nearest first, the soonest where nobody knows how far; nothing else counts.
/// </summary>
internal sealed record SimilarActivities(ImmutableArray<CatalogueHit> SameKind, ImmutableArray<CatalogueHit> SameDay)
{
    private const int Most = 4;
    private const int MostOfAKind = 3;
    private const double MilesForAKind = 10;
    private const double MilesForADay = 3;
    private static readonly TimeSpan Soon = TimeSpan.FromDays(28);

    public static SimilarActivities Of(CatalogueSnapshot catalogue, CatalogueEntry entry, DateTimeOffset now)
    {
        var listing = entry.Listing;
        var near = listing.Setting == Setting.Online ? null : Distance.Of(listing);
        var around = new CatalogueQuery
        {
            Space = near is null && listing.Setting != Setting.Online ? listing.Space : null,
            Facets = listing.Setting == Setting.Online ? Facet.Online : Facet.None,
            Near = near,
            Sort = near is null ? SortBy.Soon : SortBy.Near,
            Take = Most * 2,
            HitsAlone = true,
        };
        var sameKind = Others(catalogue, around with { Categories = [listing.Category], From = now, To = now + Soon, Miles = near is null ? null : MilesForAKind }, entry)
            .Take(MostOfAKind).ToImmutableArray();
        return new SimilarActivities(sameKind, SameDayAs(entry, catalogue, around with { Miles = near is null ? null : MilesForADay }, now)
            .Where(hit => hit.Entry.Listing.Category != listing.Category).Take(Most - sameKind.Length).ToImmutableArray());
    }

    private static IEnumerable<CatalogueHit> SameDayAs(CatalogueEntry entry, CatalogueSnapshot catalogue, CatalogueQuery around, DateTimeOffset now)
    {
        if (entry.Sessions.FirstOrDefault(s => !s.Cancelled && s.Start > now) is not { } next) return [];
        var day = next.Start.Day();
        return Others(catalogue, around with { From = day.Begins() > now ? day.Begins() : now, To = day.AddDays(1).Begins(), Take = Most * 4 }, entry);
    }

    // How far it is from this venue says nothing about how far it is from the reader.
    private static IEnumerable<CatalogueHit> Others(CatalogueSnapshot catalogue, CatalogueQuery query, CatalogueEntry entry) =>
        catalogue.Search(query).Hits.Where(hit => hit.Entry.Id != entry.Id && hit.Session is not { Cancelled: true })
            .Select(hit => hit with { Miles = null });
}
