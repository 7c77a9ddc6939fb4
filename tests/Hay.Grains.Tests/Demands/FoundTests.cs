namespace Hay.Grains.Tests.Demands;

/// <summary>Searches that found something.</summary>
public class FoundTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void They_are_one_fact_that_says_how_many_and_nothing_else()
    {
        var next = new Demand().CountFound(12, Now);

        Assert.Equal(new Fact { Number = 1, Kind = FactKind.Searched, At = Now, Times = 12 }, Assert.Single(next.Outbox.Waiting));
        Assert.Empty(next.Counts);
        Assert.Equal([1L, 2L], next.CountFound(1, Now).Outbox.Waiting.Select(f => f.Number));
    }

    [Fact]
    public void A_day_of_searches_in_vain_is_not_disturbed()
    {
        var missed = new UnmetDemand { Terms = "curling" };
        var day = new Demand().Record(missed, Now).Next.CountFound(3, Now);

        Assert.Equal(new DemandCount(missed, 1), Assert.Single(day.Counts));
        Assert.Equal([FactKind.FoundNothing, FactKind.Searched], day.Outbox.Waiting.Select(f => f.Kind));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-4)]
    public void None_is_nothing_to_tell(int times)
    {
        var before = new Demand();
        Assert.Same(before, before.CountFound(times, Now));
    }

    [Fact]
    public void A_flood_can_only_claim_so_much() =>
        Assert.Equal(Demand.MostFoundAtOnce, Assert.Single(new Demand().CountFound(int.MaxValue, Now).Outbox.Waiting).Times);
}
