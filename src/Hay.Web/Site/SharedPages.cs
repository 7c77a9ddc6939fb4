using System.IO.Compression;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace Hay.Web.Site;

/// <summary>Caching and compression of pages marked <see cref="SharedPageAttribute"/>, and of nothing else.</summary>
internal static class SharedPages
{
    public static void AddSharedPages(this IServiceCollection services)
    {
        services.AddSingleton<Edition>();
        services.AddSingleton<KeptPagePolicy>();
        services.AddOutputCache(options =>
        {
            options.SizeLimit = 64 * 1024 * 1024;
            options.MaximumBodySize = 1024 * 1024;
            options.AddBasePolicy(policy => policy.AddPolicy<KeptPagePolicy>(), excludeDefaultPolicy: true);
        });
        // Compressing over TLS is safe here because these pages hold no secret (BREACH needs one).
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }

    /// <summary>After routing. Cached pages are cached as compressed, so a page is compressed once an edition.</summary>
    public static void UseSharedPages(this IApplicationBuilder app)
    {
        app.UseMiddleware<EditionTags>();
        app.UseOutputCache();
        app.UseWhen(http => SharedPageAttribute.Of(http) is not null, shared => shared.UseResponseCompression());
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

        var tag = edition.Tag;
        http.Response.Headers.CacheControl = "public, no-cache";
        http.Response.Headers.ETag = tag;
        if (!http.Request.Headers.IfNoneMatch.Contains(tag)) return next(http);
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }
}

/// <summary>Keeps a page until the next edition.</summary>
internal sealed class KeptPagePolicy(Edition edition) : IOutputCachePolicy
{
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var kept = SharedPageAttribute.Of(context.HttpContext) is { Kept: true };
        context.EnableOutputCaching = kept;
        context.AllowCacheLookup = kept;
        context.AllowCacheStorage = kept;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = TimeSpan.FromMinutes(1);
        context.CacheVaryByRules.VaryByValues["edition"] = edition.Tag;
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(context.HttpContext);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage = response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }

    // Three answers, however many ways there are to write the header.
    private static string Encoding(HttpContext http)
    {
        var accepts = http.Request.Headers.AcceptEncoding.ToString();
        return accepts.Contains("br", StringComparison.Ordinal) ? "br" : accepts.Contains("gzip", StringComparison.Ordinal) ? "gzip" : "";
    }
}
