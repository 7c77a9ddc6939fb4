using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Hay.Web.Elsewhere;

/// <summary>
/// A file that machines ask for again and again: its ETag is made of what it says, so that "not modified" is true however often a
/// place was booked meanwhile.
/// </summary>
internal static class ReadAgain
{
    public const string Calendar = "text/calendar; charset=utf-8";
    public const string Atom = "application/atom+xml; charset=utf-8";
    public const string Xml = "application/xml; charset=utf-8";

    /// <summary>The link by which a calendar follows one of our calendars.</summary>
    public static string Followed(string origin, string path) => $"webcal{origin[origin.IndexOf(':', StringComparison.Ordinal)..]}{path}";

    /// <param name="http">Who asks.</param>
    /// <param name="body">What it says.</param>
    /// <param name="type">One of the types above.</param>
    /// <param name="name">What a browser calls it when it is kept as a file; null: it is shown.</param>
    /// <param name="isPrivate">It is about one person: for no shared cache, and no search engine.</param>
    public static IResult Of(HttpContext http, string body, string type, string? name = null, bool isPrivate = false)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        http.Response.Headers.CacheControl = isPrivate ? "private, no-cache" : "public, no-cache";
        http.Response.Headers.Vary = "Accept-Encoding, Accept-Language, Cookie";
        if (isPrivate) http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        return Results.File(bytes, type, name, entityTag: TagOf(bytes));
    }

    /// <summary>JSON that is the same for everybody and in all languages.</summary>
    /// <param name="http">Who asks.</param>
    /// <param name="body">What it says.</param>
    /// <param name="type">Its media type.</param>
    public static IResult Json(HttpContext http, byte[] body, string type = "application/json")
    {
        http.Response.Headers.CacheControl = "public, no-cache";
        return Results.Bytes(body, type, entityTag: TagOf(body));
    }

    /// <summary>Weak: it may be compressed on its way.</summary>
    public static EntityTagHeaderValue TagOf(ReadOnlySpan<byte> content) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\"", isWeak: true);

    /// <summary>Whether whoever asks has it already.</summary>
    public static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
}

/// <summary>Marks an endpoint that answers everybody alike and has an ETag made of what it says (<see cref="ReadAgain"/>): it may be compressed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ReadAgainAttribute : Attribute;
