using Hay.Grains;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Printing;

/// <summary>What a poster says of a listing, each text no longer than its place on the paper. Empty: not known.</summary>
internal sealed record PosterWords
{
    // Above this many letters the print is a little smaller, so that a poster stays one page. Found by trying.
    private const int Roomy = 700;

    public required string Lead { get; init; }
    public required string When { get; init; }
    public required string Where { get; init; }
    public required string Cost { get; init; }
    /// <summary>Only where nobody has told of the first visit.</summary>
    public required string About { get; init; }
    public required string WhoMeetsYou { get; init; }
    public required string FirstTenMinutes { get; init; }
    public required string BringAndWear { get; init; }
    public required string IsFor { get; init; }
    public required string CannotHold { get; init; }
    public required string Bus { get; init; }
    public bool IsFull { get; private init; }

    public static PosterWords Of(Listing listing, string when, string where, IStringLocalizer say)
    {
        var first = listing.FirstVisit;
        var words = new PosterWords
        {
            Lead = Excerpt.Of(listing.Summary, 160),
            When = Excerpt.Of(when, 110),
            Where = Excerpt.Of(where, 100),
            Cost = Excerpt.Of(listing.Cost.LongCost(say), 80),
            About = first.IsKnown ? "" : Excerpt.Of(listing.Description, 400),
            WhoMeetsYou = Excerpt.Of(first.WhoMeetsYou, 110),
            FirstTenMinutes = Excerpt.Of(first.FirstTenMinutes, 110),
            BringAndWear = Excerpt.Of(first.BringAndWear, 90),
            IsFor = Excerpt.Of(listing.Suitability.IsFor, 100),
            CannotHold = Excerpt.Of(listing.Suitability.CannotHold, 120),
            Bus = Excerpt.Of(listing.Access().Bus, 90),
        };
        string[] all =
        [
            listing.Title, words.Lead, words.When, words.Where, words.Cost, words.About, words.WhoMeetsYou, words.FirstTenMinutes,
            words.BringAndWear, words.IsFor, words.CannotHold, words.Bus,
        ];
        return words with { IsFull = all.Sum(text => text.Length) > Roomy };
    }
}
