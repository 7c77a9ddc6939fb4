using System.Globalization;
using Hay.Web.Live;

namespace Hay.Seeded.Tests.Cluster;

/// <summary>What a page shows of one session, and the revision that it is of. News: null when it is off because the truth does not name it.</summary>
internal sealed record ShownSession(long Revision, SessionNews? News)
{
    public string Says => News is null ? "gone" : $"{News.Words} {News.Start}";

    /// <summary>newer() of js/places.js; null: nothing of it is newer.</summary>
    public static ShownSession? Newer(string session, long revision, PlacesNews news, bool isAll, bool takesOlder = false)
    {
        var told = news.Sessions.GetValueOrDefault(session);
        if (told is null && !isAll) return null;
        var next = told?.Revision ?? news.Revision;
        return next > revision || takesOlder ? new(next, told) : null;
    }

    /// <summary>In the model places only become fewer, and what is off stays so.</summary>
    public bool IsOlderThan(ShownSession before) => (Left, before.Left) switch
    {
        ({ } now, { } then) => now > then,
        ({ }, null) => true,
        _ => false,
    };

    private int? Left => News is { Cancelled: false } && int.TryParse(News.Words.Split(' ')[0], CultureInfo.InvariantCulture, out var left) ? left : null;
}
