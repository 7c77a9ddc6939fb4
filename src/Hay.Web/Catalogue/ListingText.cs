namespace Hay.Web.Catalogue;

/// <summary>The texts of a listing that can be searched, each with its weight, the weightiest first.</summary>
internal static class ListingText
{
    public static IEnumerable<(int Weight, string? Text)> Of(CatalogueEntry entry)
    {
        var listing = entry.Listing;
        yield return (CatalogueRanking.Title, listing.Title);
        yield return (CatalogueRanking.Facts, listing.Category);
        yield return (CatalogueRanking.Facts, entry.Organisation?.Name);
        if (listing.Venue is { } venue)
        {
            yield return (CatalogueRanking.Facts, venue.Name);
            yield return (CatalogueRanking.Facts, venue.Town);
            yield return (CatalogueRanking.Facts, venue.Locality);
            yield return (CatalogueRanking.Facts, venue.Postcode);
        }

        yield return (CatalogueRanking.Summary, listing.Summary);
        yield return (CatalogueRanking.Summary, listing.Suitability.IsFor);
        if (!listing.Suitability.Audience.IsDefaultOrEmpty)
        {
            foreach (var tag in listing.Suitability.Audience) yield return (CatalogueRanking.Summary, tag);
        }

        yield return (CatalogueRanking.Description, listing.Description);
    }
}
