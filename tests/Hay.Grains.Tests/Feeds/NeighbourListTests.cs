namespace Hay.Grains.Tests.Feeds;

/// <summary>What is different about a neighbour, and about the feeds of a space.</summary>
public sealed class NeighbourListTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly FeedReport Well = new() { Feed = "f1", Token = "t", Listed = ["a", "b"], ETag = "\"1\"" };

    [Theory]
    [InlineData(0, FeedOutcome.Refused)]
    [InlineData(FeedList.Nearest, FeedOutcome.Done)]
    [InlineData(FeedList.Furthest, FeedOutcome.Done)]
    [InlineData(FeedList.Furthest + 1, FeedOutcome.Refused)]
    public void It_lies_some_kilometres_behind_the_border(int kilometres, FeedOutcome outcome) =>
        Assert.Equal(outcome, new FeedList().Add(Command(kilometres), Now).Outcome);

    [Theory]
    [InlineData(FeedEnd.Keep)]
    [InlineData(FeedEnd.Withdraw)]
    public void What_it_has_never_becomes_ours(FeedEnd end) =>
        Assert.Equal(FeedEnd.Gone, Following().End("f1", end, "a-host", Now).Next.Find("f1")!.End);

    [Fact]
    public void What_was_let_go_is_read_anew()
    {
        var feeds = Read(Following());
        Assert.Equal(2, feeds.Find("f1")!.Listed.Length);
        var later = Now + FeedList.NeighbourKept;
        feeds = feeds.Take("f1", "t", later).Next.Report(new FeedReport { Feed = "f1", Token = "t", Problem = FeedProblem.Unreachable, HasLetGo = true }, later).Next;
        Assert.Equal((0, "", FeedStage.Following), (feeds.Find("f1")!.Listed.Length, feeds.Find("f1")!.ETag, feeds.Find("f1")!.Stage));
    }

    [Fact]
    public void Two_weeks_without_a_word_are_silence()
    {
        var feed = Read(Following()).Find("f1")!;
        Assert.False(FeedList.IsSilent(feed, Now + FeedList.NeighbourKept - TimeSpan.FromMinutes(1)));
        Assert.True(FeedList.IsSilent(feed, Now + FeedList.NeighbourKept));
        Assert.False(FeedList.IsSilent(feed with { Format = FeedFormat.OpenReferral }, Now + FeedList.NeighbourKept));
    }

    [Fact]
    public void A_space_has_a_key_that_no_group_has()
    {
        var key = FeedOwner.OfSpace("fenland");
        Assert.False(ListingRules.IsSlug(key));
        Assert.Equal("fenland", FeedOwner.SpaceOf(key));
        Assert.Null(FeedOwner.SpaceOf("fenland"));
        Assert.Equal((FeedList.MostOfDirectory, FeedList.MostListings), (FeedOwner.MostListings(key), FeedOwner.MostListings("a-group")));
    }

    private static FeedList Read(FeedList feeds) => feeds.Take("f1", "t", Now).Next.Report(Well, Now).Next;

    private static FeedList Following() => new FeedList().Add(Command(5), Now).Next;

    private static AddFeed Command(int kilometres) => new("f1", "Next Door", "https://next.example/", FeedFormat.Neighbour, "a-host", "", kilometres);
}
