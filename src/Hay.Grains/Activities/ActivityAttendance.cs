using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>The rules of running a session: who comes by which name, who came, and what they are told.</summary>
public sealed partial record Activity
{
    /// <summary>How long before a session people can say that they are here.</summary>
    public static readonly TimeSpan DoorOpensBefore = TimeSpan.FromHours(1);
    /// <summary>How long after it has ended.</summary>
    public static readonly TimeSpan DoorClosesAfter = TimeSpan.FromHours(2);
    /// <summary>How long after it has ended there is something to say about it: a scarf was left.</summary>
    public static readonly TimeSpan TellableAfter = TimeSpan.FromDays(1);
    public const int MostMessages = 3;
    public const int MostMessagesADay = 10;

    public (Activity Next, DescribeOutcome Outcome) Describe(DescribePlace command, DateTimeOffset now)
    {
        var (name, email) = (command.FirstName.Trim(), command.Email.Trim());
        if (name.Length > 0 && !DescribePlace.IsFirstName(name)) return (this, DescribeOutcome.BadName);
        if (email.Length > 0 && !AccountRules.IsEmail(email)) return (this, DescribeOutcome.BadEmail);
        var bookings = Bookings(command.Session);
        if (IsGone(command.Session, now) || bookings.Going.Concat(bookings.Waiting).FirstOrDefault(p => p.Profile == command.Profile) is not { } place)
        {
            return (this, DescribeOutcome.NoPlace);
        }

        var told = place with { FirstName = name.Length > 0 ? name : null, Email = email.Length > 0 ? email : null };
        return (told == place ? this : Replace(bookings, place, told, now), DescribeOutcome.Kept);
    }

    /// <summary>Who comes without a place gets one, where there is room.</summary>
    public (Activity Next, CheckInOutcome Outcome) CheckIn(CheckIn command, DateTimeOffset now)
    {
        if (!IsListed() || ScheduleNow()?.Find(command.Session) is not { } session) return (this, CheckInOutcome.NoSuchSession);
        if (session.Cancelled) return (this, CheckInOutcome.Cancelled);
        if (now < session.Start - DoorOpensBefore) return (this, CheckInOutcome.TooEarly);
        if (now > session.End + DoorClosesAfter) return (this, CheckInOutcome.TooLate);

        var bookings = Bookings(command.Session);
        if (bookings.Going.FirstOrDefault(p => p.Profile == command.Profile) is { } place)
        {
            return (place.Came is not null ? this : Mark(bookings, place, true, now), CheckInOutcome.Came);
        }

        if (bookings.Going.Length + bookings.WalkIns >= Capacity()) return (this, CheckInOutcome.Full);
        var waited = bookings.Waiting.FirstOrDefault(p => p.Profile == command.Profile);
        var taken = (waited ?? new HeldPlace(command.Profile, now)) with { Came = now };
        var next = Keep(bookings with { Going = bookings.Going.Add(taken), Waiting = bookings.Waiting.RemoveAll(p => p == waited) }, now);
        return (next.Say(FactKind.Going, now, command.Session, command.Profile).Say(FactKind.Came, now, command.Session, command.Profile),
            CheckInOutcome.Came);
    }

    public (Activity Next, TickOutcome Outcome) Tick(TickPlace command, DateTimeOffset now)
    {
        if (!IsDoorOpen(command.Session, now)) return (this, TickOutcome.NotNow);
        var bookings = Bookings(command.Session);
        if (bookings.Going.FirstOrDefault(p => p.NameIn(command.Session) == command.Place) is not { } place) return (this, TickOutcome.Gone);
        return (place.Came is not null == command.Came ? this : Mark(bookings, place, command.Came, now), TickOutcome.Done);
    }

    public (Activity Next, TickOutcome Outcome) Count(CountWalkIn command, DateTimeOffset now)
    {
        if (!IsDoorOpen(command.Session, now)) return (this, TickOutcome.NotNow);
        var bookings = Bookings(command.Session);
        var number = bookings.WalkIns + (command.IsMore ? 1 : -1);
        if (number is < 0 or > MostGoing) return (this, TickOutcome.Gone);
        return (Keep(bookings with { WalkIns = number }, now).Say(command.IsMore ? FactKind.Came : FactKind.DidNotCome, now, command.Session), TickOutcome.Done);
    }

    public (Activity Next, TellOutcome Outcome) Tell(TellGoing command, DateTimeOffset now)
    {
        var words = command.Words.Trim();
        if (!IsListed() || ScheduleNow()?.Find(command.Session) is not { } session) return (this, TellOutcome.NoSuchSession);
        if (session.End + TellableAfter <= now) return (this, TellOutcome.TooLate);
        if (MessageWords.Problem(words) is { } problem) return (this, problem);
        var bookings = Bookings(command.Session);
        if (bookings.Going.IsEmpty) return (this, TellOutcome.Nobody);
        if (bookings.Messages.LastOrDefault()?.Words == words) return (this, TellOutcome.Unchanged);
        if (bookings.Messages.Length >= MostMessages) return (this, TellOutcome.TooMany);
        if (Sessions.SelectMany(s => s.Messages).Count(m => m.At > now - TimeSpan.FromDays(1)) >= MostMessagesADay) return (this, TellOutcome.TooManyToday);
        return (Keep(bookings with { Messages = bookings.Messages.Add(new SessionMessage(now, words, command.By)) }, now), TellOutcome.Told);
    }

    /// <summary>What somebody holds here, for them alone.</summary>
    public ImmutableArray<MyPlace> PlacesOf(ProfileId profile) =>
    [
        .. from bookings in Sessions
           from place in bookings.Going.Concat(bookings.Waiting)
           where place.Profile == profile
           select new MyPlace
           {
               Session = bookings.Session,
               FirstName = place.FirstName ?? "",
               Email = place.Email ?? "",
               Came = place.Came is not null,
               Messages = bookings.Going.Contains(place) ? bookings.Messages : [],
           },
    ];

    /// <summary>One session for those who run it; null where there is none.</summary>
    public SessionPeople? PeopleOf(SessionId id, DateTimeOffset now)
    {
        if (ScheduleNow() is not { } schedule || schedule.Find(id) is not { } session) return null;
        var bookings = Bookings(id);
        return new SessionPeople
        {
            Session = ViewOf(session),
            Change = schedule.Changes.FirstOrDefault(c => c.Session == id),
            Going = [.. bookings.Going.Select(p => new PersonGoing(p.NameIn(id), p.FirstName ?? "", p.Came is not null))],
            WalkIns = bookings.WalkIns,
            Messages = bookings.Messages,
            WithMail = bookings.Going.Concat(bookings.Waiting).Count(p => p.Email is not null),
            IsDoorOpen = IsDoorOpen(id, now),
        };
    }

    /// <summary>Sessions whose people are still known here, and those to come, with their numbers.</summary>
    public ImmutableArray<SessionView> SessionsToRun(DateTimeOffset now) => ScheduleNow() is not { } schedule ? []
        : [.. schedule.Between(now - KeptAfter, now + BookableAhead).Select(ViewOf)];

    /// <summary>Where news of a session goes, each address once. For what concerns those who wait, too.</summary>
    public ImmutableArray<string> AddressesOf(SessionId session, bool waitingToo)
    {
        var bookings = Bookings(session);
        return [.. bookings.Going.Concat(waitingToo ? bookings.Waiting : []).Select(p => p.Email).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Without what lies well in the past; see <see cref="KeptAfter"/>.</summary>
    public Activity ClearPast(DateTimeOffset now) => Tidy(now) is var tidy && ReferenceEquals(tidy, this) ? this : tidy with { Revision = Revision + 1 };

    private bool IsDoorOpen(SessionId id, DateTimeOffset now) => !IsGone(id, now)
        && ScheduleNow()?.Find(id) is { Cancelled: false } session && now >= session.Start - DoorOpensBefore;

    private Activity Mark(SessionBookings bookings, HeldPlace place, bool came, DateTimeOffset now) =>
        Replace(bookings, place, place with { Came = came ? now : null }, now)
            .Say(came ? FactKind.Came : FactKind.DidNotCome, now, bookings.Session, place.Profile);

    private Activity Replace(SessionBookings bookings, HeldPlace place, HeldPlace by, DateTimeOffset now) => Keep(bookings with
    {
        Going = [.. bookings.Going.Select(p => p == place ? by : p)],
        Waiting = [.. bookings.Waiting.Select(p => p == place ? by : p)],
    }, now);
}
