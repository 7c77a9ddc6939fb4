using Hay.Web.Profiles;

namespace Hay.Web.Site;

/// <summary>
/// Marks a page that is the same for everybody: no name, no token, no cookie. It gets an ETag (see
/// <see cref="Edition"/>) and may be compressed; when <see cref="Kept"/>, it is made once for each edition.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SharedPageAttribute : Attribute
{
    /// <summary>False where there are more addresses than memory, as for searches.</summary>
    public bool Kept { get; init; } = true;

    /// <summary>Only for devices that hold no profile: one that does gets a page of its own, which nobody keeps.</summary>
    public bool ForGuests { get; init; }

    /// <summary>What to know of this request, or null where the page is not shared.</summary>
    public static SharedPageAttribute? Of(HttpContext http) => HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
        ? http.GetEndpoint()?.Metadata.GetMetadata<SharedPageAttribute>() is { } page && !(page.ForGuests && HasProfile(http.Request)) ? page : null
        : null;

    /// <summary>Whether the request says that its device holds a profile, true or made up.</summary>
    public static bool HasProfile(HttpRequest request) => request.Headers.Cookie.ToString().Contains($"{ProfileCookie.Name}=", StringComparison.Ordinal);
}
