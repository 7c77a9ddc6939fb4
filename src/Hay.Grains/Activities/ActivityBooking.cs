using NodaTime;

namespace Hay.Grains;

/// <summary>The rules of places: first come, first served; who waits longest gets the next free one.</summary>
public sealed partial record Activity
{
    public (Activity Next, BookingOutcome Outcome) Book(BookPlace command, DateTimeOffset now)
    {
        if (!IsListed() || ScheduleNow()?.Find(command.Session) is not { } session) return (this, BookingOutcome.NoSuchSession);
        if (Listing!.Booking.Kind == BookingKind.Elsewhere) return (this, BookingOutcome.NotHere);
        if (session.Cancelled) return (this, BookingOutcome.Cancelled);

        var bookings = Bookings(command.Session);
        if (bookings.Going.Any(p => p.Profile == command.Profile)) return (this, BookingOutcome.Going);
        if (bookings.Waiting.Any(p => p.Profile == command.Profile)) return (this, BookingOutcome.Waiting);
        if (session.Start <= now) return (this, BookingOutcome.TooLate);
        if (session.Start > now + BookableAhead) return (this, BookingOutcome.TooEarly);

        var place = new HeldPlace(command.Profile, now);
        if (bookings.Going.Length < Capacity())
        {
            return (Keep(bookings with { Going = bookings.Going.Add(place) }, now)
                .Say(FactKind.Going, now, command.Session, command.Profile), BookingOutcome.Going);
        }

        return bookings.Waiting.Length >= MostWaiting
            ? (this, BookingOutcome.Full)
            : (Keep(bookings with { Waiting = bookings.Waiting.Add(place) }, now)
                .Say(FactKind.Waiting, now, command.Session, command.Profile), BookingOutcome.Waiting);
    }

    public (Activity Next, GiveUpOutcome Outcome) GiveUp(GiveUpPlace command, DateTimeOffset now)
    {
        var bookings = Bookings(command.Session);
        var left = bookings with
        {
            Going = bookings.Going.RemoveAll(p => p.Profile == command.Profile),
            Waiting = bookings.Waiting.RemoveAll(p => p.Profile == command.Profile),
        };
        if (left.Going.Length + left.Waiting.Length == bookings.Going.Length + bookings.Waiting.Length)
        {
            return (this, GiveUpOutcome.HadNone);
        }

        var session = ScheduleNow()?.Find(command.Session);
        if (session is { Cancelled: false } && session.Value.Start <= now) return (this, GiveUpOutcome.TooLate);

        var next = Keep(left, now).Say(FactKind.GaveUp, now, command.Session, command.Profile);
        return (session is { Cancelled: false } ? next.Promote(command.Session, now) : next, GiveUpOutcome.GivenUp);
    }

    /// <summary>
    /// Takes a person out: their place in a session to come goes to who waits; from one that has begun or is past only
    /// the name goes. What is still to be told is told without saying who. A report that names them goes.
    /// </summary>
    public Activity Forget(ProfileId profile, DateTimeOffset now)
    {
        var next = this;
        foreach (var bookings in Sessions.Where(s => s.Going.Concat(s.Waiting).Any(p => p.Profile == profile)))
        {
            next = next.Keep(bookings with
            {
                Going = bookings.Going.RemoveAll(p => p.Profile == profile),
                Waiting = bookings.Waiting.RemoveAll(p => p.Profile == profile),
            }, now);
            if (ScheduleNow()?.Find(bookings.Session) is not { Cancelled: false } session || session.Start <= now) continue;
            next = next.Say(FactKind.GaveUp, now, bookings.Session).Promote(bookings.Session, now);
        }

        var (outbox, reports) = (next.Outbox.Forget(profile), next.Reports.RemoveAll(r => r.Words.Contains(profile.Value, StringComparison.Ordinal)));
        return ReferenceEquals(outbox, next.Outbox) && reports == next.Reports ? next : next with { Outbox = outbox, Reports = reports };
    }

    /// <summary>Cancels, moves or restores one session that has not ended.</summary>
    public (Activity Next, SessionOutcome Outcome) ChangeSession(ChangeSession command, DateTimeOffset now)
    {
        var change = command.Change;
        if (!IsListed() || ScheduleNow()?.Find(change.Session) is not { } session) return (this, SessionOutcome.NoSuchSession);
        if (session.End <= now) return (this, SessionOutcome.TooLate);
        var before = Changes.FirstOrDefault(c => c.Session == change.Session);
        if (change == (before ?? new SessionChange { Session = change.Session })) return (this, SessionOutcome.Unchanged);

        var next = Tidy(now).Edit(now) with { Changes = Changes.RemoveAll(c => c.Session == change.Session).Add(change), Revision = Revision + 1 };
        if (next.ScheduleNow()!.Problems().Any()) return (this, SessionOutcome.Refused);
        if (next.ScheduleNow()!.Find(change.Session) is not { } after || after.End <= now) return (this, SessionOutcome.Refused);

        var kind = change.Cancelled ? FactKind.SessionCancelled
            : change.MovedTo is not null ? FactKind.SessionMoved
            : FactKind.SessionRestored;
        return (next.Say(kind, now, change.Session, by: command.By), SessionOutcome.Changed);
    }

    /// <summary>Sessions that start within <see cref="BookableAhead"/> or are still on, with their places.</summary>
    public ActivityView? View(DateTimeOffset now)
    {
        if (!IsListed()) return null;
        return new ActivityView
        {
            Listing = Listing!,
            Revision = Revision,
            Checked = Checked,
            Sessions = [.. Upcoming(now).Select(ViewOf)],
        };
    }

    /// <summary>One session with its places, as anyone may see it.</summary>
    public SessionView ViewOf(Occurrence session)
    {
        var bookings = Bookings(session.Id);
        return new SessionView
        {
            Session = session.Id,
            Start = session.Start,
            End = session.End,
            Cancelled = session.Cancelled,
            Going = bookings.Going.Length,
            Waiting = bookings.Waiting.Length,
            PlacesLeft = Listing!.Booking.Capacity is { } capacity ? Math.Max(0, capacity - bookings.Going.Length) : null,
        };
    }

    private IEnumerable<Occurrence> Upcoming(DateTimeOffset now) => ScheduleNow() is not { } schedule ? []
        : schedule.Between(Instant.FromDateTimeOffset(now - LongestSession), Instant.FromDateTimeOffset(now + BookableAhead))
            .Where(session => session.End > now);

    private int Capacity() => Listing!.Booking.Capacity ?? MostGoing;

    // A larger capacity, or a new date, lets in those who wait.
    private Activity PromoteAll(DateTimeOffset now) => Sessions
        .Where(s => !s.Waiting.IsEmpty && ScheduleNow()?.Find(s.Session) is { Cancelled: false } o && o.Start > now)
        .Aggregate(this, (activity, s) => activity.Promote(s.Session, now));

    private Activity Promote(SessionId session, DateTimeOffset now)
    {
        var next = this;
        for (var bookings = next.Bookings(session);
             bookings.Going.Length < Capacity() && !bookings.Waiting.IsEmpty;
             bookings = next.Bookings(session))
        {
            var first = bookings.Waiting[0];
            next = next
                .Keep(bookings with { Going = bookings.Going.Add(first), Waiting = bookings.Waiting.RemoveAt(0) }, now)
                .Say(FactKind.Going, now, session, first.Profile);
        }

        return next;
    }

    private Activity Keep(SessionBookings bookings, DateTimeOffset now)
    {
        var others = Tidy(now).Sessions.RemoveAll(s => s.Session == bookings.Session);
        var at = others.TakeWhile(s => IsBefore(s.Session, bookings.Session)).Count();
        var isEmpty = bookings is { Going.IsEmpty: true, Waiting.IsEmpty: true, Messages.IsEmpty: true, WalkIns: 0 };
        return Tidy(now) with { Sessions = isEmpty ? others : others.Insert(at, bookings), Revision = Revision + 1 };
    }
}
