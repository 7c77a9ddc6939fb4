using Hay.Grains;

namespace Hay.Web.Spaces;

/// <summary>The drawing and the names of places of each space: what pages need beside its definition.</summary>
internal sealed class SpaceLooks(SpaceMap spaces, IWebHostEnvironment host)
{
    private readonly Dictionary<string, string> _pictures = spaces.All.ToDictionary(s => s.Slug, s => Picture(host, s));
    private readonly Dictionary<(string Space, string Locality), Locality> _localities =
        spaces.All.SelectMany(s => s.Localities.Select(l => (s.Slug, Locality: l))).ToDictionary(l => (l.Slug, l.Locality.Slug), l => l.Locality);

    /// <summary>Address of the landscape; open country for a space that has none of its own yet.</summary>
    public string PictureOf(string space) => _pictures.GetValueOrDefault(space, "/images/landscapes/any.svg");

    public Locality? Locality(string space, string locality) => _localities.GetValueOrDefault((space, locality));

    /// <summary>"Bretton", as people call it; null when it is not one of the space's places.</summary>
    public string? NameOf(string space, string locality) => Locality(space, locality)?.Name;

    /// <summary>"Bretton, Peterborough": with the town, where it is a part of one.</summary>
    public static string FullName(Locality place) => place.Town is null ? place.Name : $"{place.Name}, {place.Town}";

    private static string Picture(IWebHostEnvironment host, SpaceDefinition space)
    {
        var path = $"/images/landscapes/{space.Slug}.svg";
        return host.WebRootFileProvider.GetFileInfo(path).Exists ? path : "/images/landscapes/any.svg";
    }
}
