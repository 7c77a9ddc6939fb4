using System.Collections.Immutable;
using System.Security.Cryptography;
using Hay.Web.Elsewhere;
using Hay.Web.OpenActive;
using Microsoft.Net.Http.Headers;

namespace Hay.Web.OpenListings;

/// <summary>
/// A file of everything, in pieces that are kept anyway: sent one after the other and never put together. Its ETag is made of what it
/// says, so that "not modified" is true however often a place was booked meanwhile.
/// </summary>
internal sealed class OpenFile
{
    private readonly ImmutableArray<byte[]> _pieces;
    private readonly EntityTagHeaderValue _tag;
    private readonly long _length;

    public OpenFile(ImmutableArray<byte[]> pieces)
    {
        _pieces = pieces;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var piece in pieces)
        {
            hash.AppendData(piece);
            _length += piece.Length;
        }

        _tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.GetHashAndReset()[..16])}\"", isWeak: true);
    }

    /// <param name="type">Its media type.</param>
    /// <param name="name">What a browser calls it when it keeps it.</param>
    /// <param name="describedBy">Path of what describes its fields; null: nothing does.</param>
    public IResult As(string type, string name, string? describedBy = null) => new Sent(this, type, name, describedBy);

    private sealed class Sent(OpenFile file, string type, string name, string? describedBy) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.Headers.AccessControlAllowOrigin = "*";
            response.Headers.AccessControlExposeHeaders = "ETag, Link";
            response.Headers.CacheControl = "public, no-cache";
            response.Headers.Vary = "Accept-Encoding";
            response.Headers.Link = $"<{OpenActiveEndpoints.Licence}>; rel=\"license\"{(describedBy is null ? "" : $", <{describedBy}>; rel=\"describedby\"; type=\"application/json\"")}";
            response.GetTypedHeaders().ETag = file._tag;
            if (ReadAgain.IsKnown(httpContext.Request, file._tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            response.ContentType = type;
            response.ContentLength = file._length;
            response.Headers.ContentDisposition = $"attachment; filename={name}";
            foreach (var piece in file._pieces) await response.BodyWriter.WriteAsync(piece, httpContext.RequestAborted);
        }
    }
}
