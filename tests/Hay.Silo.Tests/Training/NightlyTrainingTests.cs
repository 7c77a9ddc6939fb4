using Hay.Embedded.Tests;
using Hay.Grains;
using Hay.Silo.Training;

namespace Hay.Silo.Tests.Training;

public sealed class NightlyTrainingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly DateTimeOffset Evening = new(2026, 11, 22, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_trains_once_a_night_at_half_past_three_and_never_twice_at_once()
    {
        var (clock, training) = (new ManualClock(), new TrainingDouble());
        clock.Advance(Evening - clock.GetUtcNow());
        using var nightly = new NightlyTraining(training, clock);
        await nightly.StartAsync(default);

        await Until(clock, () => training.Began == 1);
        Assert.InRange(clock.GetUtcNow(), Evening.AddHours(9.5), Evening.AddHours(10.5));
        clock.Advance(TimeSpan.FromDays(3)); // it takes very long
        Assert.Equal(1, training.Began);

        training.End();
        await Until(clock, () => training.Began == 2);
        await nightly.StopAsync(default);
        Assert.True(training.WasStopped);
    }

    [Theory]
    [InlineData("2026-07-01T02:00:00Z", "2026-07-01T02:30:00Z")] // summer: an hour earlier by UTC
    [InlineData("2026-11-22T03:29:00Z", "2026-11-22T03:30:00Z")]
    [InlineData("2026-11-22T03:51:00Z", "2026-11-23T03:30:00Z")]
    public void The_next_night_is_by_the_clock_on_the_wall(string now, string next)
    {
        using var nightly = new NightlyTraining(new TrainingDouble(), TimeProvider.System);
        var expected = DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(nightly.Next(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)), expected, expected.AddMinutes(20));
    }

    private static async Task Until(ManualClock clock, Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isSo())
        {
            patience.Token.ThrowIfCancellationRequested();
            clock.Advance(TimeSpan.FromMinutes(10));
            await Task.Delay(1, patience.Token); // the service is on another thread
        }
    }

    private sealed class TrainingDouble : ITrainingProcess
    {
        private TaskCompletionSource _end = new();
        private int _began;

        public int Began => _began;

        public bool WasStopped { get; private set; }

        public async Task Run(CancellationToken ct)
        {
            Interlocked.Increment(ref _began);
            await using var stopped = ct.Register(() =>
            {
                WasStopped = true;
                _end.TrySetCanceled(ct);
            });
            await _end.Task;
        }

        public void End() => Interlocked.Exchange(ref _end, new()).SetResult();
    }
}
