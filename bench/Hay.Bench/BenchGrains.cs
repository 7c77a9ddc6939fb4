namespace Hay.Bench;

[Alias("bench.ICounterGrain")]
public interface ICounterGrain : IGrainWithStringKey
{
    [Alias("Add")] Task<int> Add(int by);
}

/// <summary>The least a grain can do: what is measured is the runtime.</summary>
[GrainType("bench-counter")]
internal sealed class CounterGrain : Grain, ICounterGrain
{
    private int _total;

    public Task<int> Add(int by) => Task.FromResult(_total += by);
}
