using Hay.Grains;

namespace Hay.Silo.Tests.Storage;

/// <summary>What every store of Hay promises of the journal.</summary>
public abstract class JournalContract<TKind> : WithStore<TKind> where TKind : IStoreKind, new()
{
    [Fact]
    public async Task Facts_come_back_whole_and_in_order()
    {
        var going = Fact(1) with { Session = new SessionId("20261124T1830"), Profile = ProfileId.New() };
        await Append("activity/a", going, Fact(2));
        await Append("activity/b", Fact(1));
        var facts = await Store.Facts();
        Assert.Equal(["activity/a", "activity/a", "activity/b"], facts.Select(entry => entry.Grain));
        Assert.Equal(going, facts[0].Fact);
        Assert.Equal(facts.OrderBy(entry => entry.Position), facts);
        Assert.Equal(facts[2..], await Store.Facts(facts[1].Position));
    }

    [Fact]
    public async Task Sending_again_changes_nothing()
    {
        await Append("activity/a", Fact(1), Fact(2));
        await Append("activity/a", Fact(1), Fact(2), Fact(3));
        await Append("activity/a", Fact(2) with { Activity = "other" });
        Assert.Equal([Fact(1), Fact(2), Fact(3)], (await Store.Facts()).Select(entry => entry.Fact));
    }

    [Fact]
    public async Task The_last_number_is_the_highest_of_that_grain()
    {
        Assert.Equal(0, await Store.Journal.LastNumberAsync("activity/a", default));
        await Append("activity/a", Fact(1), Fact(2));
        await Append("activity/b", Fact(1));
        Assert.Equal(2, await Store.Journal.LastNumberAsync("activity/a", default));
    }

    [Fact]
    public async Task The_last_position_is_the_newest_of_all()
    {
        Assert.Equal(0, await Store.Journal.LastPositionAsync(default));
        await Append("activity/a", Fact(1), Fact(2));
        await Append("activity/b", Fact(1));
        Assert.Equal((await Store.Facts())[^1].Position, await Store.Journal.LastPositionAsync(default));
    }

    [Fact]
    public async Task Nothing_to_say_is_nothing_written()
    {
        await Append("activity/a");
        Assert.Empty(await Store.Facts());
    }

    [Fact]
    public async Task Many_grains_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async grain =>
        {
            for (var number = 1; number <= 10; number++)
            {
                await Append($"activity/{grain}", Fact(number));
            }
        }));
        var facts = await Store.Facts();
        Assert.Equal(400, facts.Count);
        Assert.All(facts.GroupBy(entry => entry.Grain), grain =>
            Assert.Equal(Enumerable.Range(1, 10).Select(number => (long)number), grain.Select(entry => entry.Fact.Number)));
    }

    private static Fact Fact(long number) => new()
    {
        Number = number,
        Kind = FactKind.Going,
        At = new DateTimeOffset(2026, 11, 24, 18, 30, 0, TimeSpan.Zero),
        Activity = "a",
    };

    private Task Append(string grain, params Fact[] facts) => Store.Journal.AppendAsync(grain, [.. facts], default);
}
