namespace Hay.Web.Catalogue;

/// <summary>The catalogue before and after it took in what the feed told.</summary>
internal sealed record CatalogueStep(CatalogueSnapshot Before, CatalogueSnapshot After, CatalogueChanges Changes);
