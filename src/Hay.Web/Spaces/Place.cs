using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Spaces;

/// <summary>A place somebody chose: a space, and perhaps one of its localities. In an address: "fenland", "fenland/march".</summary>
internal sealed record Place(SpaceDefinition Space, Locality? Locality)
{
    public string At => Locality is null ? Space.Slug : $"{Space.Slug}/{Locality.Slug}";

    public string Href => Locality is null ? $"/{Space.Slug}" : $"/{Space.Slug}/near/{Locality.Slug}";

    /// <summary>"Bretton", "Fenland".</summary>
    public string Name => Locality?.Name ?? Space.Name;

    /// <summary>"Bretton, Peterborough"; "March"; "Fenland".</summary>
    public string FullName => Locality is null ? Space.Name : SpaceLooks.FullName(Locality);

    public GeoPoint? Point => Locality is null ? null : new GeoPoint(Locality.Lat, Locality.Lon);

    /// <summary>Null for what is no place of ours; a locality nobody knows is left out.</summary>
    public static Place? Parse(string? at, SpaceMap spaces, SpaceLooks looks)
    {
        var parts = (at ?? "").Split('/', 2);
        return spaces.Find(parts[0]) is { } space ? new Place(space, parts.Length == 2 ? looks.Locality(space.Slug, parts[1]) : null) : null;
    }
}
