namespace Hay.Web.Catalogue;

/// <summary>Where the current catalogue is found. Take <see cref="Current"/> once a request, so that all of a page agrees.</summary>
public sealed class CatalogueSlot
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CatalogueSnapshot _current = CatalogueSnapshot.Empty;

    public CatalogueSnapshot Current => Volatile.Read(ref _current);

    /// <summary>Completes when the whole store has been read for the first time.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Puts a newer snapshot in place: one reference write.</summary>
    public void Put(CatalogueSnapshot next)
    {
        Volatile.Write(ref _current, next);
        _ready.TrySetResult();
    }
}
