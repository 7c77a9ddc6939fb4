using Orleans.Runtime;

namespace Hay.Embedded;

/// <summary>
/// One object outside the grains: its calls run on the thread pool, one after the other, each to its end. The reference
/// is weak, as in Orleans: being listened for keeps nobody alive.
/// </summary>
internal sealed class Observer(ObserverDirectory home, IdSpan key, IGrainObserver target) : ITarget, IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly WeakReference<IGrainObserver> _target = new(target);
    private TurnList _waiting;
    private Turn? _running;
    private bool _awake;
    private bool _gone;

    public bool Receive(Turn turn)
    {
        lock (_gate)
        {
            if (_gone) return false;
            _waiting.Add(turn);
            if (_awake) return true;
            _awake = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        return true;
    }

    public void Sweep(long round, long? unusedSince)
    {
        List<Turn>? overdue = null;
        lock (_gate)
        {
            _waiting.FindOverdue(round, takeOff: true, ref overdue);
            if (_running is { } running && running.Due <= round) (overdue ??= []).Add(running);
        }

        foreach (var turn in overdue ?? [])
        {
            turn.Fail(new TimeoutException($"The observer did not answer {turn.Name} within {home.Silo.Options.ResponseTimeout}."));
        }
    }

    public void Deactivate(DeactivationReason reason)
    {
        lock (_gate)
        {
            _gone = true;
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

    private async Task RunAsync()
    {
        while (Take() is { } turn)
        {
            if (!_target.TryGetTarget(out var listener))
            {
                home.Remove(key);
                turn.Fail(new TimeoutException("The object behind the observer's reference is gone."));
                continue;
            }

            var work = turn.Begin(listener);
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (work.IsFaulted && turn.Has(TurnOptions.OneWay))
            {
                home.Silo.Logger.ObserverFailed(work.Exception.InnerException, turn.Name);
            }

            turn.End(work);
        }
    }

    private Turn? Take()
    {
        lock (_gate)
        {
            _running = _waiting.TakeFirst();
            if (_running is null) _awake = false;
            return _running;
        }
    }
}
