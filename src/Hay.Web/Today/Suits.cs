using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Picking;
using Hay.Web.Spaces;

namespace Hay.Web.Today;

/// <summary>How well a listing suits an answer, and whom it is for. Rules only; the same listing and answer always get the same.</summary>
internal static class Suits
{
    private const int Adult = 18;

    // For some people and not for others: nobody is sent there who has not asked.
    private static readonly ImmutableHashSet<string> Particular = ["grief", "caring", "baby", "new-here", "english", "online"];

    private static readonly ImmutableDictionary<string, Reason> Why = new Dictionary<string, Reason>
    {
        ["calm"] = Reason.Calm,
        ["quiet"] = Reason.Quiet,
        ["outdoors"] = Reason.Outside,
        ["company"] = Reason.Company,
        ["talk"] = Reason.Talk,
        ["move"] = Reason.Moving,
        ["make"] = Reason.Making,
        ["learn"] = Reason.Learning,
        ["useful"] = Reason.Useful,
    }.ToImmutableDictionary();

    /// <summary>Open to any grown-up who speaks English: nothing else can be offered to somebody we know nothing about.</summary>
    public static bool Anybody(Listing listing, Category category) =>
        IsOpen(listing) && !IsParticular(listing, category) && OldestStart(listing) == 0;

    /// <summary>English is spoken there, and nobody is too old for it.</summary>
    public static bool IsOpen(Listing listing) =>
        listing.Suitability.AgeTo is null or >= 90 && (listing.Languages.IsDefaultOrEmpty || listing.Languages.Contains("en"));

    /// <summary>For some people, who know that it is for them.</summary>
    public static bool IsParticular(Listing listing, Category category) =>
        !listing.Suitability.Audience.IsDefaultOrEmpty || category.Needs.Any(Particular.Contains);

    /// <summary>The age it begins at; 0: any grown-up.</summary>
    public static int OldestStart(Listing listing) => listing.Suitability.AgeFrom is { } age and > Adult ? age : 0;

    /// <summary>0 where nothing about it answers.</summary>
    public static double Fit(Answer answer, Listing listing, Category category)
    {
        var needs = Needs(answer, listing, category).Take(2).Sum(n => answer.Needs[n]);
        return needs == 0 ? 0 : needs + (answer.Ease * Ease(listing));
    }

    /// <summary>What it gives that the answer asks for most; null: nothing.</summary>
    public static Reason? Gives(Answer answer, Listing listing, Category category) =>
        Needs(answer, listing, category).Select(n => (Reason?)Why[n]).FirstOrDefault();

    // What it gives that the answer asks for, the most asked for first.
    private static IEnumerable<string> Needs(Answer answer, Listing listing, Category category) => category.Needs
        .Where(n => answer.Needs.ContainsKey(n) && (n != "outdoors" || listing.Setting == Setting.Outdoor))
        .OrderByDescending(n => answer.Needs[n]).ThenBy(n => n, StringComparer.Ordinal);

    private static double Ease(Listing listing) =>
        (listing.Cost.Kind == CostKind.Free ? 0.75 : 0)
        + (listing.Booking.Kind == BookingKind.DropIn ? 0.75 : 0)
        + (listing.FirstVisit.CanJustWatch == true ? 0.75 : 0)
        + (listing.FirstVisit.WhoMeetsYou.Length > 0 ? 0.75 : 0)
        + (listing.FirstVisit.CanBringSomeone == true ? 0.5 : 0);
}
