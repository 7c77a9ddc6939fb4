namespace Hay.Grains.Tests.Feeds;

public sealed class FeedListTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly FeedReport Well = new() { Feed = "f1", Token = "t", Counts = new FeedCounts { Found = 2, Listed = 2 }, Listed = ["a", "b"], ETag = "\"1\"" };
    private static readonly FeedReport Badly = new() { Feed = "f1", Token = "t", Problem = FeedProblem.Missing };

    [Fact]
    public void A_feed_is_due_as_soon_as_it_is_followed()
    {
        var feed = Following().Find("f1")!;
        Assert.Equal(FeedStage.Following, feed.Stage);
        Assert.True(feed.IsDue(Now));
    }

    [Fact]
    public void Following_twice_changes_nothing()
    {
        var feeds = Following();
        Assert.Same(feeds, Add(feeds, "f1").Next);
        Assert.Equal(FeedOutcome.Taken, feeds.Add(Command("f2") with { Address = "https://e.example/f1" }, Now).Outcome);
    }

    [Fact]
    public void Nobody_follows_more_than_five()
    {
        var feeds = new FeedList();
        for (var i = 0; i < FeedList.Most; i++) feeds = Add(feeds, $"f{i}").Next;
        Assert.Equal(FeedOutcome.TooMany, Add(feeds, "one-more").Outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\nb")]
    public void A_feed_has_a_name(string name) => Assert.Equal(FeedOutcome.Refused, new FeedList().Add(Command("f1") with { Name = name }, Now).Outcome);

    [Fact]
    public void Of_two_who_want_to_fetch_one_gets_it()
    {
        var (feeds, taken) = Following().Take("f1", "t", Now);
        Assert.NotNull(taken);
        Assert.Null(feeds.Take("f1", "other", Now + TimeSpan.FromMinutes(9)).Taken);
    }

    [Fact]
    public void Whoever_is_late_is_taken_over_from_and_not_believed()
    {
        var feeds = Following().Take("f1", "late", Now).Next;
        var later = Now + FeedList.LeasedFor;
        (feeds, var taken) = feeds.Take("f1", "t", later);
        Assert.NotNull(taken);
        Assert.Same(feeds, feeds.Report(Well with { Token = "late" }, later).Next);
        Assert.Equal(["a", "b"], feeds.Report(Well, later).Next.Find("f1")!.Listed.AsEnumerable());
    }

    [Fact]
    public void A_feed_that_is_well_is_fetched_again_in_six_hours()
    {
        var feed = Fetched(Following(), Well, Now).Find("f1")!;
        Assert.Equal((Now, Now + TimeSpan.FromHours(6), null, "\"1\""), (feed.Good!.Value, feed.Due, feed.Problem, feed.ETag));
        Assert.False(feed.IsDue(Now + TimeSpan.FromHours(5)));
        Assert.True(feed.IsDue(Now + TimeSpan.FromHours(6)));
    }

    [Fact]
    public void What_has_not_changed_keeps_what_is_known()
    {
        var feeds = Fetched(Following(), Well, Now);
        var feed = Fetched(feeds, new FeedReport { Feed = "f1", Token = "t", IsSame = true }, Now + FeedList.Often).Find("f1")!;
        Assert.Equal(["a", "b"], feed.Listed.AsEnumerable());
        Assert.Equal((2, "\"1\"", Now + FeedList.Often), (feed.Counts.Listed, feed.ETag, feed.Good!.Value));
    }

    [Fact]
    public void A_feed_that_fails_is_tried_after_one_hour_then_two_then_four_up_to_a_day()
    {
        var (feeds, at) = (Fetched(Following(), Well, Now), Now);
        var rests = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            at = feeds.Find("f1")!.Due;
            feeds = Fetched(feeds, Badly, at);
            rests.Add((feeds.Find("f1")!.Due - at).TotalHours);
        }

        Assert.Equal([1, 2, 4, 8, 16, 24, 24], rests);
        Assert.Equal(["a", "b"], feeds.Find("f1")!.Listed.AsEnumerable()); // its listings stay
        Assert.Equal(Now, feeds.Find("f1")!.Good);
        Assert.Equal(0, Fetched(feeds, Well, feeds.Find("f1")!.Due).Find("f1")!.Failures);
    }

    [Fact]
    public void After_thirty_days_it_is_given_up_and_said_once()
    {
        var (feeds, said, at) = (Following(), 0, Now);
        while (feeds.Find("f1")!.Stage == FeedStage.Following)
        {
            at = feeds.Find("f1")!.Due;
            (feeds, var isPaused) = feeds.Take("f1", "t", at).Next.Report(Badly, at);
            if (isPaused) said++;
        }

        Assert.Equal(1, said);
        Assert.InRange(at - Now, FeedList.PausedAfter, FeedList.PausedAfter + TimeSpan.FromDays(1));
        Assert.Null(feeds.Take("f1", "t", at + TimeSpan.FromDays(100)).Taken);
        var (again, outcome) = feeds.Hurry("f1", at + TimeSpan.FromDays(1));
        Assert.Equal((FeedOutcome.Done, FeedStage.Following), (outcome, again.Find("f1")!.Stage));
    }

    [Fact]
    public void Nobody_has_it_fetched_again_and_again()
    {
        var feeds = Fetched(Following(), Well, Now);
        Assert.Equal(FeedOutcome.TooSoon, feeds.Hurry("f1", Now + TimeSpan.FromMinutes(1)).Outcome);
        Assert.Equal(FeedOutcome.Done, feeds.Hurry("f1", Now + TimeSpan.FromMinutes(2)).Outcome);
        Assert.Equal(FeedOutcome.Busy, Following().Take("f1", "t", Now).Next.Hurry("f1", Now).Outcome);
    }

    [Fact]
    public void A_first_feed_waits_for_a_host_who_approves_asks_or_refuses_with_a_reason()
    {
        var waiting = Fetched(Add(new FeedList(), "f1", "It is the first.").Next, Well with { Listed = [], Preview = [new FeedLine("Tea", "Tuesdays", "Hall")] }, Now);
        Assert.Equal((FeedStage.Waiting, "It is the first."), (waiting.Find("f1")!.Stage, waiting.Find("f1")!.Reason));
        Assert.Equal(FeedOutcome.Refused, waiting.Decide(new DecideFeed("f1", Verdict.Ask, " ", "h"), Now).Outcome);
        Assert.Equal(FeedOutcome.Refused, waiting.Decide(new DecideFeed("f1", Verdict.Refuse, "", "h"), Now).Outcome);

        var asked = waiting.Decide(new DecideFeed("f1", Verdict.Ask, "Where is it?", "h"), Now).Next;
        Assert.Equal((FeedStage.Asked, "Where is it?"), (asked.Find("f1")!.Stage, asked.Find("f1")!.Reason));
        Assert.Equal(FeedOutcome.NotFound, asked.Decide(new DecideFeed("f1", Verdict.Approve, "", "h"), Now).Outcome);
        Assert.Equal(FeedStage.Waiting, asked.HandIn("f1", Now).Next.Find("f1")!.Stage);

        var approved = waiting.Decide(new DecideFeed("f1", Verdict.Approve, "", "h"), Now).Next.Find("f1")!;
        Assert.Equal((FeedStage.Following, "", true), (approved.Stage, approved.ETag, approved.IsDue(Now))); // read anew: nothing of it is listed yet
        Assert.Empty(approved.Preview);
    }

    [Fact]
    public void A_preview_that_is_read_while_a_host_approves_is_not_taken_for_the_listings()
    {
        var reading = Add(new FeedList(), "f1", "It is the first.").Next.Take("f1", "t", Now).Next;
        var approved = reading.Decide(new DecideFeed("f1", Verdict.Approve, "", "h"), Now).Next;
        Assert.Same(approved, approved.Report(Well with { Listed = [] }, Now).Next);
        Assert.True(approved.Find("f1")!.IsDue(Now));
    }

    [Fact]
    public void A_feed_that_waits_is_not_given_up()
    {
        var (feeds, at) = (Add(new FeedList(), "f1", "It is the first.").Next, Now);
        for (var i = 0; i < 40; i++) feeds = Fetched(feeds, Badly, at = feeds.Find("f1")!.Due);
        Assert.Equal(FeedStage.Waiting, feeds.Find("f1")!.Stage);
        Assert.True(at - Now > FeedList.PausedAfter);
    }

    [Fact]
    public void A_feed_ends_when_nobody_fetches_it_and_goes_when_its_listings_have()
    {
        var feeds = Fetched(Following(), Well, Now);
        Assert.Equal(FeedOutcome.Busy, feeds.Hurry("f1", Now + TimeSpan.FromHours(1)).Next.Take("f1", "t", Now + TimeSpan.FromHours(1)).Next.End("f1", FeedEnd.Keep, "me", Now + TimeSpan.FromHours(1)).Outcome);
        Assert.Same(feeds, feeds.Remove("f1"));
        var ending = feeds.End("f1", FeedEnd.Withdraw, "me", Now).Next;
        Assert.Equal((FeedStage.Ending, FeedEnd.Withdraw, "me", true), (ending.Find("f1")!.Stage, ending.Find("f1")!.End, ending.Find("f1")!.EndedBy, ending.Find("f1")!.IsDue(Now)));
        Assert.Same(ending, ending.End("f1", FeedEnd.Keep, "you", Now).Next);
        Assert.Empty(ending.Remove("f1").All);
    }

    private static FeedList Following() => Add(new FeedList(), "f1").Next;

    private static FeedList Fetched(FeedList feeds, FeedReport report, DateTimeOffset at) => feeds.Take("f1", "t", at).Next.Report(report, at).Next;

    private static (FeedList Next, FeedOutcome Outcome) Add(FeedList feeds, string id, string holdFor = "") => feeds.Add(Command(id) with { HoldFor = holdFor }, Now);

    private static AddFeed Command(string id) => new(id, "Our calendar", $"https://e.example/{id}", FeedFormat.Calendar, "me", "");
}
