using System.Buffers;
using System.Net.Mime;
using System.Security.Cryptography;
using Hay.Web.Elsewhere;

namespace Hay.Web.OpenReferral;

/// <summary>
/// A page of records that are written already: sent one after the other, without putting them together first. Its ETag is made of
/// their hashes, so whoever has the page gets it again only when it says something else.
/// </summary>
/// <param name="head">All before the first record.</param>
/// <param name="items">The records.</param>
internal sealed class ListedPage(byte[] head, WrittenRecord[] items) : IResult
{
    private static ReadOnlySpan<byte> Tail => "]}"u8;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var tag = ReadAgain.TagOf(Hashes());
        response.Headers.CacheControl = "public, no-cache";
        response.GetTypedHeaders().ETag = tag;
        if (ReadAgain.IsKnown(httpContext.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = MediaTypeNames.Application.Json;
        response.ContentLength = head.Length + items.Sum(i => (long)i.Json.Length) + Math.Max(0, items.Length - 1) + Tail.Length;
        var to = response.BodyWriter;
        to.Write(head);
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0) to.Write(","u8);
            to.Write(items[i].Json);
        }

        to.Write(Tail);
        await to.FlushAsync(httpContext.RequestAborted);
    }

    private byte[] Hashes()
    {
        var all = new byte[head.Length + (items.Length * SHA256.HashSizeInBytes)];
        head.CopyTo(all, 0);
        for (var i = 0; i < items.Length; i++) items[i].Hash.CopyTo(all, head.Length + (i * SHA256.HashSizeInBytes));
        return all;
    }
}
