using System.Collections.Immutable;
using Hay.Grains;
using Hay.Recommender.Ranking;
using Hay.Web.Catalogue;
using Hay.Web.Today;
using Hay.Web.Wording;

namespace Hay.Web.Picking;

/// <summary>
/// Why something was picked: what moved it, as its score says, and plain facts of it. Never anything about other people.
/// </summary>
internal static class PickReasons
{
    private const int Most = 3;

    // As on the pages: streets are about a quarter longer than the line, people walk three miles an hour, and from the middle of a
    // town nobody knows the minute.
    private const double MinutesAMile = 1.25 * 20;
    private const int Step = 5;
    private const int MostMinutes = 25;

    private static readonly ImmutableArray<(UsualTime Time, Reason Reason)> Yours =
    [
        (UsualTime.Weekends, Reason.YourWeekends), (UsualTime.Mornings, Reason.YourMornings),
        (UsualTime.Afternoons, Reason.YourAfternoons), (UsualTime.Evenings, Reason.YourEvenings),
    ];

    public static Pick Explain(Hay.Recommender.Ranking.Pick pick, CatalogueHit hit, int row, PickSheet sheet, PickTaste taste, PickAsk ask, DateTimeOffset now)
    {
        var listing = hit.Entry.Listing;
        var like = pick.Contributions[(int)PickFeature.Taste] > 0 ? taste.Because(row) : null;
        var title = like is { } choice ? TitleOf(choice.Activity, sheet.Snapshot) : "";
        var minutes = hit.Miles is { } miles && listing.Setting != Setting.Online ? Math.Max(Step, (int)Math.Round(miles * MinutesAMile / Step) * Step) : int.MaxValue;
        var reasons = new List<Reason>();
        if (title.Length > 0) reasons.Add(like!.Value.Kind switch { ChoiceKind.Saved => Reason.YouSaved, ChoiceKind.Held => Reason.YouHeld, _ => Reason.YouLiked });
        if (pick.Because == PickedFor.Exploration) reasons.Add(Reason.NewHere);
        if (pick.Because == PickedFor.SmallGroup && listing is { Booking.Capacity: <= PickRow.SmallRoom, Organisation: not null }) reasons.Add(Reason.SmallGroup);
        if (ask.Answer is not null && Suits.Gives(ask.Answer, listing, sheet.Rows[row].Category) is { } gives) reasons.Add(gives);
        if (minutes <= MostMinutes) reasons.Add(Reason.Walk);
        if (pick.Contributions[(int)PickFeature.Time] > 0 && YourTime(ask.Person, hit.Session!) is { } yours) reasons.Add(yours);
        if (listing.Cost.Kind == CostKind.Free) reasons.Add(Reason.Free);
        if (listing.FirstVisit.WhoMeetsYou.Length > 0) reasons.Add(Reason.SomebodyMeetsYou);
        if (listing.FirstVisit.CanJustWatch == true) reasons.Add(Reason.JustWatch);
        if (listing.Booking.Kind == BookingKind.DropIn) reasons.Add(Reason.JustTurnUp);
        if (reasons.Count == 0) reasons.Add(Reason.Soon);
        return new Pick(hit, [.. reasons.Take(Most)])
        {
            Like = title,
            Minutes = minutes <= MostMinutes ? minutes : 0,
            From = ask.Place?.Name ?? "",
            IsNear = new Nearness(ask.Place, sheet).Tier(row) >= (ask.Place?.Point is null ? Nearness.Here : Nearness.Close),
            Because = pick.Because,
            IsLiked = ask.Person?.Liked.Contains(hit.Entry.Id) == true,
        };
    }

    private static string TitleOf(string activity, CatalogueSnapshot snapshot) =>
        snapshot.Find(activity)?.Listing.Title ?? snapshot.Stopped(activity)?.Title ?? "";

    private static Reason? YourTime(PickPerson? person, SessionView session) => Yours
        .Where(yours => person?.Times.Contains(yours.Time) == true && PickFit.Time([yours.Time], [], session.Start.InLondon().DateTime) > 0)
        .Select(yours => (Reason?)yours.Reason).FirstOrDefault();
}
