namespace Hay.Web.Health;

/// <summary>
/// Between being told to stop and stopping: requests are answered as before while <see cref="Readiness"/> says that new ones belong
/// elsewhere, for as long as whoever sends them needs to hear of it.
/// </summary>
internal sealed class Draining(TimeSpan time, IHostApplicationLifetime life) : IHostedLifecycleService
{
    private const string Setting = "Hay:Drain";
    // Half a minute after it was told to stop, the process ends in any case.
    private const int Most = 20;

    /// <summary>Throws <see cref="InvalidDataException"/> where the setting makes no sense.</summary>
    public static TimeSpan Read(IConfiguration settings) => settings[Setting] is not { Length: > 0 } said ? TimeSpan.Zero
        : int.TryParse(said, out var seconds) && seconds is >= 0 and <= Most ? TimeSpan.FromSeconds(seconds)
        : throw new InvalidDataException($"The setting {Setting} must be a number of seconds, 0 to {Most}, not '{said}'.");

    public Task StoppingAsync(CancellationToken cancellationToken) =>
        // Stopped by what hosts it (a test), nobody was told: there is nothing to wait for.
        time == TimeSpan.Zero || !life.ApplicationStopping.IsCancellationRequested
            ? Task.CompletedTask
            : Task.Delay(time, cancellationToken).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
