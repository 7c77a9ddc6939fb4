using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Wording;

namespace Hay.Web.Spaces;

/// <summary>What has to be said in a space just now: hosts' notices, and what was to be today or tomorrow and is off.</summary>
internal sealed record NoticeBoard(ImmutableArray<Notice> Notices, ImmutableArray<NoticeOff> Off)
{
    private const int MostOff = 5;

    /// <param name="snapshot">What is known.</param>
    /// <param name="space">Slug of the space.</param>
    /// <param name="activity">Only what concerns this one, whose page says itself what is off; null: all.</param>
    /// <param name="now">When.</param>
    public static NoticeBoard Of(CatalogueSnapshot snapshot, string space, string? activity, DateTimeOffset now)
    {
        var today = now.Day();
        var notices = snapshot.Board(space).Notices.Where(n => n.From <= today && n.Until >= today && (activity is null || Concerns(n, activity)));
        var off = activity is not null ? [] : new[] { today, today.AddDays(1) }.SelectMany(day => snapshot.InSpace(space).Day(day))
            .Where(hit => hit.Session is { Cancelled: true } session && session.Start > now).OrderBy(hit => hit.Session!.Start).Take(MostOff);
        return new NoticeBoard([.. notices], [.. off.Select(hit => new NoticeOff(
            hit.Entry, hit.Session!, hit.Entry.Plan?.Changes.FirstOrDefault(c => c.Session == hit.Session!.Session)?.Note ?? ""))]);
    }

    // A warning that names no group concerns them all.
    private static bool Concerns(Notice notice, string activity) =>
        notice.Activities.Contains(activity) || (notice.Activities.IsEmpty && notice.Kind == NoticeKind.HeadsUp);
}

/// <summary>A session that is off. Why: in the organiser's words; empty where nobody said.</summary>
internal sealed record NoticeOff(CatalogueEntry Entry, SessionView Session, string Why);
