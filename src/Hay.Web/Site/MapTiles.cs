namespace Hay.Web.Site;

/// <summary>
/// Pictures to lay under our own outlines, from a server an operator has chosen; by default there are none and no request
/// leaves the site. Template: an address with {z}, {x} and {y}. Credit: whom to thank, shown on the map.
/// </summary>
internal sealed record MapTiles(string Template, string Credit)
{
    private static readonly string[] Parts = ["{z}", "{x}", "{y}"];

    public static MapTiles None { get; } = new("", "");

    /// <summary>What a page may load pictures from besides ourselves; empty where that is nobody.</summary>
    public string Host { get; private init; } = "";

    /// <summary>Throws <see cref="InvalidDataException"/> where the address cannot be one of tiles.</summary>
    public static MapTiles Of(string? template, string? credit)
    {
        if (string.IsNullOrWhiteSpace(template)) return None;
        var isWhole = Parts.All(part => template.Contains(part, StringComparison.Ordinal));
        return isWhole && Uri.TryCreate(template, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && !address.Host.Contains('{', StringComparison.Ordinal)
            ? new MapTiles(template, credit ?? "") { Host = address.GetLeftPart(UriPartial.Authority) }
            : throw new InvalidDataException($"'{template}' is no address of map tiles: it must begin with https:// and one host, and hold {{z}}, {{x}} and {{y}}.");
    }
}
