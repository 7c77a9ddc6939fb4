using Hay.Web.Catalogue;
using Hay.Web.Languages;

namespace Hay.Web.Site;

/// <summary>
/// Which state of the world a page was made from: this build, the catalogue's version, and the minute, because
/// "Today, 6.30pm" grows old by itself.
/// </summary>
internal sealed class Edition(CatalogueSlot catalogue, TimeProvider clock)
{
    /// <summary>Another one in each version of the site.</summary>
    public static readonly string Build = typeof(Edition).Module.ModuleVersionId.ToString("n")[..8];
    private Made _made = new(-1, -1, []);

    /// <summary>A weak ETag: pages in two languages are two pages.</summary>
    public string Tag(Language language)
    {
        var (version, minute) = (catalogue.Current.Version, clock.GetUtcNow().ToUnixTimeSeconds() / 60);
        var made = _made;
        if (made.Version != version || made.Minute != minute)
        {
            _made = made = new Made(version, minute, [.. Language.All.Select(l => $"W/\"{Build}-{version:x}-{minute:x}-{l.Slug}\"")]);
        }

        return made.Tags[language.Number];
    }

    private sealed record Made(long Version, long Minute, string[] Tags);
}
