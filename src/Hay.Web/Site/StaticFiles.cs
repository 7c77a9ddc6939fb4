namespace Hay.Web.Site;

/// <summary>Scripts, drawings and tables: sent small, and kept by browsers for as long as they do not change.</summary>
internal static class StaticFiles
{
    private static readonly PathString[] Compressed = ["/js", "/lib", "/css", "/images", "/geo"];

    public static void UseHayFiles(this IApplicationBuilder app)
    {
        // They hold no secret either.
        app.UseWhen(http => Array.Exists(Compressed, c => http.Request.Path.StartsWithSegments(c)), files => files.UseResponseCompression());
        app.UseStaticFiles(Options);
    }

    private static StaticFileOptions Options => new()
    {
        OnPrepareResponse = file =>
        {
            var http = file.Context;
            // Scripts and drawings are text, and UTF-8.
            if (http.Response.ContentType is { } type && (type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal))) http.Response.ContentType = $"{type}; charset=utf-8";
            http.Response.Headers.CacheControl =
                http.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" // the address changes with the content
                : http.Request.Path.StartsWithSegments("/lib") ? "public, max-age=2592000"
                : "public, no-cache";
        },
    };
}
