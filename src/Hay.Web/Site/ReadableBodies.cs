using System.Text;
using Microsoft.Net.Http.Headers;

namespace Hay.Web.Site;

/// <summary>
/// What is sent in letters that cannot be read is refused before anybody tries: an encoding that nobody knows, or UTF-7, which .NET has
/// given up. Both would end in an error of ours.
/// </summary>
internal static class ReadableBodies
{
    private static readonly string[] Known = [.. Encoding.GetEncodings().Select(e => e.Name), "utf8", "latin1", "ascii"];

    public static void UseReadableBodies(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.ContentType is not { } type || IsReadable(type)) return next(http);
        http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    });

    // What is no content type at all is for whoever reads the body to refuse, so long as it does not frighten them.
    private static bool IsReadable(string type)
    {
        if (!MediaTypeHeaderValue.TryParse(type, out var said)) return !Names7(type);
        var name = HeaderUtilities.RemoveQuotes(said.Charset).ToString();
        return name.Length == 0 || (!Names7(name) && Array.Exists(Known, known => name.Equals(known, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool Names7(string type) => type.Contains("utf-7", StringComparison.OrdinalIgnoreCase) || type.Contains("utf7", StringComparison.OrdinalIgnoreCase);
}
