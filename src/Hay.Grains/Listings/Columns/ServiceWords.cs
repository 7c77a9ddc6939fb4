namespace Hay.Grains;

/// <summary>
/// How a listing is said in Open Referral where the standard has no field: names of taxonomies, and one description of many parts. Written
/// into other people's copies: never change them.
/// </summary>
public static class ServiceWords
{
    public const string Kinds = "Kinds of activity";
    public const string Ways = "Five Ways to Wellbeing";
    public const string Levels = "Levels";
    /// <summary>Its terms are columns of <see cref="ListingColumns"/>, and its attributes have a value.</summary>
    public const string FurtherFacts = "Further facts";
    public const string RoughPoint = "The point on the map is the middle of the town or village.";

    /// <summary>All that a listing says in running text, in paragraphs.</summary>
    public static string Fold(Listing listing) => string.Join("\n\n", Before(listing).Append(listing.Description).Concat(After(listing)).Where(p => p.Length > 0));

    /// <summary>The description alone, of the paragraphs of <see cref="Fold"/>; the listing has all the others.</summary>
    public static string Unfold(string paragraphs, Listing listing)
    {
        foreach (var before in Before(listing).Where(p => p.Length > 0))
        {
            if (paragraphs.StartsWith(before, StringComparison.Ordinal)) paragraphs = paragraphs[before.Length..].TrimStart('\n');
        }

        foreach (var after in After(listing).Where(p => p.Length > 0).Reverse())
        {
            if (paragraphs.EndsWith(after, StringComparison.Ordinal)) paragraphs = paragraphs[..^after.Length].TrimEnd('\n');
        }

        return paragraphs;
    }

    private static IEnumerable<string> Before(Listing listing) => [listing.Summary];

    private static IEnumerable<string> After(Listing listing) =>
    [
        listing.Suitability.IsFor is { Length: > 0 } isFor ? $"Who it is for: {isFor}" : "",
        listing.Suitability.CannotHold is { Length: > 0 } cannot ? $"What it cannot hold: {cannot}" : "",
        listing.Booking.How is { Length: > 0 } how ? $"How to come: {how}" : "",
    ];
}
