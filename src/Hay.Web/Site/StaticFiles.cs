namespace Hay.Web.Site;

/// <summary>How long browsers keep what does not change between releases.</summary>
internal static class StaticFiles
{
    public static StaticFileOptions Options => new()
    {
        OnPrepareResponse = file =>
        {
            var http = file.Context;
            http.Response.Headers.CacheControl =
                http.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" // the address changes with the content
                : http.Request.Path.StartsWithSegments("/lib") ? "public, max-age=2592000"
                : "public, no-cache";
        },
    };
}
