using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>
/// An activity as it is stored, and the rules of what may happen to it. Rules take the time, never ask for it, and
/// return the same instance when nothing changed.
/// </summary>
public sealed partial record Activity
{
    /// <summary>How far ahead a place can be held.</summary>
    public static readonly TimeSpan BookableAhead = TimeSpan.FromDays(90);
    /// <summary>The longest that one session may last (see <see cref="Schedule.Duration"/>).</summary>
    public static readonly TimeSpan LongestSession = TimeSpan.FromDays(7);
    /// <summary>How long bookings of a past session are kept here; the journal keeps the facts.</summary>
    public static readonly TimeSpan KeptAfter = TimeSpan.FromDays(14);
    /// <summary>Most people waiting for one session.</summary>
    public const int MostWaiting = 50;
    /// <summary>Most people going where the organiser set no limit: it keeps state small.</summary>
    public const int MostGoing = 1000;

    public Listing? Listing { get; init; }
    public bool Withdrawn { get; init; }
    /// <summary>Grows by one with every change.</summary>
    public long Revision { get; init; }
    public DateTimeOffset? Listed { get; init; }
    /// <summary>When the listing was last changed.</summary>
    public DateTimeOffset? Changed { get; init; }
    /// <summary>The day on which somebody last confirmed the listing.</summary>
    public DateOnly? Checked { get; init; }
    /// <summary>Sessions cancelled or moved here; they win over the schedule's own.</summary>
    public ImmutableArray<SessionChange> Changes { get; init; } = [];
    /// <summary>Only sessions that somebody goes to or waits for, by time.</summary>
    public ImmutableArray<SessionBookings> Sessions { get; init; } = [];
    /// <summary>What people say is wrong with the listing, the oldest first; see <see cref="MostReports"/>.</summary>
    public ImmutableArray<ProblemReport> Reports { get; init; } = [];
    /// <summary>What its people are writing; null: nothing.</summary>
    public Draft? Draft { get; init; }
    /// <summary>Names of the listing's fields that a person typed: an import leaves them alone (<see cref="TypedFields"/>).</summary>
    public ImmutableArray<string> Typed { get; init; } = [];
    /// <summary>Whether the journal has the listing as it was before a person changed it.</summary>
    public bool HasHistory { get; init; }
    public Pause? Paused { get; init; }
    /// <summary>How many drafts were kept, so that a number names what somebody saw for ever.</summary>
    public int Drafts { get; init; }
    /// <summary>Its own people, or a host, took it off the pages: a source that still has it does not know better.</summary>
    public bool Stopped { get; init; }
    /// <summary>The last mail that asked its people whether it is still true; null: none did.</summary>
    public Ask? Asked { get; init; }
    public Outbox Outbox { get; init; } = Outbox.Empty;

    /// <summary>Whether the public may see it.</summary>
    public bool IsListed() => Listing is not null && !Withdrawn && Paused is null;

    /// <summary>The schedule with what was cancelled and moved here; null when there are no dates.</summary>
    public Schedule? ScheduleNow() => Listing?.Schedule is not { } schedule ? null
        : Changes.IsEmpty ? schedule
        : schedule with { Changes = [.. schedule.Changes.Where(c => Changes.All(own => own.Session != c.Session)), .. Changes] };

    public SessionBookings Bookings(SessionId session) =>
        Sessions.FirstOrDefault(s => s.Session == session) ?? new SessionBookings { Session = session };

    public (Activity Next, PublishOutcome Outcome) Publish(PublishListing command, DateTimeOffset now)
    {
        if (IsTaken(command)) return (this, PublishOutcome.Taken);
        var isTyped = command.By is not null;
        // What its own people's feed says of it is not undone by what somebody else imports.
        if (!isTyped && command.Feed is null && Feed is not null) return (this, PublishOutcome.Unchanged);
        // A source may say when it looked last; people here may have looked since.
        var isChecked = isTyped || Checked is null ? command.Checked ?? Checked : command.Checked > Checked ? command.Checked : Checked;
        if (!isTyped && Withdrawn && Stopped) return (this, PublishOutcome.Unchanged);
        var listing = isTyped || Listing is null ? command.Listing : TypedFields.Keep(Typed, Listing, command.Listing);
        if (Listing is not null && !Withdrawn && (command.Feed ?? Feed) == Feed && ListingRules.Same(Listing, listing))
        {
            return isChecked == Checked
                ? (this, PublishOutcome.Unchanged)
                : (Tidy(now) with { Checked = isChecked, Reports = Unanswered(), Revision = Revision + 1 }, PublishOutcome.Unchanged);
        }

        // An import may change a listing every night: the journal remembers what people typed, and what was there before.
        var before = isTyped && Listing is not null && !HasHistory ? Say(FactKind.Kept, now, version: Listing) : this;
        var next = before.Tidy(now).Edit(now) with
        {
            Listing = listing,
            Typed = isTyped && listing.Source is not null && Listing is not null ? TypedFields.Add(Typed, Listing, listing) : Typed,
            HasHistory = HasHistory || isTyped,
            Feed = command.Feed ?? Feed,
            Withdrawn = false,
            Stopped = false,
            Revision = Revision + 1,
            Listed = Listed ?? now,
            Changed = now,
            Checked = isChecked,
            Reports = Unanswered(),
            Asked = Withdrawn ? null : Asked,
        };
        if (!isTyped && Listing is not null && Draft is not null) next = next.Rebase(Listing, listing);
        var listedAs = ListedAs.Of(listing) is var own && Listing is not null && ListedAs.Of(Listing) == own ? null : own;
        return (next.Say(FactKind.Listed, now, by: command.By, version: isTyped ? listing : null, listedAs: listedAs).PromoteAll(now), Listed is null ? PublishOutcome.Created : PublishOutcome.Updated);
    }

    public (Activity Next, WithdrawOutcome Outcome) Withdraw(DateTimeOffset now, string? by = null)
    {
        if (Listing is null) return (this, WithdrawOutcome.NotListed);
        if (!Withdrawn)
        {
            return ((Tidy(now).Edit(now) with { Withdrawn = true, Stopped = by is not null, Changed = now, Revision = Revision + 1 }).Say(FactKind.Withdrawn, now, by: by),
                WithdrawOutcome.Withdrawn);
        }

        // It was off the pages already, and now stays off; no link of an older mail brings it back.
        return (by is null || (Stopped && Asked is null) ? this : this with { Stopped = true, Asked = null, Revision = Revision + 1 }, WithdrawOutcome.NotListed);
    }

    // What lies well in the past leaves the state; the journal keeps it. It keeps the state small for ever.
    private Activity Tidy(DateTimeOffset now)
    {
        if (Sessions.IsEmpty && Changes.IsEmpty) return this;
        var sessions = Sessions.RemoveAll(s => IsGone(s.Session, now));
        var changes = Changes.RemoveAll(c => IsGone(c.Session, now));
        return sessions == Sessions && changes == Changes ? this : this with { Sessions = sessions, Changes = changes };
    }

    // A session that was moved is past when its new time is.
    private bool IsGone(SessionId session, DateTimeOffset now)
    {
        var gone = (now - KeptAfter).UtcDateTime;
        return IsBefore(session, SessionId.FromLocal(gone)) && ScheduleNow()?.Changes.Any(c => c.Session == session && c.MovedTo >= gone) != true;
    }

    private static bool IsBefore(SessionId a, SessionId b) => string.CompareOrdinal(a.Value, b.Value) < 0;

    private Activity Say(
        FactKind kind, DateTimeOffset now, SessionId? session = null, ProfileId? profile = null, string? by = null, Listing? version = null,
        ListedAs? listedAs = null) =>
        this with
        {
            Outbox = Outbox.Add(new Fact { Kind = kind, At = now, Session = session, Profile = profile, By = by, Version = version, ListedAs = listedAs }),
        };
}
