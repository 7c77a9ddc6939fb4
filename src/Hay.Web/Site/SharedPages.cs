using System.IO.Compression;
using Hay.Web.Elsewhere;
using Hay.Web.Languages;
using Microsoft.AspNetCore.ResponseCompression;

namespace Hay.Web.Site;

/// <summary>Caching and compression of pages marked <see cref="SharedPageAttribute"/>, and of nothing else.</summary>
internal static class SharedPages
{
    public static void AddSharedPages(this IServiceCollection services)
    {
        services.AddSingleton<Edition>();
        services.AddSingleton<KeptPages>();
        // Compressing over TLS is safe here because these pages hold no secret (BREACH needs one).
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "text/calendar", "text/csv", "application/atom+xml", "application/fhir+json"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }

    /// <summary>Before everything but the headers.</summary>
    public static void UseKeptPages(this IApplicationBuilder app)
    {
        var kept = app.ApplicationServices.GetRequiredService<KeptPages>();
        app.Use(next => http => kept.Serve(http, next));
    }

    /// <summary>After routing.</summary>
    public static void UseSharedPages(this IApplicationBuilder app)
    {
        var kept = app.ApplicationServices.GetRequiredService<KeptPages>();
        app.UseMiddleware<EditionTags>();
        app.Use(next => http => kept.Keep(http, next));
        // What is kept is compressed there.
        app.UseWhen(
            http => (SharedPageAttribute.Of(http) is { } page && (!page.Kept || http.Request.QueryString.HasValue))
                || http.GetEndpoint()?.Metadata.GetMetadata<ReadAgainAttribute>() is not null,
            asked => asked.UseResponseCompression());
    }
}

/// <summary>Answers "not modified" without making the page, and says which edition a page is of.</summary>
internal sealed class EditionTags(RequestDelegate next, Edition edition)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (SharedPageAttribute.Of(http) is null)
        {
            // Pages about a person stay out of every cache; the endpoint may say otherwise.
            http.Response.Headers.CacheControl = "no-store";
            return next(http);
        }

        var tag = edition.Tag(Language.Current);
        http.Response.Headers.CacheControl = "public, no-cache";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.Vary = "Accept-Language, Cookie";
        if (!http.Request.Headers.IfNoneMatch.Contains(tag)) return next(http);
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }
}
