using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Storage;

namespace Hay.Embedded;

/// <summary>One grain in memory: which of its turns may run now. Its coming and going is in the other half.</summary>
internal sealed partial class Activation(ActivationDirectory home, string key, WorkerPool? pool) : TurnScheduler, IGrainContext, ITarget
{
    private TurnList _waiting;
    private TurnList _interleaving;
    private TurnList _running;
    private int _readers;
    private bool _alone;
    private long _lastUsed = home.Rounds.Now;
    private int _turns;
    private int _counted;

    public GrainId GrainId => new(home.GrainType, IdSpan.Create(key));

    public GrainReference GrainReference => home.ReferenceTo(IdSpan.Create(key));

    public object? GrainInstance => _grain;

    public IServiceProvider ActivationServices => home.Silo.Services;

    internal IGrainFactory Factory => home.Silo.Grains;

    /// <summary>How many turns run or wait. Read without the gate, to choose among workers.</summary>
    internal int Load => _waiting.Count + _running.Count;

    private ILogger Logger => home.Silo.Logger;

    /// <summary>For logs and messages: which grain it was is told apart, but its key, which may be somebody's, is not said.</summary>
    private string Said => $"{home.GrainType}/#{key.GetHashCode(StringComparison.Ordinal):x8}";

    public bool Receive(Turn turn)
    {
        turn.Host = this;
        lock (Gate)
        {
            if (_life == Life.Gone) return false;
            if (turn.Has(TurnOptions.AlwaysInterleave)) _interleaving.Add(turn);
            else _waiting.Add(turn);
            Wake();
        }

        return true;
    }

    public void Sweep(long round, long? unusedSince)
    {
        Count();
        // Most activations are idle, so look before taking the gate: what is missed now is seen in the next round.
        if (Load + _interleaving.Count > 0) AnswerOverdue(round);
        else if (unusedSince is { } time && _lastUsed < time) DeactivateIfUnusedSince(time);
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override string ToString() => GrainId.ToString();

    protected override object Target => _grain!;

    // First come, first served: a reader does not overtake a writer that waits.
    protected override Turn? Admit()
    {
        if (_life != Life.Active || _ending is not null) return NextOfLife();
        while (_interleaving.TakeFirst() is { } beside)
        {
            if (!beside.IsAnswered) return Run(beside);
        }

        while (_waiting.First is { } next)
        {
            var reads = next.Has(TurnOptions.ReadOnly);
            if (_alone || (_readers > 0 && !reads)) return null;
            _waiting.Remove(next);
            if (next.IsAnswered) continue;
            if (reads) _readers++;
            else _alone = true;
            return Run(next);
        }

        return null;
    }

    protected override void Retire(Turn turn)
    {
        if (turn is LifeTurn) return;
        _running.Remove(turn);
        _turns++;
        if (!turn.Has(TurnOptions.Internal)) _lastUsed = home.Rounds.Now;
        if (turn.Has(TurnOptions.AlwaysInterleave)) return;
        if (turn.Has(TurnOptions.ReadOnly)) _readers--;
        else _alone = false;
    }

    protected override void Conclude(Turn turn, Task work)
    {
        if (turn.Began != 0) home.Silo.Meter.Took(turn.Began);
        if (turn is LifeTurn life) life.Conclude(work);
        else if (work.IsFaulted) OnFailure(turn, work.Exception.InnerException!);
    }

    // What a turn adds while this looks is seen in the next round.
    private void Count()
    {
        var turns = Volatile.Read(ref _turns);
        if (turns != _counted) home.Silo.Meter.Add(turns - Interlocked.Exchange(ref _counted, turns));
    }

    private Turn Run(Turn turn)
    {
        _running.Add(turn);
        return turn;
    }

    private void OnFailure(Turn turn, Exception failure)
    {
        if (failure is InconsistentStateException { IsSourceActivation: true } stale)
        {
            stale.IsSourceActivation = false;
            Deactivate(new(DeactivationReasonCode.ApplicationError, stale, "What the grain remembers is not what is stored."));
        }

        if (turn.Has(TurnOptions.OneWay)) Logger.OneWayFailed(failure, turn.Name, Said);
    }

    private void AnswerOverdue(long round)
    {
        List<Turn>? overdue = null;
        Turn? running;
        lock (Gate)
        {
            running = _running.First;
            _waiting.FindOverdue(round, takeOff: true, ref overdue);
            _interleaving.FindOverdue(round, takeOff: true, ref overdue);
            _running.FindOverdue(round, takeOff: false, ref overdue);

            // Readers may have waited behind a writer that is now off the list.
            if (overdue is not null) Wake();
        }

        foreach (var turn in overdue ?? [])
        {
            turn.Fail(new TimeoutException(
                $"{turn.Name} of {Said} was not answered within {home.Silo.Options.ResponseTimeout}. Running there: {running?.Name ?? "nothing"}."));
        }

        if (running is not null && home.Rounds.IsStuck(running.Due)) GiveUp(running);
    }
}
