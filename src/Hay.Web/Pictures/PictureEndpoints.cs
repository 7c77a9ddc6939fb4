using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Hay.Grains;

namespace Hay.Web.Pictures;

/// <summary>Pictures of listings. Under an address there is only ever one picture, so browsers keep it for good.</summary>
internal static class PictureEndpoints
{
    public static void MapPictures(this IEndpointRouteBuilder app) => app.MapGet("/pictures/{id}/{side:int}.webp", Show);

    /// <summary>Where a picture is in one of its sizes.</summary>
    public static string Address(string id, int side) => $"/pictures/{id}/{side}.webp";

    private static async Task<IResult> Show(string id, int side, IGrainFactory grains, HttpContext http, CancellationToken ct)
    {
        // An address that somebody made up wakes no grain.
        if (!ListingPicture.IsId(id) || side is not (ListingPicture.SmallSide or ListingPicture.LargeSide)) return Results.NotFound();
        var tag = $"\"{id}-{side}\"";
        if (http.Request.Headers.IfNoneMatch.Contains(tag)) return Kept(http, tag, Results.StatusCode(StatusCodes.Status304NotModified));
        return await grains.GetGrain<IPictureGrain>(id).Show(side, ct) is { } picture
            ? Kept(http, tag, Results.Bytes(ImmutableCollectionsMarshal.AsArray(picture)!, "image/webp"))
            : Results.NotFound();
    }

    private static IResult Kept(HttpContext http, string tag, IResult result)
    {
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return result;
    }
}
