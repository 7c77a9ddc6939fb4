using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>
/// Carries a grain's outbox to the journal and to the profiles it concerns. Runs beside the grain's turns, so it takes the outbox from
/// <see cref="Start"/>, where it is stored: the grain's state may hold facts of a write that is under way, and may still fail. It may run
/// twice over the same facts, and leaves clearing the outbox to the grain's next write.
/// </summary>
internal sealed class FactDelivery(Grain grain, string store, IJournal journal, IGrainFactory grains)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);
    private readonly string _key = grain.GetPrimaryKeyString();
    private Outbox _kept = Outbox.Empty;
    private IGrainTimer? _timer;
    private Task? _running;

    /// <summary>The number up to which facts have arrived, as far as this activation knows.</summary>
    public long Arrived { get; private set; }

    /// <summary>Delivers in the background, again and again until it succeeds, so that callers need not wait.</summary>
    /// <param name="kept">The outbox as it is stored now: when the grain begins, and after each write.</param>
    public void Start(Outbox kept)
    {
        _kept = kept;
        if (kept.IsEmpty || _timer is not null) return;
        _timer = grain.RegisterGrainTimer(RunThenRest, new GrainTimerCreationOptions
        {
            DueTime = TimeSpan.Zero,
            Period = RetryAfter,
            Interleave = true,
        });
    }

    /// <summary>Completes when all that was waiting at the call has arrived. Joins a delivery under way.</summary>
    public async Task Run(CancellationToken ct)
    {
        while (!_kept.Without(Arrived).IsEmpty)
        {
            await (_running ??= SendOnce(ct));
        }
    }

    /// <summary>Completes when no delivery is under way, whatever has become of it.</summary>
    public async Task Rest()
    {
        if (_running is { } running) await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    private async Task RunThenRest(CancellationToken ct)
    {
        await Run(ct);
        _timer?.Dispose();
        _timer = null;
    }

    private async Task SendOnce(CancellationToken ct)
    {
        await Task.Yield(); // so that _running is set before this can end
        try
        {
            var waiting = _kept.Without(Arrived);
            var facts = waiting.Waiting.Select(f => store == StoreNames.Activity ? f with { Activity = _key } : f).ToImmutableArray();
            await journal.AppendAsync($"{store}/{_key}", facts, ct);
            foreach (var fact in facts.Where(f => f is { Profile: not null, Session: not null }))
            {
                await grains.GetGrain<IProfileGrain>(fact.Profile!.Value.Value).Hear(fact, ct);
            }

            Arrived = waiting.Last;
        }
        finally
        {
            _running = null;
        }
    }
}
