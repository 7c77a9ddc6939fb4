using Hay.Grains;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace Hay.Silo.Demo;

/// <summary>
/// Loads the demo county before the site serves, and again when a new day has begun in it, so that there is always
/// something on today.
/// </summary>
internal sealed partial class DemoAtStart(IGrainFactory grains, SiloOptions options, TimeProvider clock, ILogger<DemoAtStart> log)
    : IHostedService, IDisposable
{
    private static readonly DateTimeZone County = DateTimeZoneProviders.Tzdb[Schedule.DefaultZone];
    private readonly CancellationTokenSource _stop = new();
    private Task _daily = Task.CompletedTask;

    private LocalDate Today => clock.GetUtcNow().ToInstant().InZone(County).Date;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Load(Today, cancellationToken);
        _daily = ReloadDaily(Today, _stop.Token);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _daily.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    private async Task ReloadDaily(LocalDate loaded, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(5), clock);
        while (await timer.WaitForNextTickAsync(ct))
        {
            if (Today == loaded) continue;
            try
            {
                await Load(Today, ct);
                loaded = Today;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                NotReloaded(log, failure); // the next tick tries again
            }
        }
    }

    private async Task Load(LocalDate today, CancellationToken ct)
    {
        var marker = Path.Combine(options.DataFolder, "demo.txt");
        var result = await DemoCounty.Load(DemoContent.Load(SiloSetup.ContentFolder), grains, today.ToDateOnly(), marker, ct);
        foreach (var problem in result.Problems) Refused(log, problem);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The demo county could not be renewed; it is tried again in five minutes")]
    private static partial void NotReloaded(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Demo: {Problem}")]
    private static partial void Refused(ILogger log, string problem);
}
