using System.Buffers;

namespace Hay.Web.OpenReferral;

/// <summary>A page of records that are written already: sent one after the other, without putting them together first.</summary>
/// <param name="head">All before the first record.</param>
/// <param name="items">The records.</param>
internal sealed class ListedPage(byte[] head, byte[][] items) : IResult
{
    private static ReadOnlySpan<byte> Tail => "]}"u8;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json";
        response.ContentLength = head.Length + items.Sum(i => (long)i.Length) + Math.Max(0, items.Length - 1) + Tail.Length;
        var to = response.BodyWriter;
        to.Write(head);
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0) to.Write(","u8);
            to.Write(items[i]);
        }

        to.Write(Tail);
        await to.FlushAsync(httpContext.RequestAborted);
    }
}
