using Orleans.Runtime;

namespace Hay.Embedded;

/// <inheritdoc cref="IGrainFactory"/>
internal sealed class GrainFactory(Silo silo) : IGrainFactory
{
    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        if (grainClassNamePrefix is not null) throw new NotSupportedException("The embedded runtime knows one grain class an interface.");
        return (TGrainInterface)(object)silo.Types.Grain(typeof(TGrainInterface), IdSpan.Create(primaryKey));
    }

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (obj is GrainReference) throw new ArgumentException("This is a reference already.", nameof(obj));
        if (obj is not TGrainObserverInterface) throw new ArgumentException($"{obj.GetType()} is no {typeof(TGrainObserverInterface)}.", nameof(obj));
        return (TGrainObserverInterface)(object)silo.Types.Reference(typeof(TGrainObserverInterface), silo.Observers, silo.Observers.Add(obj));
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not GrainReference reference) throw new ArgumentException("Pass the reference that CreateObjectReference gave.", nameof(obj));
        if (!silo.Observers.Remove(reference.Key)) throw new ArgumentException("This reference leads to no object here.", nameof(obj));
    }
}
