namespace Hay.Embedded;

/// <summary>The activations of one key of a stateless worker: an idle one if there is, else a new one up to the limit, else the least busy.</summary>
internal sealed class WorkerPool(ActivationDirectory home, string key, int limit) : ITarget
{
    private readonly Lock _gate = new();
    private readonly List<Activation> _workers = [];
    private bool _gone;

    public bool Receive(Turn turn)
    {
        while (true)
        {
            Activation worker;
            lock (_gate)
            {
                if (_gone) return false;
                worker = Choose();
            }

            if (worker.Receive(turn)) return true;
        }
    }

    public void Sweep(long round, long? unusedSince)
    {
        foreach (var worker in Workers()) worker.Sweep(round, unusedSince);
    }

    public void Deactivate(DeactivationReason reason)
    {
        foreach (var worker in Workers()) worker.Deactivate(reason);
    }

    public void Remove(Activation worker)
    {
        lock (_gate)
        {
            _workers.Remove(worker);
            if (_workers.Count > 0 || _gone) return;
            _gone = true;
        }

        home.Remove(key, this);
    }

    private Activation Choose()
    {
        var best = _workers.MinBy(w => w.IsLeaving ? int.MaxValue : w.Load);
        if (best is { IsLeaving: false, Load: 0 } || (best is not null && _workers.Count >= limit)) return best;
        var made = new Activation(home, key, this);
        _workers.Add(made);
        return made;
    }

    private Activation[] Workers()
    {
        lock (_gate)
        {
            return [.. _workers];
        }
    }
}
