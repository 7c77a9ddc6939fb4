using Hay.Slice;

namespace Hay.Embedded.Tests;

/// <summary>What one turn may and may not do to the others.</summary>
public sealed class TurnTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_stuck_turn_times_out_for_its_callers_and_for_nobody_else()
    {
        var clock = new ManualClock();
        await using var silo = await TestSilo.StartAsync(clock);
        var (stuck, other) = (silo.Grains.GetGrain<IOddGrain>("stuck"), silo.Grains.GetGrain<IPlainGrain>("other"));
        var first = stuck.Stick("gate");
        await silo.Ledger.Until("stuck:gate", 1);
        var second = stuck.Overhear();

        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(first.IsCompleted || second.IsCompleted);
        var young = stuck.Overhear();
        clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Contains("IOddGrain.Stick", (await Assert.ThrowsAsync<TimeoutException>(() => first)).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TimeoutException>(() => second);
        Assert.Equal("other", await other.KeyOf());
        Assert.False(young.IsCompleted);

        silo.Ledger.Gate("gate").SetResult();
        await young.WaitAsync(Soon);
        Assert.Equal(1, silo.Ledger.Count("unstuck:gate"));
    }

    [Fact]
    public async Task A_reader_does_not_overtake_a_writer_that_came_first()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<IReadingGrain>("fair");
        var reader = grain.Read("r1");
        await silo.Ledger.Until("reading:r1", 1);
        var writer = grain.Write("w");
        var late = grain.Read("r2");
        await Task.Delay(50);
        Assert.Equal(0, silo.Ledger.Count("writing:w") + silo.Ledger.Count("reading:r2"));

        silo.Ledger.Gate("r1").SetResult();
        await silo.Ledger.Until("writing:w", 1);
        Assert.Equal(0, silo.Ledger.Count("reading:r2"));

        silo.Ledger.Gate("w").SetResult();
        silo.Ledger.Gate("r2").SetResult();
        await Task.WhenAll(reader, writer, late).WaitAsync(Soon);
    }

    [Fact]
    public async Task Readers_held_up_by_a_writer_go_on_when_it_gives_up()
    {
        var clock = new ManualClock();
        await using var silo = await TestSilo.StartAsync(clock);
        var grain = silo.Grains.GetGrain<IReadingGrain>("patient");
        var reader = grain.Read("r1");
        await silo.Ledger.Until("reading:r1", 1);
        var writer = grain.Write("w");
        clock.Advance(TimeSpan.FromSeconds(20));
        var late = grain.Read("r2");

        clock.Advance(TimeSpan.FromSeconds(15));
        await Assert.ThrowsAsync<TimeoutException>(() => writer);
        await silo.Ledger.Until("reading:r2", 1);

        silo.Ledger.Gate("r1").SetResult();
        silo.Ledger.Gate("r2").SetResult();
        await late.WaitAsync(Soon);
        await Assert.ThrowsAsync<TimeoutException>(() => reader);
        Assert.Equal(0, silo.Ledger.Count("writing:w"));
    }

    [Fact]
    public async Task A_call_cancelled_while_it_waits_is_never_made()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<IPlainGrain>("queue");
        using var running = new CancellationTokenSource();
        using var waiting = new CancellationTokenSource();
        var first = grain.WaitForCancel(running.Token);
        await silo.Ledger.Until("waiting:queue", 1);
        var second = grain.WaitForCancel(waiting.Token);

        await waiting.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.WaitAsync(Soon));
        await running.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(Soon));
        await grain.KeyOf().WaitAsync(Soon);

        Assert.Equal(1, silo.Ledger.Count("waiting:queue"));
    }

    [Fact]
    public async Task What_floats_in_the_air_stays_on_its_side_of_a_call()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<IOddGrain>("air");
        OddGrain.Air.Value = "the caller's";

        Assert.Null(await grain.Overhear());
        await Task.WhenAll(grain.Whisper("the grain's"), grain.Overhear());
        Assert.Null(await grain.Overhear());
        Assert.Equal("the caller's", OddGrain.Air.Value);
    }

    [Fact]
    public async Task The_caller_goes_on_under_its_own_scheduler()
    {
        await using var silo = await TestSilo.StartAsync();
        var before = TaskScheduler.Current;
        await silo.Grains.GetGrain<IPlainGrain>("k").KeyOf();
        Assert.Same(before, TaskScheduler.Current);
    }

    [Fact]
    public async Task Tasks_started_in_a_turn_run_one_at_a_time()
    {
        await using var silo = await TestSilo.StartAsync();
        Assert.Equal(1, await silo.Grains.GetGrain<IOddGrain>("fan").Fan(200));
    }

    [Fact]
    public async Task A_caller_that_blocks_does_not_block_the_grain_that_answered_it()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<IPlainGrain>("blocked");
        await grain.KeyOf();
        var second = await Task.Run(() =>
        {
#pragma warning disable xUnit1031 // Blocking is what this is about.
            grain.AddSlowly().Wait(Soon);
            return grain.Total().Result;
#pragma warning restore xUnit1031
        }).WaitAsync(Soon);
        Assert.Equal(1, second);
    }

    [Fact]
    public async Task A_grain_handed_out_as_itself_arrives_as_a_reference()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<IOddGrain>("self");

        var given = await grain.Self();

        Assert.IsAssignableFrom<GrainReference>(given);
        Assert.Equal(grain, given);
        Assert.NotEqual(grain, silo.Grains.GetGrain<IOddGrain>("another"));
    }

    [Fact]
    public async Task What_a_one_way_call_throws_is_in_the_log()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<IOddGrain>("loud");

        await grain.Shout("nobody listens");
        await grain.Overhear();

        Assert.Contains(silo.Log.Lines, l => l.Contains("IOddGrain.Shout", StringComparison.Ordinal) && l.Contains("nobody listens", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task In_a_storm_of_calls_and_departures_each_key_has_one_activation_and_each_activation_one_turn(int seed)
    {
        await using var silo = await TestSilo.StartAsync();
        var random = new Random(seed);
        var calls = Enumerable.Range(0, 6000).Select(_ => (Key: random.Next(8), Kind: random.Next(10), Seed: random.Next(1000))).ToArray();

        await Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (call, _) =>
        {
            var grain = silo.Grains.GetGrain<IStormGrain>($"{call.Key}");
            await (call.Kind switch
            {
                0 => grain.Leave(),
                < 4 => grain.Look(call.Seed),
                _ => grain.Work(call.Seed),
            });
        }).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(0, silo.Ledger.Count("storm-broken"));
        Assert.Equal(1, silo.Ledger.Count("storm-alive-at-once"));
        Assert.Equal(calls.Count(c => c.Kind > 0), silo.Ledger.Count("storm-worked"));
        Assert.True(silo.Ledger.Count("storm-activations") > 100);
    }
}
