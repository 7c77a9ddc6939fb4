using Xunit.Abstractions;

namespace Hay.Faults.Tests;

/// <summary>Each fault briefly, on the built site; `./hay faults` goes on for longer.</summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    [Fact]
    public Task Killed_at_random_moments() => Holds(new KillFault(), 3);

    [Fact]
    public Task Stopped_under_load() => Holds(new StopFault(), 1);

    [FaultFact(typeof(DiskFault))]
    public Task On_a_disk_that_is_full_for_a_while() => Holds(new DiskFault(), 1);

    [Fact]
    public Task With_a_database_that_is_away_for_a_while() => Holds(new StoreFault(), 1);

    [Fact]
    public Task With_a_database_that_is_slow_silent_and_torn() => Holds(new SlowFault(), 1);

    [FaultFact(typeof(ClockFault))]
    public Task By_a_clock_that_jumps() => Holds(new ClockFault(), 1);

    [Fact]
    public Task Beside_connections_that_never_ask() => Holds(new HalfOpenFault(), 1);

    [Fact]
    public Task Beside_connections_that_never_read() => Holds(new SlowReadersFault(), 1);

    [Fact]
    public Task Asked_for_more_than_anybody_needs() => Holds(new OversizedFault(), 1);

    // A new seed each time: what is found is printed with it.
    private async Task Holds(Fault fault, int rounds)
    {
        using var said = new StringWriter();
        var isWell = await new FaultRun(fault, Pace.Brief, said).Go(rounds, Random.Shared.Next(1_000_000));
        output.WriteLine(said.ToString());
        Assert.True(isWell, said.ToString());
    }
}
