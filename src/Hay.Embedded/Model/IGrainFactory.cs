namespace Orleans;

/// <summary>Where references come from. Asking for one makes no activation: the first call does.</summary>
public interface IGrainFactory
{
    /// <summary>The grain of this key.</summary>
    /// <param name="primaryKey">Neither empty nor white space.</param>
    /// <param name="grainClassNamePrefix">Must be null under the embedded runtime: an interface has one grain class.</param>
    /// <exception cref="ArgumentException">No grain class implements the interface, or several do.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <summary>
    /// A reference by which grains can call <paramref name="obj"/>, one call at a time. It does not keep the object alive:
    /// hold on to the object for as long as it should hear.
    /// </summary>
    TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;

    /// <summary>Ends what <see cref="CreateObjectReference"/> began. Calls that still come are not heard.</summary>
    /// <param name="obj">The reference, not the object behind it.</param>
    /// <exception cref="ArgumentException">Not a reference, or one that was deleted before.</exception>
    void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;
}
