using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Spaces;

public class NominationTests
{
    private static Nomination Told(int n) => new() { Id = $"n{n}", Name = "Dominoes at the back", Reach = "Ask at the bar", At = Now };

    [Fact]
    public void A_group_is_told_of_once_and_gone_when_it_is_settled()
    {
        var (next, outcome) = new Space().Nominate(Told(1));
        Assert.Equal((PublishOutcome.Created, PublishOutcome.Unchanged), (outcome, next.Nominate(Told(1)).Outcome));
        Assert.Empty(next.Settle("n1").Nominations);
        Assert.Same(next, next.Settle("n2"));
    }

    [Fact]
    public void When_as_many_wait_as_can_be_kept_the_next_is_refused_and_none_lost()
    {
        var full = Enumerable.Range(0, Space.Most).Aggregate(new Space(), (s, n) => s.Nominate(Told(n)).Next);
        Assert.Equal((full, PublishOutcome.Refused), full.Nominate(Told(Space.Most)));
    }

    [Fact]
    public void It_says_what_it_is_called_and_how_to_reach_it()
    {
        Assert.Empty(Space.Problems(Told(1)));
        Assert.Single(Space.Problems(Told(1) with { Name = " " }));
        Assert.Single(Space.Problems(Told(1) with { Reach = "" }));
        Assert.Single(Space.Problems(Told(1) with { What = new string('x', 1001) }));
    }
}
