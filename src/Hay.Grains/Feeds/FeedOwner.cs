namespace Hay.Grains;

/// <summary>Whose feeds they are, by the key of their <see cref="IFeedsGrain"/>: an organisation id, or that of a space's hosts.</summary>
public static class FeedOwner
{
    private const string Prefix = "space/";

    /// <summary>The key of the feeds that the hosts of a space follow. No organisation has it: it is no slug.</summary>
    public static string OfSpace(string slug) => Prefix + slug;

    /// <summary>Slug of the space whose hosts follow them; null: an organisation does.</summary>
    public static string? SpaceOf(string key) => key.StartsWith(Prefix, StringComparison.Ordinal) ? key[Prefix.Length..] : null;

    /// <summary>Most feeds.</summary>
    public static int MostFeeds(string key) => SpaceOf(key) is null ? FeedList.Most : FeedList.MostOfSpace;

    /// <summary>Most listings of one feed: a group has some, a directory has those of many groups.</summary>
    public static int MostListings(string key) => SpaceOf(key) is null ? FeedList.MostListings : FeedList.MostOfDirectory;
}
