namespace Hay.Web.Pictures;

/// <summary>Pictures that other sites show beside links to ours.</summary>
internal static class CardEndpoints
{
    /// <summary>Shown where a card cannot be drawn.</summary>
    private const string Plain = "images/card.png";

    public static void MapCards(this IEndpointRouteBuilder app)
    {
        app.MapGet("/card.png", (ShareCards cards, HttpContext http) => Show(cards.Home(), http));
        app.MapGet("/{space}/card.png", (string space, ShareCards cards, HttpContext http) => Show(cards.Of(space), http));
        app.MapGet("/{space}/{activity}/card.png", (string space, string activity, ShareCards cards, HttpContext http) => Show(cards.Of(space, activity), http));
    }

    private static async Task<IResult> Show(ShareCard? card, HttpContext http)
    {
        if (card is null) return Results.NotFound();
        var tag = $"\"{card.Version}\"";
        if (http.Request.Headers.IfNoneMatch.Contains(tag)) return Results.StatusCode(StatusCodes.Status304NotModified);
        if (await http.RequestServices.GetRequiredService<CardShelf>().Png(card) is { } png)
        {
            http.Response.Headers.ETag = tag;
            // Under an older version's address it is the newest all the same.
            http.Response.Headers.CacheControl = http.Request.Query["v"] == card.Version ? "public, max-age=86400" : "public, no-cache";
            return Results.Bytes(png, "image/png");
        }

        http.Response.Headers.CacheControl = "public, max-age=60";
        var plain = http.RequestServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetFileInfo(Plain);
        return Results.Stream(plain.CreateReadStream(), "image/png");
    }
}
