using Hay.Grains;
using Hay.Web.Wording;

namespace Hay.Web.Pages;

/// <summary>A date one can come, how one stands to it, and the one thing to press.</summary>
internal sealed record SessionRow(SessionView Session, string Day, string Time, PlacesLeft Places, Standing Standing, SessionButton Button)
{
    public string Id => Session.Session.Value;

    public static SessionRow Of(SessionView session, BookingTerms terms, Standing standing, DateTimeOffset now) => new(
        session,
        Times.FullDay(session.Start.Day(), now.Day()),
        Times.Span(session.Start, session.End),
        PlacesLeft.Of(session, terms),
        standing,
        ButtonOf(session, terms, standing, now));

    private static SessionButton ButtonOf(SessionView session, BookingTerms terms, Standing standing, DateTimeOffset now)
    {
        if (standing != Standing.GaveUp) return session.Start <= now ? SessionButton.None : SessionButton.GiveUp;
        if (session.Cancelled || session.Start <= now || terms.Kind == BookingKind.Elsewhere || session.Start > now + Activity.BookableAhead) return SessionButton.None;
        return session.PlacesLeft is <= 0 ? SessionButton.Wait : SessionButton.Hold;
    }
}

internal enum SessionButton { None, Hold, Wait, GiveUp }
