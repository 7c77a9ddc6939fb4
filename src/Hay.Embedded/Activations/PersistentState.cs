using Orleans.Runtime;
using Orleans.Storage;

namespace Hay.Embedded;

/// <summary>A record that is read before its grain is activated.</summary>
internal interface IStoredState
{
    Task ReadStateAsync(CancellationToken cancellationToken);
}

/// <summary>One record of a grain. Its operations run one after the other, in the order they were asked for.</summary>
internal sealed class PersistentState<T>(string name, GrainId grain, IGrainStorage store) : IPersistentState<T>, IStoredState
{
    private readonly GrainState<T> _record = new();
    private Task _last = Task.CompletedTask;

    public T State
    {
        get => _record.State!;
        set => _record.State = value;
    }

    public string? Etag => _record.ETag;

    public bool RecordExists => _record.RecordExists;

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) =>
        _last = Run("read", _last, () => store.ReadStateAsync(name, grain, _record, cancellationToken), cancellationToken);

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        _last = Run("write", _last, () => store.WriteStateAsync(name, grain, _record, cancellationToken), cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken) =>
        _last = Run("clear", _last, () => store.ClearStateAsync(name, grain, _record, cancellationToken), cancellationToken);

    private async Task Run(string verb, Task previous, Func<Task> operation, CancellationToken ct)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        ct.ThrowIfCancellationRequested();
        try
        {
            await operation();
            if (_record.State is null) _record.State = Activator.CreateInstance<T>();
        }
        catch (Exception failure) when (failure is not OrleansException && !ct.IsCancellationRequested)
        {
            throw new OrleansException($"Could not {verb} the state {name} of {grain}: {failure.Message}", failure);
        }
    }
}
