using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Hay.Embedded;

/// <summary>
/// What grains do, for whoever listens to the meter "Hay". A turn costs one addition: each activation counts its own, and the silo's rounds
/// add them up; the time of one turn in <see cref="Sample"/> is taken.
/// </summary>
internal sealed class GrainMeter
{
    /// <summary>One turn in so many is timed.</summary>
    public const uint Sample = 64;

    [ThreadStatic]
    private static uint s_turns;

    private readonly Histogram<double> _time;
    private long _come;
    private long _gone;
    private long _turns;

    public GrainMeter(IMeterFactory meters)
    {
        var meter = meters.Create("Hay");
        meter.CreateObservableUpDownCounter("hay.grains.active", () => Interlocked.Read(ref _come) - Interlocked.Read(ref _gone), "{grain}", "Grains in memory.");
        meter.CreateObservableCounter("hay.grains.activations", () => Interlocked.Read(ref _come), "{grain}", "Grains that came into memory.");
        meter.CreateObservableCounter("hay.grains.turns", () => Interlocked.Read(ref _turns), "{turn}", "Calls and timers that grains have dealt with; a few seconds late.");
        _time = meter.CreateHistogram("hay.grains.turn.duration", "s", $"How long a turn took, of one in {Sample}.", null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.00001, 0.0001, 0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10] });
    }

    public void HasCome() => Interlocked.Increment(ref _come);

    public void HasGone() => Interlocked.Increment(ref _gone);

    public void Add(int turns) => Interlocked.Add(ref _turns, turns);

    /// <summary>When a turn begins: the time, or 0 for one that is not timed.</summary>
    public static long Begin() => ++s_turns % Sample == 0 ? Stopwatch.GetTimestamp() : 0;

    public void Took(long began) => _time.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
}
