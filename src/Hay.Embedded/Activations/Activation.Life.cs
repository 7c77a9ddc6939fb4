using Orleans.Runtime;

namespace Hay.Embedded;

/// <content>How an activation comes and goes: made by its first call, ended by itself, by disuse or by the silo.</content>
internal sealed partial class Activation
{
    [ThreadStatic]
    private static Activation? s_beingMade;

    private IGrainBase? _grain;
    private List<IStoredState>? _unread;
    private List<GrainTimer>? _timers;
    private Ending? _ending;
    private Life _life;
    private bool _hasCome;

    private enum Life : byte
    {
        New,
        Coming,
        Active,
        Going,
        Gone,
    }

    /// <summary>The activation whose grain is being constructed on this thread.</summary>
    internal static Activation? BeingMade => s_beingMade;

    internal bool IsLeaving => _ending is not null;

    public void Deactivate(DeactivationReason reason)
    {
        lock (Gate)
        {
            if (_ending is not null || _life == Life.Gone) return;
            _ending = new(reason);
            Wake();
        }
    }

    void IGrainContext.Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken) => Deactivate(deactivationReason);

    internal IGrainTimer AddTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(this, home.Silo.Time, callback, options);
        lock (Gate)
        {
            (_timers ??= []).Add(timer);
        }

        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    internal void Forget(GrainTimer timer)
    {
        lock (Gate)
        {
            _timers?.Remove(timer);
        }
    }

    /// <summary>State to be read before the grain is activated.</summary>
    internal void ReadFirst(IStoredState state) => (_unread ??= []).Add(state);

    private void DeactivateIfUnusedSince(long time)
    {
        lock (Gate)
        {
            if (_life != Life.Active || _ending is not null || Load + _interleaving.Count > 0 || _lastUsed >= time) return;
            _ending = new(new(DeactivationReasonCode.ActivationIdle, "Nobody has called the grain for a while."));
            Wake();
        }
    }

    // A turn that never ends would keep its key from everybody until the process restarts. The old activation may still run
    // when the new one does: as in Orleans, this is the one case, and only what is stored is safe in it.
    private void GiveUp(Turn stuck)
    {
        Logger.Stuck(stuck.Name, Said);
        StopTimers();
        HasGone();
    }

    private LifeTurn? NextOfLife()
    {
        if (_life == Life.New)
        {
            _life = Life.Coming;
            return new(this, coming: true);
        }

        if (_life == Life.Active && _running.Count == 0)
        {
            _life = Life.Going;
            return new(this, coming: false);
        }

        return null;
    }

    private Task ComeAsync()
    {
        s_beingMade = this;
        try
        {
            _grain = home.Make(this);
        }
        finally
        {
            s_beingMade = null;
        }

        var activated = _unread is null ? _grain.OnActivateAsync(home.Silo.Stopping) : ReadAndActivateAsync(_grain, _unread);
        return activated.WaitAsync(home.Silo.Options.ActivationTimeout, home.Silo.Time);
    }

    private async Task ReadAndActivateAsync(IGrainBase grain, List<IStoredState> unread)
    {
        foreach (var state in unread) await state.ReadStateAsync(home.Silo.Stopping);
        _unread = null;
        await grain.OnActivateAsync(home.Silo.Stopping);
    }

    private void HasCome(Task work)
    {
        if (work.IsCompletedSuccessfully)
        {
            lock (Gate)
            {
                _life = Life.Active;
            }

            home.Silo.Meter.HasCome();
            _hasCome = true;

            return;
        }

        var failure = work.Exception?.InnerException ?? new TaskCanceledException(work);
        Logger.NotActivated(failure, Said);
        StopTimers();
        foreach (var turn in Leave()) turn.Fail(failure);
    }

    private async Task GoAsync()
    {
        StopTimers();
        try
        {
            await _grain!.OnDeactivateAsync(_ending!.Reason, home.Silo.StoppingNow)
                .WaitAsync(home.Silo.Options.DeactivationTimeout, home.Silo.Time, home.Silo.StoppingNow);
            if (_grain is IAsyncDisposable async) await async.DisposeAsync();
            else (_grain as IDisposable)?.Dispose();
        }
        catch (Exception failure)
        {
            Logger.NotDeactivated(failure, Said);
        }
    }

    // Whoever still waits is served by the next activation of the key.
    private void HasGone()
    {
        // Given up as stuck before it could go.
        if (_life == Life.Gone) return;
        foreach (var turn in Leave())
        {
            if (turn is not GrainTimer) home.Send(key, turn);
        }
    }

    // Out of the directory first: from then on a new activation may be made.
    private List<Turn> Leave()
    {
        if (pool is null) home.Remove(key, this);
        else pool.Remove(this);
        var left = new List<Turn>();
        lock (Gate)
        {
            _life = Life.Gone;
            while (_interleaving.TakeFirst() is { } turn) left.Add(turn);
            while (_waiting.TakeFirst() is { } turn) left.Add(turn);
        }

        Count();
        if (_hasCome) home.Silo.Meter.HasGone();
        // References remember where they led; they should not keep the grain's memory with them.
        _grain = null;
        return left;
    }

    private void StopTimers()
    {
        List<GrainTimer>? timers;
        lock (Gate)
        {
            (timers, _timers) = (_timers, null);
        }

        foreach (var timer in timers ?? []) timer.Dispose();
    }

    private sealed record Ending(DeactivationReason Reason);

    private sealed class LifeTurn : Turn
    {
        private readonly Activation _self;
        private readonly bool _coming;

        public LifeTurn(Activation self, bool coming)
            : base(TurnOptions.Internal) =>
            (_self, _coming, Host) = (self, coming, self);

        public override string Name => _coming ? "OnActivateAsync" : "OnDeactivateAsync";

        public void Conclude(Task work)
        {
            if (_coming) _self.HasCome(work);
            else _self.HasGone();
        }

        protected override Task Invoke(object target) => _coming ? _self.ComeAsync() : _self.GoAsync();
    }
}
