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
        SharedPageAttribute.Of(http) is null || IsKnown(http.Request) ? Of(http.Request, "") : null;

    /// <summary>As one would type it from paper: "hay.example/fenland".</summary>
    public string Typed(HttpRequest request, string path)
    {
        var address = Of(request, path);
        return address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
    }

    /// <summary>
    /// Whether a link for somebody else may be made of this request's address: a request may name any host, so only the
    /// operator's own will do, or this machine's.
    /// </summary>
    public bool IsKnown(HttpRequest request) => Own is not null || IsHere(request.Host.Host);

    /// <summary>This machine itself, where nobody listens on the way.</summary>
    public static bool IsHere(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
