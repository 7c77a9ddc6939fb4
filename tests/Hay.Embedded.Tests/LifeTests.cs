using Hay.Slice;

namespace Hay.Embedded.Tests;

/// <summary>How activations come and go.</summary>
public sealed class LifeTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_grain_that_nobody_calls_is_deactivated_and_the_next_call_makes_it_anew()
    {
        var clock = new ManualClock();
        await using var silo = await TestSilo.StartAsync(clock);
        var (idle, busy) = (silo.Grains.GetGrain<IPlainGrain>("idle"), silo.Grains.GetGrain<IPlainGrain>("busy"));
        var before = await idle.WhoAreYou();
        var kept = await busy.WhoAreYou();

        clock.Advance(TimeSpan.FromMinutes(10));
        await busy.WhoAreYou();
        clock.Advance(TimeSpan.FromMinutes(10));
        await silo.Ledger.Until("deactivated:idle", 1);

        Assert.Equal(kept, await busy.WhoAreYou());
        Assert.NotEqual(before, await idle.WhoAreYou());
    }

    [Fact]
    public async Task A_grain_in_the_middle_of_a_call_is_not_unused_however_long_it_takes()
    {
        var clock = new ManualClock();
        await using var silo = await TestSilo.StartAsync(clock, o => o.ResponseTimeout = TimeSpan.FromDays(1));
        var reading = silo.Grains.GetGrain<IReadingGrain>("long").Read("gate");
        await silo.Ledger.Until("reading:gate", 1);

        clock.Advance(TimeSpan.FromHours(2));
        Assert.False(reading.IsCompleted);

        silo.Ledger.Gate("gate").SetResult();
        await reading.WaitAsync(Soon);
    }

    [Fact]
    public async Task A_timer_does_not_keep_its_grain_and_ends_with_it()
    {
        var clock = new ManualClock();
        await using var silo = await TestSilo.StartAsync(clock);
        await silo.Grains.GetGrain<ITickingGrain>("t").Start(everyMilliseconds: 60_000);

        for (var minute = 0; minute < 30; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(5);
        }

        var ticks = silo.Ledger.Count("tick:t");
        Assert.InRange(ticks, 10, 17);
        clock.Advance(TimeSpan.FromMinutes(30));
        await Task.Delay(50);
        Assert.Equal(ticks, silo.Ledger.Count("tick:t"));
    }

    [Fact]
    public async Task Every_grain_is_deactivated_when_the_silo_stops()
    {
        var silo = await TestSilo.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => silo.Grains.GetGrain<IPlainGrain>($"{i}").KeyOf()));
        var ledger = silo.Ledger;

        await silo.StopAsync();

        Assert.All(Enumerable.Range(0, 50), i => Assert.Equal(1, ledger.Count($"deactivated:{i}")));
        await silo.DisposeAsync();
    }

    [Fact]
    public async Task Calls_before_the_start_and_after_the_stop_are_refused_with_a_reason()
    {
        await using var silo = TestSilo.Make();
        var grain = silo.Grains.GetGrain<IPlainGrain>("k");
        var early = await Assert.ThrowsAsync<SiloUnavailableException>(grain.KeyOf);
        await silo.StartAsync();
        Assert.Equal("k", await grain.KeyOf());
        await silo.StopAsync();
        var late = await Assert.ThrowsAsync<SiloUnavailableException>(grain.KeyOf);

        Assert.Contains("has not started", early.Message, StringComparison.Ordinal);
        Assert.Contains("has stopped", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_who_wait_for_a_failed_activation_hear_why_and_a_missing_store_is_named()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<IForgetfulGrain>("f");

        var failures = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Assert.ThrowsAsync<OrleansException>(grain.Recall)));

        Assert.All(failures, f => Assert.Contains("store named nowhere", f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_turn_that_never_ends_does_not_keep_its_key_for_ever()
    {
        var clock = new ManualClock();
        await using var silo = await TestSilo.StartAsync(clock, o => o.DeactivationTimeout = TimeSpan.FromSeconds(1));
        var grain = silo.Grains.GetGrain<IOddGrain>("stuck");
        var stuck = grain.Stick("never");
        await silo.Ledger.Until("stuck:never", 1);

        clock.Advance(TimeSpan.FromHours(1));
        await Assert.ThrowsAsync<TimeoutException>(() => stuck);
        var waiting = grain.Overhear();
        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(40));
        await Assert.ThrowsAsync<TimeoutException>(() => waiting);

        clock.Advance(TimeSpan.FromHours(1.1));
        Assert.Null(await grain.Overhear().WaitAsync(Soon));
        Assert.Contains(silo.Log.Lines, l => l.Contains("does not end", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_farewell_that_never_ends_is_given_up()
    {
        var clock = new ManualClock();
        await using var silo = await TestSilo.StartAsync(clock);
        var grain = silo.Grains.GetGrain<IClingingGrain>("c");
        await grain.Leave();
        await silo.Ledger.Until("clinging", 1);
        var next = grain.Leave();
        Assert.False(next.IsCompleted);

        // The farewell says it has begun before the runtime starts to time it, so one step of the clock could come too early.
        for (var step = 0; step < 1000 && silo.Ledger.Count("clinging") < 2; step++)
        {
            clock.Advance(TimeSpan.FromSeconds(31));
            await Task.Delay(10);
        }

        Assert.Equal(2, silo.Ledger.Count("clinging"));
        clock.Advance(TimeSpan.FromSeconds(31));
    }
}
