namespace Hay.Grains.Tests.Facts;

public class OutboxTests
{
    private static readonly Fact Any = new() { Kind = FactKind.Saved, At = Town.Now };

    [Fact]
    public void Facts_are_numbered_from_one_and_numbers_are_never_used_again()
    {
        var three = Outbox.Empty.Add(Any).Add(Any).Add(Any);
        Assert.Equal([1L, 2, 3], three.Waiting.Select(f => f.Number));
        Assert.Equal([4L], three.Without(3).Add(Any).Waiting.Select(f => f.Number));
    }

    [Fact]
    public void Only_what_has_arrived_leaves()
    {
        var three = Outbox.Empty.Add(Any).Add(Any).Add(Any);
        Assert.Equal([3L], three.Without(2).Waiting.Select(f => f.Number));
        Assert.Same(three, three.Without(0));
    }
}
