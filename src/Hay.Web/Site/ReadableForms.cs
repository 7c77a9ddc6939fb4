namespace Hay.Web.Site;

/// <summary>What is sent in UTF-7 is refused before anybody tries to read it: .NET has given that encoding up, and says so by failing.</summary>
internal static class ReadableForms
{
    public static void UseReadableForms(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.ContentType is not { } type || !(type.Contains("utf-7", StringComparison.OrdinalIgnoreCase) || type.Contains("utf7", StringComparison.OrdinalIgnoreCase))) return next(http);
        http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    });
}
