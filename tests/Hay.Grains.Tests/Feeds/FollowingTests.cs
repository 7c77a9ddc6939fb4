namespace Hay.Grains.Tests.Feeds;

/// <summary>A listing that follows a feed: whose it is, what was typed, and how it ends.</summary>
public sealed class FollowingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private static readonly Listing Tea = new()
    {
        Title = "Tea",
        Summary = "With cake.",
        Space = "fenland",
        Organisation = "us",
        Source = new Source { Name = "calendar.example", Id = "1" },
    };

    [Fact]
    public void A_feed_lists_and_updates_what_is_its_own()
    {
        var listed = Feed(new Activity(), Tea).Next;
        Assert.Equal("f1", listed.Feed);
        var (next, outcome) = Feed(listed, Tea with { Summary = "With scones." });
        Assert.Equal((PublishOutcome.Updated, "With scones."), (outcome, next.Listing!.Summary));
        Assert.Same(next, Feed(next, Tea with { Summary = "With scones." }).Next);
    }

    [Fact]
    public void What_somebody_typed_wins_field_by_field()
    {
        var listed = Feed(new Activity(), Tea).Next;
        var typed = listed.Publish(new PublishListing { Listing = listed.Listing! with { Summary = "Bring a cup." }, By = "me" }, Now).Next;
        var next = Feed(typed, Tea with { Title = "Tea and talk", Summary = "With scones." }).Next;
        Assert.Equal(("Tea and talk", "Bring a cup."), (next.Listing!.Title, next.Listing.Summary));
        Assert.Equal(["summary"], next.Typed.AsEnumerable());
        Assert.Equal("f1", next.Feed);
    }

    [Theory]
    [InlineData("them", null)] // another organisation's
    [InlineData(null, null)] // an import's that is nobody's
    [InlineData("us", "f2")] // another feed brings it
    public void What_is_not_its_own_is_never_taken_over(string? organisation, string? feed)
    {
        var theirs = new Activity().Publish(new PublishListing { Listing = Tea with { Organisation = organisation, Title = "Theirs" }, Feed = feed }, Now).Next;
        var (next, outcome) = Feed(theirs, Tea);
        Assert.Equal(PublishOutcome.Taken, outcome);
        Assert.Same(theirs, next);
    }

    [Fact]
    public void Nor_somebody_elses_draft()
    {
        var theirs = new Activity().Save(new SaveDraft(Tea with { Organisation = "them" }, 0, "you"), Now).Next;
        Assert.Equal(PublishOutcome.Taken, Feed(theirs, Tea).Outcome);
    }

    [Fact]
    public void An_import_of_its_own_organisation_is_taken_up_and_then_left_alone_by_imports()
    {
        var imported = new Activity().Publish(new PublishListing { Listing = Tea }, Now).Next;
        var taken = Feed(imported, Tea).Next;
        Assert.Equal("f1", taken.Feed);
        var (next, outcome) = taken.Publish(new PublishListing { Listing = Tea with { Organisation = "them", Title = "Other" } }, Now);
        Assert.Equal(PublishOutcome.Unchanged, outcome);
        Assert.Same(taken, next);
    }

    [Fact]
    public void What_has_gone_from_the_feed_stops_and_comes_back_with_it_and_nothing_typed_is_lost()
    {
        var listed = Feed(new Activity(), Tea).Next;
        var typed = listed.Publish(new PublishListing { Listing = listed.Listing! with { Summary = "Bring a cup." }, By = "me" }, Now).Next;
        var gone = typed.LeaveFeed(new LeaveFeed("f1", FeedEnd.Gone, null), Now).Next;
        Assert.False(gone.IsListed());
        Assert.Null(gone.Feed);
        Assert.Equal("Bring a cup.", gone.Listing!.Summary);
        var back = Feed(gone, Tea with { Title = "Tea again" }).Next;
        Assert.True(back.IsListed());
        Assert.Equal(("Tea again", "Bring a cup."), (back.Listing!.Title, back.Listing.Summary));
    }

    [Fact]
    public void What_its_people_stopped_no_feed_brings_back()
    {
        var stopped = Feed(new Activity(), Tea).Next.Withdraw(Now, "me").Next;
        Assert.False(Feed(stopped, Tea with { Summary = "New." }).Next.IsListed());
    }

    [Fact]
    public void Kept_listings_are_as_if_typed()
    {
        var kept = Feed(new Activity(), Tea).Next.LeaveFeed(new LeaveFeed("f1", FeedEnd.Keep, "me"), Now).Next;
        Assert.True(kept.IsListed());
        Assert.Null(kept.Listing!.Source);
        // Whoever follows it again changes nothing that was there.
        var again = Feed(kept, Tea with { Title = "Other", ScheduleNote = "Tuesdays" }).Next;
        Assert.Equal(("Tea", "Tuesdays"), (again.Listing!.Title, again.Listing.ScheduleNote));
    }

    [Fact]
    public void Withdrawn_listings_stay_off_until_somebody_brings_them_back()
    {
        var off = Feed(new Activity(), Tea).Next.LeaveFeed(new LeaveFeed("f1", FeedEnd.Withdraw, "me"), Now).Next;
        Assert.False(off.IsListed());
        Assert.True(off.Stopped);
        Assert.False(Feed(off, Tea).Next.IsListed());
    }

    [Fact]
    public void Another_feed_lets_nothing_go()
    {
        var listed = Feed(new Activity(), Tea).Next;
        Assert.Same(listed, listed.LeaveFeed(new LeaveFeed("f2", FeedEnd.Withdraw, "me"), Now).Next);
    }

    private static (Activity Next, PublishOutcome Outcome) Feed(Activity activity, Listing listing) =>
        activity.Publish(new PublishListing { Listing = listing, Feed = "f1" }, Now);
}
