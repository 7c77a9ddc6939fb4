using System.Collections.Concurrent;
using System.IO.Compression;
using Hay.Web.Languages;

namespace Hay.Web.Site;

/// <summary>
/// Pages that are the same for everybody, made and compressed once an <see cref="Edition"/> and language. All of an edition goes when
/// the next one comes; addresses with a query are not kept, so there are never more pages than places.
/// </summary>
internal sealed class KeptPages(Edition edition)
{
    // A shelf a language.
    private readonly Shelf[] _shelves = [.. Language.All.Select(_ => new Shelf(""))];

    /// <summary>First of all: what is kept needs neither routing nor Razor.</summary>
    public Task Serve(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || http.Request.QueryString.HasValue) return next(http);
        var shelf = Current(Language.Of(http.Request));
        return shelf.Pages.TryGetValue(http.Request.Path.Value ?? "", out var page) && !(page.ForGuests && SharedPageAttribute.HasProfile(http.Request))
            ? page.Send(http, shelf.Tag)
            : next(http);
    }

    /// <summary>After routing: makes the page, and keeps it where its endpoint says so.</summary>
    public async Task Keep(HttpContext http, RequestDelegate next)
    {
        if (SharedPageAttribute.Of(http) is not { Kept: true } shared || !HttpMethods.IsGet(http.Request.Method) || http.Request.QueryString.HasValue)
        {
            await next(http);
            return;
        }

        var shelf = Current(Language.Current);
        var browser = http.Response.Body;
        using var made = new MemoryStream();
        http.Response.Body = made;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = browser;
        }

        if (http.Response.StatusCode != StatusCodes.Status200OK || http.Response.Headers.SetCookie.Count > 0)
        {
            // Not a page for everybody after all, such as a space that does not exist. Empty: somebody else finds words.
            http.Response.Headers.ETag = default;
            http.Response.Headers.CacheControl = "no-store";
            if (made.Length > 0) await browser.WriteAsync(made.ToArray(), http.RequestAborted);
            return;
        }

        var page = new KeptPage(made.ToArray(), http.Response.ContentType, shared.ForGuests);
        shelf.Pages[http.Request.Path.Value ?? ""] = page;
        await page.Send(http, shelf.Tag);
    }

    private Shelf Current(Language language)
    {
        var (shelf, tag) = (_shelves[language.Number], edition.Tag(language));
        return shelf.Tag == tag ? shelf : _shelves[language.Number] = new Shelf(tag);
    }

    private sealed record Shelf(string Tag)
    {
        public ConcurrentDictionary<string, KeptPage> Pages { get; } = new(StringComparer.Ordinal);
    }
}

/// <summary>One page, plain and compressed.</summary>
internal sealed class KeptPage(byte[] plain, string? type, bool forGuests)
{
    public bool ForGuests => forGuests;

    private readonly byte[] _brotli = Compress(plain);

    public Task Send(HttpContext http, string tag)
    {
        var response = http.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "public, no-cache";
        response.Headers.Vary = "Accept-Encoding, Accept-Language, Cookie";
        if (http.Request.Headers.IfNoneMatch.Contains(tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var brotli = http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (brotli) response.Headers.ContentEncoding = "br";
        var body = brotli ? _brotli : plain;
        response.ContentType = type;
        response.ContentLength = body.Length;
        return response.BodyWriter.WriteAsync(body, http.RequestAborted).AsTask();
    }

    private static byte[] Compress(byte[] plain)
    {
        using var to = new MemoryStream();
        using (var brotli = new BrotliStream(to, CompressionLevel.Optimal)) brotli.Write(plain);
        return to.ToArray();
    }
}
