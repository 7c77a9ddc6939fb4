using Hay.Grains;
using Hay.Web.Languages;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages;

/// <summary>A date one can come, how one stands to it, and the one thing to press.</summary>
internal sealed record SessionRow(SessionView Session, string Day, string Time, PlacesLeft Places, Standing Standing, SessionButton Button)
{
    public string Id => Session.Session.Value;

    /// <summary>When it was to be, where it has been moved; else empty.</summary>
    public string MovedFrom { get; private init; } = "";

    /// <summary>Why it is cancelled or moved, in the organiser's words; empty where nobody said.</summary>
    public string Why { get; private init; } = "";

    /// <summary>Change: what is different about this session, if anything is.</summary>
    public static SessionRow Of(SessionView session, SessionChange? change, BookingTerms terms, Standing standing, DateTimeOffset now, IStringLocalizer say) => new(
        session,
        Times.FullDay(session.Start.Day(), now.Day(), say),
        Times.Span(session.Start, session.End, say),
        PlacesLeft.Of(session, terms, say),
        standing,
        ButtonOf(session, terms, standing, now))
    {
        MovedFrom = change is { Cancelled: false, MovedTo: not null } ? Before(session.Session, session.Start, now, say) : "",
        Why = change?.Note ?? "",
    };

    // Sessions keep the name of the time that their schedule gave them.
    public static string Before(SessionId session, DateTimeOffset start, DateTimeOffset now, IStringLocalizer say)
    {
        var local = session.ToLocal();
        var day = DateOnly.FromDateTime(local);
        var time = Times.Time(new DateTimeOffset(local, start.InLondon().Offset), say);
        return day == start.Day() ? time : $"{Times.Date(day, now.Day(), say)}{Language.Current.Comma}{time}";
    }

    private static SessionButton ButtonOf(SessionView session, BookingTerms terms, Standing standing, DateTimeOffset now)
    {
        if (standing != Standing.GaveUp) return session.Start <= now ? SessionButton.None : SessionButton.GiveUp;
        if (session.Cancelled || session.Start <= now || terms.Kind == BookingKind.Elsewhere || session.Start > now + Activity.BookableAhead) return SessionButton.None;
        return session.PlacesLeft is <= 0 ? SessionButton.Wait : SessionButton.Hold;
    }
}

internal enum SessionButton { None, Hold, Wait, GiveUp }
