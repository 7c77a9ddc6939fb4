using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Spaces;

namespace Hay.Web.Today;

/// <summary>How well a listing suits an answer, and why. Rules only; the same listing and answer always get the same.</summary>
internal static class Suits
{
    private const double CloseMiles = 1;
    private const int MostReasons = 3;

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
        listing.Suitability is { Audience.IsDefaultOrEmpty: true, AgeFrom: null or <= 18, AgeTo: null or >= 90 }
        && (listing.Languages.IsDefaultOrEmpty || listing.Languages.Contains("en"))
        && !category.Needs.Any(Particular.Contains);

    /// <summary>0 where nothing about it answers.</summary>
    public static double Fit(Answer answer, Listing listing, Category category)
    {
        var needs = Needs(answer, listing, category).Take(2).Sum(n => answer.Needs[n]);
        return needs == 0 ? 0 : needs + (answer.Ease * Ease(listing));
    }

    /// <summary>At most three, what it is like before how easy it is.</summary>
    public static ImmutableArray<Reason> Reasons(Answer answer, CatalogueHit hit, Category category)
    {
        var listing = hit.Entry.Listing;
        var easy = new List<Reason>();
        if (hit.Miles < CloseMiles && listing.Setting != Setting.Online) easy.Add(Reason.CloseBy);
        if (listing.Cost.Kind == CostKind.Free) easy.Add(Reason.Free);
        if (listing.FirstVisit.WhoMeetsYou.Length > 0) easy.Add(Reason.SomebodyMeetsYou);
        if (listing.FirstVisit.CanJustWatch == true) easy.Add(Reason.JustWatch);
        if (listing.Booking.Kind == BookingKind.DropIn) easy.Add(Reason.JustTurnUp);
        return [.. Needs(answer, listing, category).Take(1).Select(n => Why[n]).Concat(easy).Take(MostReasons)];
    }

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
