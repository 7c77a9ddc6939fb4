using System.Globalization;
using System.Xml.Linq;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.LocalCare;
using Hay.Web.Tasters;

namespace Hay.Web.Elsewhere;

/// <summary>
/// Every page that a search engine should know, by the protocol of sitemaps.org: an index, a file of the pages of no space, and one or more
/// of each space. No page has an address a language, so there are no alternates.
/// </summary>
internal sealed class Sitemap(CatalogueSlot catalogue, SpaceMap spaces, TasterBook tasters, MapOfCare care)
{
    /// <summary>Most addresses in one file, by the protocol.</summary>
    public const int Most = 50_000;
    /// <summary>Name of the file of the pages of no space; no space has one like it (Site/ReservedNames).</summary>
    public const string OfNoSpace = "pages";
    private static readonly string[] Everywhere = ["/", "/search", "/try", "/how-picks-work", "/help-now", "/data", "/data/listings", "/nominate", "/missing"];
    private static readonly XNamespace Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static string PathOf(string name, int part) => $"/sitemap-{name}-{part}.xml";

    public string Index(string origin)
    {
        var now = catalogue.Current;
        return Write("sitemapindex", Names().SelectMany(name => All(name, now)!.Chunk(Most).Select((pages, i) =>
            Entry("sitemap", origin, PathOf(name, i + 1), pages.Max(p => p.Edited)))));
    }

    /// <summary>One file; null: there is none of this name and number.</summary>
    public string? Of(string name, int part, string origin) =>
        All(name, catalogue.Current)?.Chunk(Most).ElementAtOrDefault(part - 1) is { } pages
            ? Write("urlset", pages.Select(p => Entry("url", origin, p.Path, p.Edited)))
            : null;

    private IEnumerable<string> Names() => spaces.All.Select(s => s.Slug).Prepend(OfNoSpace);

    private IEnumerable<(string Path, DateTimeOffset? Edited)>? All(string name, CatalogueSnapshot now) =>
        name == OfNoSpace ? PagesOfNoSpace() : spaces.Find(name) is { } space ? PagesOf(space, now) : null;

    // When these last changed, nobody knows: better nothing than today's date.
    private IEnumerable<(string Path, DateTimeOffset? Edited)> PagesOfNoSpace() =>
        Everywhere.Concat(tasters.All.Select(t => $"/try/{t.Id}")).Concat(care.Pages).Select(path => (path, (DateTimeOffset?)null));

    private static IEnumerable<(string Path, DateTimeOffset? Edited)> PagesOf(SpaceDefinition space, CatalogueSnapshot now)
    {
        var home = $"/{space.Slug}";
        // Where an activity is at home is its one true address.
        var activities = now.Entries.Where(e => e.Listing.Space == space.Slug && !e.IsOver).OrderBy(e => e.Id, StringComparer.Ordinal).ToList();
        return new[] { (home, activities.Max(e => e.Edited)), ($"{home}/try", (DateTimeOffset?)null), ($"{home}/together", null) }
            .Concat(space.Localities.Select(l => ($"{home}/near/{l.Slug}", (DateTimeOffset?)null)))
            .Concat(activities.Select(e => ($"{home}/{e.Id}", e.Edited)));
    }

    private static XElement Entry(string kind, string origin, string path, DateTimeOffset? edited) => new(Protocol + kind,
        new XElement(Protocol + "loc", origin + path),
        edited is { } at ? new XElement(Protocol + "lastmod", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)) : null);

    private static string Write(string kind, IEnumerable<XElement> entries) =>
        $"""<?xml version="1.0" encoding="utf-8"?>{"\n"}{new XElement(Protocol + kind, entries)}{"\n"}""";
}
