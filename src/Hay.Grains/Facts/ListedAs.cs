namespace Hay.Grains;

/// <summary>As what the uptake of a listing counts: where it is at home, of which kind it is, and who runs it (empty: nobody).</summary>
[GenerateSerializer, Immutable, Alias("hay.ListedAs")]
public sealed record ListedAs([property: Id(0)] string Space, [property: Id(1)] string Category, [property: Id(2)] string Organisation)
{
    public static ListedAs Of(Listing listing) => new(listing.Space, listing.Category, listing.Organisation ?? "");
}
