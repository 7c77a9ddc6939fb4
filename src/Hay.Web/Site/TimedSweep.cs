namespace Hay.Web.Site;

/// <summary>Lets go, from time to time, of what nobody may keep longer. What goes wrong is logged and tried again, and never stops the site.</summary>
/// <param name="every">How often; the first time is a while after a start.</param>
/// <param name="clock">Says when.</param>
/// <param name="log">Told what went wrong, by its kind alone: a message may hold an address.</param>
internal abstract partial class TimedSweep(TimeSpan every, TimeProvider clock, ILogger log) : BackgroundService
{
    // Nobody waits for it, and just after a start the machine has better things to do.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>How many records let go of something.</summary>
    internal abstract Task<int> Sweep(CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Patience, clock, stoppingToken);
            using var times = new PeriodicTimer(every, clock);
            do await SweepOrSay(stoppingToken);
            while (await times.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start sweeps again.
        }
    }

    private async Task SweepOrSay(CancellationToken ct)
    {
        try
        {
            if (await Sweep(ct) is > 0 and var changed) LogDone(GetType().Name, changed);
        }
        catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
        {
            LogFailed(GetType().Name, failed.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Sweep} could not finish, and it is tried again ({Problem})")]
    private partial void LogFailed(string sweep, string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Sweep}: {Count} let go of what is past")]
    private partial void LogDone(string sweep, int count);
}
