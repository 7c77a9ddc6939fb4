using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Hay.Embedded;

/// <summary>The running runtime: open for calls between start and stop, and what its parts share.</summary>
internal sealed class Silo : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _stoppingNow = new();
    private volatile Phase _phase;

    public Silo(IServiceProvider services, IOptions<EmbeddedOptions> options, TimeProvider time, GrainMeter meter, ILogger<Silo> logger)
    {
        (Services, Options, Time, Meter, Logger) = (services, options.Value, time, meter, logger);
        (Stopping, StoppingNow) = (_stopping.Token, _stoppingNow.Token);
        Rounds = new(Options, time);
        Types = GrainTypeMap.Of(this, Options.GrainAssemblies);
        Observers = new(this);
        Grains = new GrainFactory(this);
    }

    private enum Phase
    {
        NotStarted,
        Open,
        Stopping,
        Stopped,
    }

    public IServiceProvider Services { get; }

    public EmbeddedOptions Options { get; }

    public TimeProvider Time { get; }

    public GrainMeter Meter { get; }

    public ILogger Logger { get; }

    public Rounds Rounds { get; }

    public GrainTypeMap Types { get; }

    public ObserverDirectory Observers { get; }

    public IGrainFactory Grains { get; }

    /// <summary>Cancelled when the silo begins to stop.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Cancelled when the time for an orderly stop is over.</summary>
    public CancellationToken StoppingNow { get; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        ContractCheck.ThrowUnlessImmutable(Types.Contracts);
        Rounds.Start(Sweep);
        _phase = Phase.Open;
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_phase != Phase.Open) return;
        _phase = Phase.Stopping;
        await _stopping.CancelAsync();
        using (cancellationToken.UnsafeRegister(static now => ((CancellationTokenSource)now!).Cancel(), _stoppingNow))
        {
            _stoppingNow.CancelAfter(Options.DeactivationTimeout);
            await DeactivateAllAsync();
        }

        _phase = Phase.Stopped;
        Rounds.Dispose();
    }

    public void Dispose()
    {
        _phase = Phase.Stopped;
        Rounds.Dispose();
        _stopping.Dispose();
        _stoppingNow.Dispose();
    }

    /// <summary>While the silo stops, grains may still call one another to put their things in order.</summary>
    /// <exception cref="SiloUnavailableException">Not the time for calls.</exception>
    public void ThrowUnlessOpen()
    {
        var phase = _phase;
        if (phase == Phase.Open || (phase == Phase.Stopping && TaskScheduler.Current is Activation)) return;
        throw new SiloUnavailableException(phase == Phase.NotStarted
            ? "The silo has not started: grains can be called once the host has."
            : "The silo has stopped: grains can no longer be called.");
    }

    private async Task DeactivateAllAsync()
    {
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The silo is stopping.");
        var directories = Types.Directories;
        while (directories.Any(d => !d.IsEmpty))
        {
            foreach (var target in directories.SelectMany(d => d.Targets)) target.Deactivate(reason);
            if (_stoppingNow.IsCancellationRequested)
            {
                Logger.StillBusy(directories.Sum(d => d.Targets.Count));
                return;
            }

            // Looking again is simpler than being told by each, and a stop is rare.
            await Task.Delay(5, CancellationToken.None);
        }
    }

    private void Sweep(long round, long? unusedSince)
    {
        try
        {
            foreach (var target in Types.Directories.SelectMany(d => d.Targets)) target.Sweep(round, unusedSince);
            foreach (var observer in Observers.Targets) observer.Sweep(round, unusedSince);
        }
        catch (Exception failure)
        {
            // Thrown out of a timer it would end the process; the next round tries again.
            Logger.RoundFailed(failure);
        }
    }
}
