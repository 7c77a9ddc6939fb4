using System.Globalization;
using Hay.Grains;

namespace Hay.Web.Api;

/// <summary>Where a session stands among others: by its day, then by when it starts, then by activity and name.</summary>
internal sealed record SessionKey(DateOnly Day, long Start, string Activity, string Session) : IComparable<SessionKey>
{
    public static SessionKey Of(string activity, SessionView session) =>
        new(DateOnly.FromDateTime(session.Start.DateTime), session.Start.UtcTicks, activity, session.Session.Value);

    /// <summary>Null: from the first.</summary>
    public static SessionKey? Read(Asked asked, string? after)
    {
        var text = asked.After(after);
        if (text.Length == 0) return null;
        if (text.Split('|') is [var day, var start, var activity, var session]
            && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            && long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var at)) return new(on, at, activity, session);
        asked.Refuse("after", "what 'next' of the page before says, as it is");
        return null;
    }

    public int CompareTo(SessionKey? other) =>
        other is null ? 1
        : Day != other.Day ? Day.CompareTo(other.Day)
        : Start != other.Start ? Start.CompareTo(other.Start)
        : string.CompareOrdinal(Activity, other.Activity) is var order and not 0 ? order
        : string.CompareOrdinal(Session, other.Session);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyyMMdd}|{Start}|{Activity}|{Session}");
}
