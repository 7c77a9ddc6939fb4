using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Activities;

public class BookingTests
{
    [Fact]
    public void The_first_get_the_places_and_the_next_wait()
    {
        var (one, first) = Listed().Book(Ann);
        var (two, second) = one.Book(Bob);
        var (three, third) = two.Book(Cat);

        Assert.Equal([BookingOutcome.Going, BookingOutcome.Going, BookingOutcome.Waiting], [first, second, third]);
        Assert.Equal([Ann, Bob], three.Bookings(Tuesday).Going.Select(p => p.Profile));
        Assert.Equal([Cat], three.Bookings(Tuesday).Waiting.Select(p => p.Profile));
    }

    [Fact]
    public void Asking_twice_changes_nothing()
    {
        var activity = Listed().With(Ann, Bob, Cat);

        Assert.Equal((activity, BookingOutcome.Going), activity.Book(Ann));
        Assert.Same(activity, activity.Book(Cat).Next);
        Assert.Equal(BookingOutcome.Waiting, activity.Book(Cat).Outcome);
    }

    [Fact]
    public void Giving_up_lets_the_longest_waiting_in()
    {
        var (next, outcome) = Listed().With(Ann, Bob, Cat).GiveUp(Ann);

        Assert.Equal(GiveUpOutcome.GivenUp, outcome);
        Assert.Equal([Bob, Cat], next.Bookings(Tuesday).Going.Select(p => p.Profile));
        Assert.Empty(next.Bookings(Tuesday).Waiting);
        Assert.Equal((FactKind.Going, Cat), (next.Outbox.Waiting[^1].Kind, next.Outbox.Waiting[^1].Profile));
    }

    [Fact]
    public void Giving_up_what_one_does_not_hold_changes_nothing()
    {
        var activity = Listed().With(Ann);
        Assert.Same(activity, activity.GiveUp(Bob).Next);
        Assert.Equal(GiveUpOutcome.HadNone, activity.GiveUp(Bob).Outcome);
    }

    [Fact]
    public void A_session_that_has_begun_takes_and_returns_nobody()
    {
        var begun = new DateTimeOffset(2026, 11, 24, 18, 30, 0, TimeSpan.Zero);
        var activity = Listed().With(Ann);

        Assert.Equal(BookingOutcome.TooLate, activity.Book(new BookPlace(Bob, Tuesday), begun).Outcome);
        Assert.Equal(GiveUpOutcome.TooLate, activity.GiveUp(new GiveUpPlace(Ann, Tuesday), begun).Outcome);
        Assert.Equal(BookingOutcome.Going, activity.Book(new BookPlace(Bob, Tuesday), begun.AddMinutes(-1)).Outcome);
    }

    [Theory]
    [InlineData("20261125T1830", BookingOutcome.NoSuchSession)]
    [InlineData("nonsense", BookingOutcome.NoSuchSession)]
    [InlineData("", BookingOutcome.NoSuchSession)]
    [InlineData("20270608T1830", BookingOutcome.TooEarly)]
    [InlineData("20261117T1830", BookingOutcome.TooLate)]
    public void A_session_that_cannot_be_booked_says_why(string session, BookingOutcome expected)
    {
        var activity = Listed();
        Assert.Equal((activity, expected), activity.Book(Ann, new SessionId(session)));
    }

    [Fact]
    public void Nobody_books_where_Hay_does_not_hold_places_or_nothing_is_listed()
    {
        Assert.Equal(BookingOutcome.NotHere, Listed(kind: BookingKind.Elsewhere).Book(Ann).Outcome);
        Assert.Equal(BookingOutcome.NoSuchSession, new Activity().Book(Ann).Outcome);
        Assert.Equal(BookingOutcome.NoSuchSession, Listed().Withdraw(Now).Next.Book(Ann).Outcome);
    }

    [Fact]
    public void Without_a_limit_everybody_gets_in()
    {
        var activity = Listed(capacity: null).With([.. Enumerable.Range(1, 40).Select(Person)]);
        Assert.Equal(40, activity.Bookings(Tuesday).Going.Length);
        Assert.Null(activity.View(Now)!.Sessions[0].PlacesLeft);
    }

    [Fact]
    public void The_waiting_list_ends_somewhere()
    {
        var activity = Listed(capacity: 1).With([.. Enumerable.Range(1, Activity.MostWaiting + 1).Select(Person)]);
        Assert.Equal(BookingOutcome.Full, activity.Book(Person(999)).Outcome);
    }

    [Fact]
    public void More_places_let_in_those_who_wait()
    {
        var more = Listed(capacity: 1).With(Ann, Bob, Cat).Publish(new PublishListing { Listing = Yoga(2) }, Now).Next;

        Assert.Equal([Ann, Bob], more.Bookings(Tuesday).Going.Select(p => p.Profile));
        Assert.Equal([Cat], more.Bookings(Tuesday).Waiting.Select(p => p.Profile));
    }

    [Fact]
    public void Fewer_places_send_nobody_away()
    {
        var fewer = Listed(capacity: 3).With(Ann, Bob, Cat).Publish(new PublishListing { Listing = Yoga(1) }, Now).Next;

        Assert.Equal(3, fewer.Bookings(Tuesday).Going.Length);
        Assert.Equal(0, fewer.View(Now)!.Sessions[0].PlacesLeft);
    }

    [Fact]
    public void Old_bookings_leave_the_state_and_the_numbers_of_facts_go_on()
    {
        var activity = Listed().With(Ann);
        var later = Now.AddDays(30);
        var (next, _) = activity.Book(new BookPlace(Bob, new SessionId("20261222T1830")), later);

        Assert.Equal(["20261222T1830"], next.Sessions.Select(s => s.Session.Value));
        Assert.Equal(activity.Outbox.Last + 1, next.Outbox.Last);
    }
}
