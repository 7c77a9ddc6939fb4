using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Hay.Embedded;

/// <summary>The objects outside the grains that grains can call.</summary>
internal sealed class ObserverDirectory(Silo silo) : GrainReferenceShared(silo, GrainType.Create("observer"))
{
    private readonly ConcurrentDictionary<IdSpan, Observer> _observers = new();

    public ICollection<Observer> Targets => _observers.Values;

    public IdSpan Add(IGrainObserver target)
    {
        var key = IdSpan.Create(Guid.NewGuid().ToString("n"));
        _observers[key] = new(this, key, target);
        return key;
    }

    public bool Remove(IdSpan key)
    {
        if (!_observers.TryRemove(key, out var observer)) return false;
        observer.Deactivate(new(DeactivationReasonCode.ApplicationRequested, "The reference was deleted."));
        return true;
    }

    /// <inheritdoc/>
    /// <exception cref="TimeoutException">Nobody there. Orleans lets the call run into its time-out; there is no need to wait for it.</exception>
    internal override ITarget Locate(IdSpan key) => _observers.TryGetValue(key, out var observer)
        ? observer
        : throw new TimeoutException("The observer's reference was deleted, or the object behind it is gone.");
}
