using Hay.Web.Catalogue;

namespace Hay.Web.Site;

/// <summary>
/// Which state of the world a page was made from: this build, the catalogue's version, and the minute, because
/// "Today, 6.30pm" grows old by itself.
/// </summary>
internal sealed class Edition(CatalogueSlot catalogue, TimeProvider clock)
{
    private static readonly string Build = typeof(Edition).Module.ModuleVersionId.ToString("n")[..8];
    private Made _made = new(-1, -1, "");

    /// <summary>A weak ETag.</summary>
    public string Tag
    {
        get
        {
            var (version, minute) = (catalogue.Current.Version, clock.GetUtcNow().ToUnixTimeSeconds() / 60);
            var made = _made;
            if (made.Version == version && made.Minute == minute) return made.Tag;
            _made = new Made(version, minute, $"W/\"{Build}-{version:x}-{minute:x}\"");
            return _made.Tag;
        }
    }

    private sealed record Made(long Version, long Minute, string Tag);
}
