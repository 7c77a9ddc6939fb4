namespace Hay.Web.Catalogue;

/// <summary>
/// How "best" is decided, in whole numbers. Each word counts by the weightiest field it is found in (<see cref="Title"/> to
/// <see cref="Description"/>) times how well it fits (<see cref="Exact"/> to <see cref="Beginning"/>); the words add up, and
/// the sum is multiplied by how fresh the listing is. No word is rarer than another: a hit has them all. Equal ones go by
/// the first session that fits, then by id.
/// </summary>
internal static class CatalogueRanking
{
    public const int Title = 8;
    /// <summary>Category, venue, organisation, town.</summary>
    public const int Facts = 4;
    public const int Summary = 2;
    public const int Description = 1;

    public const int Exact = 10;
    /// <summary>Another form of the same word.</summary>
    public const int Form = 9;
    /// <summary>The last word, unfinished.</summary>
    public const int Beginning = 6;

    /// <summary>What the word means, without the word: less than any word that is there.</summary>
    public const int Meant = 1;
    /// <summary>Added where the word is there and its meaning fits too: less than another place for the word would be.</summary>
    public const int MeantToo = 35;

    /// <summary>Days for which a check counts in full.</summary>
    private const int FreshDays = 90;

    /// <summary>100 for a listing checked within 90 days, sinking to 50 at 270 days; 75 where no check is known.</summary>
    public static int Freshness(DateOnly? isChecked, DateOnly today) => isChecked is { } day
        ? 100 - Math.Clamp((today.DayNumber - day.DayNumber - FreshDays) * 50 / 180, 0, 50)
        : 75;
}
