namespace Hay.Grains.Tests.Demands;

public class DemandTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly UnmetDemand Swimming = new() { Terms = "swimming beginners", Filters = "free" };

    private static Demand Searched(int things) => Enumerable.Range(0, things).Aggregate(new Demand(), (demand, i) =>
        demand.Record(new() { Terms = $"word{(char)('a' + (i % 26))}{new string('x', i / 26)}" }, Now).Next);

    [Fact]
    public void What_was_not_found_becomes_a_fact_about_nobody()
    {
        var (next, outcome) = new Demand().Record(Swimming, Now);

        Assert.Equal(DemandOutcome.Recorded, outcome);
        var fact = Assert.Single(next.Outbox.Waiting);
        Assert.Equal((FactKind.FoundNothing, Swimming, null), (fact.Kind, fact.Demand, fact.Profile));
        Assert.Equal("", fact.Activity);
    }

    [Fact]
    public void Each_time_counts_and_is_a_fact_and_a_new_day_begins_at_midnight_in_London()
    {
        var evening = new DateTimeOffset(2026, 6, 1, 22, 59, 0, TimeSpan.Zero);

        var thrice = Enumerable.Range(0, 3).Aggregate(new Demand(), (demand, _) => demand.Record(Swimming, evening).Next);

        Assert.Equal(new DemandCount(Swimming, 3), Assert.Single(thrice.Counts));
        Assert.Equal([1L, 2L, 3L], thrice.Outbox.Waiting.Select(f => f.Number));

        // Past midnight in summer time.
        var (next, outcome) = thrice.Record(Swimming, evening.AddMinutes(1));
        Assert.Equal(DemandOutcome.Recorded, outcome);
        Assert.Equal(new DemandCount(Swimming, 1), Assert.Single(next.Counts));
    }

    [Fact]
    public void One_thing_is_counted_only_so_often_in_a_day()
    {
        var full = Enumerable.Range(0, Demand.MostTimes).Aggregate(new Demand(), (demand, _) => demand.Record(Swimming, Now).Next);

        Assert.Equal((full, DemandOutcome.Known), full.Record(Swimming, Now));
        Assert.Equal(Demand.MostTimes, Assert.Single(full.Counts).Times);
    }

    [Fact]
    public void Searches_in_vain_leave_room_for_what_somebody_asks_for()
    {
        var full = Searched(Demand.MostADay);

        Assert.Equal(DemandOutcome.TooMany, full.Record(Swimming, Now).Outcome);
        Assert.Equal(DemandOutcome.Recorded, full.Record(Swimming with { IsAskedFor = true }, Now).Outcome);
    }

    [Fact]
    public void Saying_that_it_is_missing_counts_beside_not_finding_it()
    {
        var (next, outcome) = new Demand().Record(Swimming, Now).Next.Record(Swimming with { IsAskedFor = true }, Now);
        Assert.Equal(DemandOutcome.Recorded, outcome);
        Assert.Equal([FactKind.FoundNothing, FactKind.AskedFor], next.Outbox.Waiting.Select(f => f.Kind));
    }

    [Fact]
    public void A_day_has_an_end()
    {
        var demand = Searched(Demand.MostADay);
        var (next, outcome) = demand.Record(Swimming, Now);
        Assert.Same(demand, next);
        Assert.Equal(DemandOutcome.TooMany, outcome);
    }

    [Theory]
    [InlineData("ring 01632 960 123")]
    [InlineData("mail jo@example.org")]
    [InlineData("pe1 1aa yoga")]
    [InlineData("yoga in CB24")]
    [InlineData("www.example.org")]
    [InlineData("patient 123456")]
    [InlineData("born 24/11/1950")]
    [InlineData("my husband left me and now i cannot sleep")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void What_may_be_about_somebody_is_never_kept(string text)
    {
        Assert.Null(DemandTerms.Of(text));
        var (next, outcome) = new Demand().Record(new() { Terms = text }, Now);
        Assert.Equal(DemandOutcome.NotKept, outcome);
        Assert.Empty(next.Outbox.Waiting);
    }

    [Theory]
    [InlineData("Men's   Shed!", "mens shed")]
    [InlineData("over 60s yoga", "over 60s yoga")]
    [InlineData("café – Ćwiczenia", "café ćwiczenia")]
    [InlineData("", "")]
    public void Plain_words_are_kept_plainly(string text, string terms) => Assert.Equal(terms, DemandTerms.Of(text));

    [Fact]
    public void Nothing_at_all_is_not_kept() => Assert.Equal(DemandOutcome.NotKept, new Demand().Record(new(), Now).Outcome);
}
