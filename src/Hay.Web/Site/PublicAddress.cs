using System.Net;

namespace Hay.Web.Site;

/// <summary>
/// The address that people know the site by, for what leaves it: posters, QR codes, calendars. As the operator says in
/// the setting Hay:Address; else as this request came.
/// </summary>
internal sealed class PublicAddress
{
    /// <summary>Throws <see cref="InvalidDataException"/> where the setting is no address of a site.</summary>
    public PublicAddress(IConfiguration settings)
    {
        if (settings["Hay:Address"] is not { Length: > 0 } said) return;
        Own = Uri.TryCreate(said, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.PathAndQuery == "/"
            ? said.TrimEnd('/')
            : throw new InvalidDataException($"The setting Hay:Address must be like https://hay.example, not '{said}'.");
    }

    /// <summary>As the operator says it; null where nobody has. Kept pages show no other: a request may name any host.</summary>
    public string? Own { get; }

    /// <summary>The full address of one of our paths.</summary>
    public string Of(HttpRequest request, string path) => $"{Own ?? $"{request.Scheme}://{request.Host}"}{path}";

    /// <summary>
    /// Where our pages and pictures are, for a page to say of itself. Null on a page that is kept for everybody, where nobody has said it:
    /// except on the machine itself, where nobody else looks.
    /// </summary>
    public string? Shown(HttpContext http) =>
        Own ?? (SharedPageAttribute.Of(http) is null || IsLoopback(http.Request.Host.Host) ? Of(http.Request, "") : null);

    /// <summary>As one would type it from paper: "hay.example/fenland".</summary>
    public string Typed(HttpRequest request, string path)
    {
        var address = Of(request, path);
        return address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
    }

    private static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
