using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Activities;

/// <summary>Running a session: names, who came, words to those who go. Tuesday's is from 6.30pm to 7.30pm.</summary>
public class AttendanceTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 18, 30, 0, TimeSpan.Zero);

    [Fact]
    public void A_name_and_an_address_stand_with_the_place_and_go_with_it()
    {
        var told = Listed().With(Ann).Describe(new DescribePlace(Ann, Tuesday, " Ann-Marie ", "ann@example.org"), Now).Next;

        Assert.Equal("Ann-Marie", told.PeopleOf(Tuesday, Now)!.Going[0].FirstName);
        Assert.Equal("ann@example.org", Assert.Single(told.AddressesOf(Tuesday, waitingToo: false)));
        Assert.Same(told, told.Describe(new DescribePlace(Ann, Tuesday, "Ann-Marie", "ann@example.org"), Now).Next);
        Assert.DoesNotContain("example.org", Json(told.GiveUp(Ann).Next), StringComparison.Ordinal);
        Assert.DoesNotContain("Marie", Json(told.Describe(new DescribePlace(Ann, Tuesday, "", ""), Now).Next), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_told_is_in_no_fact_and_of_no_other_session()
    {
        var told = Listed().With(Ann).Book(Ann, NextTuesday).Next.Describe(new DescribePlace(Ann, Tuesday, "Ann", "ann@example.org"), Now).Next;

        Assert.DoesNotContain("example.org", System.Text.Json.JsonSerializer.Serialize(told.Outbox, GrainJson.Default.Options), StringComparison.Ordinal);
        Assert.Equal("", told.PeopleOf(NextTuesday, Now)!.Going[0].FirstName);
        Assert.Empty(told.AddressesOf(NextTuesday, waitingToo: true));
    }

    [Fact]
    public void A_name_and_an_address_move_up_from_the_waiting_list()
    {
        var waiting = Listed(capacity: 1).With(Ann, Bob).Describe(new DescribePlace(Bob, Tuesday, "Bob", "bob@example.org"), Now).Next;

        Assert.Empty(waiting.AddressesOf(Tuesday, waitingToo: false));
        Assert.Equal("bob@example.org", Assert.Single(waiting.AddressesOf(Tuesday, waitingToo: true)));
        Assert.Equal("Bob", waiting.GiveUp(Ann).Next.PeopleOf(Tuesday, Now)!.Going[0].FirstName);
    }

    [Theory]
    [InlineData("http://x", "", DescribeOutcome.BadName)]
    [InlineData("0123456", "", DescribeOutcome.BadName)]
    [InlineData("Abcdefghijklmnopqrstuvwxyzabcdef", "", DescribeOutcome.BadName)]
    [InlineData("<b>", "", DescribeOutcome.BadName)]
    [InlineData("Zoë", "not an address", DescribeOutcome.BadEmail)]
    [InlineData("Zoë", "zoe@example.org", DescribeOutcome.Kept)]
    [InlineData("D’Arcy", "", DescribeOutcome.Kept)]
    public void Only_a_plain_first_name_and_a_real_address_are_kept(string name, string email, DescribeOutcome expected) =>
        Assert.Equal(expected, Listed().With(Ann).Describe(new DescribePlace(Ann, Tuesday, name, email), Now).Outcome);

    [Fact]
    public void Who_holds_no_place_tells_nothing() =>
        Assert.Equal(DescribeOutcome.NoPlace, Listed().With(Ann).Describe(new DescribePlace(Bob, Tuesday, "Bob", ""), Now).Outcome);

    [Theory]
    [InlineData(-61, CheckInOutcome.TooEarly)]
    [InlineData(-60, CheckInOutcome.Came)]
    [InlineData(180, CheckInOutcome.Came)]
    [InlineData(181, CheckInOutcome.TooLate)]
    public void The_door_is_open_from_an_hour_before_to_two_hours_after(int minutes, CheckInOutcome expected) =>
        Assert.Equal(expected, Listed().With(Ann).CheckIn(new CheckIn(Ann, Tuesday), Start.AddMinutes(minutes)).Outcome);

    [Fact]
    public void Being_here_twice_counts_once()
    {
        var here = Listed().With(Ann).CheckIn(new CheckIn(Ann, Tuesday), Start).Next;

        Assert.Same(here, here.CheckIn(new CheckIn(Ann, Tuesday), Start.AddMinutes(1)).Next);
        Assert.Equal((Ann, Tuesday), Assert.Single(here.Outbox.Waiting.Where(f => f.Kind == FactKind.Came).Select(f => (f.Profile!.Value, f.Session!.Value))));
    }

    [Fact]
    public void Who_comes_without_a_place_gets_one_where_there_is_room()
    {
        var one = Listed(capacity: 2).With(Ann).CheckIn(new CheckIn(Bob, Tuesday), Start).Next;
        var (same, full) = one.CheckIn(new CheckIn(Cat, Tuesday), Start);

        Assert.Equal([(Ann, false), (Bob, true)], one.Bookings(Tuesday).Going.Select(p => (p.Profile, p.Came is not null)));
        Assert.Equal((one, CheckInOutcome.Full), (same, full));
        Assert.Equal(CheckInOutcome.Full, Listed(capacity: 1).Count(new CountWalkIn(Tuesday, true), Start).Next.CheckIn(new CheckIn(Cat, Tuesday), Start).Outcome);
        Assert.Equal(CheckInOutcome.Cancelled, Listed().Cancel().CheckIn(new CheckIn(Ann, Tuesday), Start).Outcome);
    }

    [Fact]
    public void Ticking_can_be_taken_back_and_the_journal_can_count_it()
    {
        var before = Listed().With(Ann, Bob);
        var place = before.PeopleOf(Tuesday, Start)!.Going[1].Place;
        var ticked = before.Tick(new TickPlace(Tuesday, place, true), Start).Next;
        var back = ticked.Tick(new TickPlace(Tuesday, place, false), Start).Next;

        Assert.Equal([false, true], ticked.PeopleOf(Tuesday, Start)!.Going.Select(p => p.Came));
        Assert.Equal([FactKind.Came, FactKind.DidNotCome], back.Outbox.Waiting[^2..].Select(f => f.Kind));
        Assert.Equal(TickOutcome.NotNow, before.Tick(new TickPlace(Tuesday, place, true), Now).Outcome);
        Assert.Equal(TickOutcome.Gone, before.Tick(new TickPlace(Tuesday, "made-up", true), Start).Outcome);
        Assert.NotEqual(place, before.Book(Bob, NextTuesday).Next.PeopleOf(NextTuesday, Start)!.Going[0].Place);
    }

    [Fact]
    public void Walk_ins_are_a_number_and_no_names()
    {
        var two = Listed().Count(new CountWalkIn(Tuesday, true), Start).Next.Count(new CountWalkIn(Tuesday, true), Start).Next;

        Assert.Equal(2, two.PeopleOf(Tuesday, Start)!.WalkIns);
        Assert.All(two.Outbox.Waiting.Where(f => f.Kind == FactKind.Came), f => Assert.Null(f.Profile));
        Assert.Equal(1, two.Count(new CountWalkIn(Tuesday, false), Start).Next.PeopleOf(Tuesday, Start)!.WalkIns);
        Assert.Equal(TickOutcome.Gone, Listed().Count(new CountWalkIn(Tuesday, false), Start).Outcome);
    }

    [Fact]
    public void Three_messages_a_date_ten_a_day_and_only_for_those_who_go()
    {
        SessionId[] dates = [Tuesday, NextTuesday, new("20261208T1830"), new("20261215T1830")];
        var activity = dates.Aggregate(Listed(capacity: 1).With(Ann, Bob), (a, date) => a.Book(Ann, date).Next);
        var sent = dates.SelectMany(date => Enumerable.Range(1, 3).Select(n => (date, n))).Take(10).Aggregate(activity, (a, m) =>
        {
            var (next, outcome) = a.Tell(new TellGoing(m.date, $"Bring cake {m.n}", "mia"), Now);
            Assert.Equal(TellOutcome.Told, outcome);
            return next;
        });

        Assert.Equal(TellOutcome.TooMany, sent.Tell(new TellGoing(Tuesday, "Once more", "mia"), Now).Outcome);
        Assert.Equal(TellOutcome.TooManyToday, sent.Tell(new TellGoing(dates[3], "Once more", "mia"), Now).Outcome);
        Assert.Equal(TellOutcome.Told, sent.Tell(new TellGoing(dates[3], "Once more", "mia"), Now.AddDays(1)).Outcome);
        Assert.Equal(TellOutcome.Unchanged, sent.Tell(new TellGoing(Tuesday, "Bring cake 3", "mia"), Now).Outcome);
        Assert.Equal(3, sent.PlacesOf(Ann).Single(p => p.Session == Tuesday).Messages.Length);
        Assert.Empty(sent.PlacesOf(Bob).Single().Messages);
        Assert.Empty(sent.PlacesOf(Cat));
        Assert.Equal(TellOutcome.Nobody, Listed().Tell(new TellGoing(Tuesday, "Hello", "mia"), Now).Outcome);
    }

    [Theory]
    [InlineData("Wear wellies. See you there.Bring cake", null)]
    [InlineData("We start at 6.30pm, it costs £2.50", null)]
    [InlineData("  ", TellOutcome.Empty)]
    [InlineData("Look at https://hay.example", TellOutcome.HasLink)]
    [InlineData("Look at www.hay", TellOutcome.HasLink)]
    [InlineData("Look at cheap-pills.com now", TellOutcome.HasLink)]
    [InlineData("bit.ly/abc", TellOutcome.HasLink)]
    [InlineData("Write to me@here", TellOutcome.HasAddress)]
    [InlineData("You Wankers", TellOutcome.Unkind)]
    [InlineData("Dinner in Scunthorpe", null)]
    public void Words_are_short_plain_and_not_abuse(string words, TellOutcome? expected) => Assert.Equal(expected, MessageWords.Problem(words));

    [Fact]
    public void Three_hundred_letters_are_enough()
    {
        Assert.Null(MessageWords.Problem(new string('a', 300)));
        Assert.Equal(TellOutcome.TooLong, MessageWords.Problem(new string('a', 301)));
    }

    [Fact]
    public void Forgetting_takes_the_name_the_address_and_the_messages_from_the_person()
    {
        var kept = Listed().With(Ann, Bob).Describe(new DescribePlace(Ann, Tuesday, "Ann", "ann@example.org"), Now).Next
            .Tell(new TellGoing(Tuesday, "Bring cake", "mia"), Now).Next.CheckIn(new CheckIn(Ann, Tuesday), Start).Next;

        var after = kept.Forget(Ann, Start);

        Assert.Empty(after.PlacesOf(Ann));
        Assert.DoesNotContain("ann", Json(after).Replace("cannot", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Ann.Value, Json(after), StringComparison.Ordinal);
        Assert.Single(after.PlacesOf(Bob).Single().Messages);
    }

    [Fact]
    public void Two_weeks_later_nobody_is_known_any_more()
    {
        var kept = Listed().With(Ann).Describe(new DescribePlace(Ann, Tuesday, "Ann", "ann@example.org"), Now).Next;

        Assert.Same(kept, kept.ClearPast(Start.AddDays(13)));
        Assert.Empty(kept.ClearPast(Start.AddDays(15)).Sessions);
        Assert.Equal(DescribeOutcome.NoPlace, kept.Describe(new DescribePlace(Ann, Tuesday, "Eve", ""), Start.AddDays(15)).Outcome);
    }

    [Fact]
    public void A_session_that_was_moved_far_keeps_its_people_until_it_is_past_too()
    {
        var moved = Listed().With(Ann).ChangeSession(new ChangeSession(new SessionChange { Session = Tuesday, MovedTo = new DateTime(2026, 12, 23, 10, 0, 0) }, "mia"), Now).Next;

        Assert.Single(moved.ClearPast(Start.AddDays(20)).Sessions);
        Assert.Empty(moved.ClearPast(Start.AddDays(60)).Sessions);
        Assert.Equal("mia", moved.Outbox.Waiting[^1].By);
    }

    private static string Json(Activity activity) => System.Text.Json.JsonSerializer.Serialize(activity, GrainJson.Default.Activity);
}

internal static class AttendanceSteps
{
    public static Activity Cancel(this Activity activity) =>
        activity.ChangeSession(new ChangeSession(new SessionChange { Session = Tuesday, Cancelled = true }), Now).Next;
}
