using Hay.Slice;
using Orleans.Concurrency;

namespace Hay.Embedded.Tests;

[Alias("tests.IForgetfulGrain")]
public interface IForgetfulGrain : IGrainWithStringKey
{
    [Alias("Recall")] Task<int> Recall();
}

/// <summary>Keeps its state in a store that does not exist.</summary>
[GrainType("tests-forgetful")]
internal sealed class ForgetfulGrain([PersistentState("memory", "nowhere")] IPersistentState<Diary> stored) : Grain, IForgetfulGrain
{
    public Task<int> Recall() => Task.FromResult(stored.State.Pages);
}

[Alias("tests.IClingingGrain")]
public interface IClingingGrain : IGrainWithStringKey
{
    [Alias("Leave")] Task Leave();
}

/// <summary>Never done with saying goodbye.</summary>
[GrainType("tests-clinging")]
internal sealed class ClingingGrain(Ledger ledger) : Grain, IClingingGrain
{
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        ledger.Add("clinging");
        return Task.Delay(Timeout.Infinite, CancellationToken.None);
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

[Alias("tests.IOddGrain")]
public interface IOddGrain : IGrainWithStringKey
{
    [Alias("Self")] Task<IOddGrain> Self();
    [Alias("Stick")] Task Stick(string gate);
    [Alias("Whisper")] Task Whisper(string words);
    [Alias("Overhear")] Task<string?> Overhear();
    [Alias("Hear")] Task Hear(IListener listener);
    [Alias("Fan")] Task<int> Fan(int tasks);
    [OneWay, Alias("Shout")] Task Shout(string words);
    [ReadOnly, Alias("Peek")] Task<int> Peek(string gate);
}

/// <summary>Odds and ends that a grain may do.</summary>
[GrainType("tests-odd")]
internal sealed class OddGrain(Ledger ledger) : Grain, IOddGrain
{
    public static readonly AsyncLocal<string?> Air = new();
    private int _inside;

    public Task<IOddGrain> Self() => Task.FromResult<IOddGrain>(this);

    public async Task Stick(string gate)
    {
        ledger.Add("stuck:" + gate);
        await ledger.Gate(gate).Task;
        ledger.Add("unstuck:" + gate);
    }

    public Task Whisper(string words)
    {
        Air.Value = words;
        return Task.CompletedTask;
    }

    public Task<string?> Overhear() => Task.FromResult(Air.Value);

    public Task Hear(IListener listener) => listener.Confirm(new Note("hear", 1));

    // Tasks of one turn that run as they please must still run one at a time.
    public async Task<int> Fan(int tasks)
    {
        var most = 0;
        await Task.WhenAll(Enumerable.Range(0, tasks).Select(async _ =>
        {
            await Task.Yield();
            most = Math.Max(most, Interlocked.Increment(ref _inside));
            Thread.SpinWait(100);
            Interlocked.Decrement(ref _inside);
        }));
        return most;
    }

    public Task Shout(string words) => throw new InvalidOperationException(words);

    public async Task<int> Peek(string gate)
    {
        ledger.Add("peeking:" + gate);
        await ledger.Gate(gate).Task;
        return 1;
    }
}

[Alias("tests.IStormGrain")]
public interface IStormGrain : IGrainWithStringKey
{
    [Alias("Work")] Task Work(int seed);
    [ReadOnly, Alias("Look")] Task Look(int seed);
    [Alias("Leave")] Task Leave();
}

/// <summary>Watches itself: how many activations of its key there are, and how many turns are inside.</summary>
[GrainType("tests-storm")]
internal sealed class StormGrain(Ledger ledger) : Grain, IStormGrain
{
    private int _writers;
    private int _readers;
    private int _threads;

    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        ledger.Max("storm-alive-at-once", ledger.Add("storm-alive:" + Key));
        await Task.Yield();
        ledger.Add("storm-activations");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (_writers + _readers > 0) ledger.Add("storm-broken");
        ledger.Add("storm-alive:" + Key, -1);
    }

    public async Task Work(int seed)
    {
        Enter();
        if (++_writers > 1 || _readers > 0) ledger.Add("storm-broken");
        await Dawdle(seed);
        if (_writers-- != 1 || _readers > 0) ledger.Add("storm-broken");
        if (seed % 7 == 0) DeactivateOnIdle();
        ledger.Add("storm-worked");
    }

    public async Task Look(int seed)
    {
        Enter();
        _readers++;
        if (_writers > 0) ledger.Add("storm-broken");
        await Dawdle(seed);
        if (_writers > 0) ledger.Add("storm-broken");
        _readers--;
        ledger.Add("storm-worked");
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    // Code of one activation never runs on two threads at once, reader or not.
    private void Enter()
    {
        if (Interlocked.Increment(ref _threads) > 1) ledger.Add("storm-broken");
        Thread.SpinWait(20);
        Interlocked.Decrement(ref _threads);
    }

    private static Task Dawdle(int seed) => (seed % 4) switch
    {
        0 => Task.CompletedTask,
        1 => Task.Delay(seed % 3),
        2 => Task.Run(static () => Thread.SpinWait(50)),
        _ => YieldTwice(),
    };

    private static async Task YieldTwice()
    {
        await Task.Yield();
        await Task.Yield();
    }
}
