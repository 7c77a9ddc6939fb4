using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Activities;

public class ChangeSessionTests
{
    private static (Activity Next, SessionOutcome Outcome) Change(Activity activity, SessionChange change) =>
        activity.ChangeSession(new ChangeSession(change), Now);

    [Fact]
    public void A_cancelled_session_takes_nobody_and_stays_on_the_list()
    {
        var (next, outcome) = Change(Listed().With(Ann), new SessionChange { Session = Tuesday, Cancelled = true });

        Assert.Equal(SessionOutcome.Changed, outcome);
        Assert.Equal(BookingOutcome.Cancelled, next.Book(Bob).Outcome);
        Assert.True(next.View(Now)!.Sessions[0].Cancelled);
        Assert.Equal(BookingOutcome.Going, next.Book(Bob, NextTuesday).Outcome);
    }

    [Fact]
    public void Cancelling_twice_changes_nothing_and_restoring_brings_it_back()
    {
        var cancel = new SessionChange { Session = Tuesday, Cancelled = true };
        var cancelled = Change(Listed(), cancel).Next;

        Assert.Equal((cancelled, SessionOutcome.Unchanged), Change(cancelled, cancel));
        var restored = Change(cancelled, new SessionChange { Session = Tuesday }).Next;
        Assert.Equal(BookingOutcome.Going, restored.Book(Ann).Outcome);
    }

    [Fact]
    public void A_moved_session_keeps_its_name_and_the_people_going()
    {
        var moved = Change(Listed().With(Ann), new SessionChange { Session = Tuesday, MovedTo = new DateTime(2026, 11, 25, 19, 0, 0) });

        Assert.Equal(SessionOutcome.Changed, moved.Outcome);
        var session = moved.Next.View(Now)!.Sessions.Single(s => s.Session == Tuesday);
        Assert.Equal((new DateTimeOffset(2026, 11, 25, 19, 0, 0, TimeSpan.Zero), 1), (session.Start, session.Going));
    }

    [Fact]
    public void A_session_cannot_be_moved_into_the_past_or_changed_when_over()
    {
        var activity = Listed();
        Assert.Equal((activity, SessionOutcome.Refused),
            Change(activity, new SessionChange { Session = Tuesday, MovedTo = new DateTime(2026, 11, 2, 19, 0, 0) }));
        Assert.Equal((activity, SessionOutcome.TooLate),
            Change(activity, new SessionChange { Session = new SessionId("20261117T1830"), Cancelled = true }));
        Assert.Equal((activity, SessionOutcome.NoSuchSession),
            Change(activity, new SessionChange { Session = new SessionId("20261118T1830"), Cancelled = true }));
    }

    [Fact]
    public void A_new_listing_does_not_bring_a_cancelled_session_back()
    {
        var cancelled = Change(Listed(), new SessionChange { Session = Tuesday, Cancelled = true }).Next;
        var relisted = cancelled.Publish(new PublishListing { Listing = Yoga() with { Summary = "New words" } }, Now).Next;
        Assert.Equal(BookingOutcome.Cancelled, relisted.Book(Ann).Outcome);
    }
}
