using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>
/// A store of grain state, registered as a keyed singleton under its name. What is kept is a serialised copy, never the live object.
/// </summary>
public interface IGrainStorage
{
    /// <summary>Fills <paramref name="grainState"/>: state, ETag and whether a record exists. Without a record the state is a new <typeparamref name="T"/>.</summary>
    Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        ReadStateAsync(stateName, grainId, grainState);

    /// <summary>Writes if the stored ETag is the one given, and sets the new one.</summary>
    /// <exception cref="InconsistentStateException">Somebody else wrote in between.</exception>
    Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        WriteStateAsync(stateName, grainId, grainState);

    /// <summary>Removes the record and sets the state back to a new <typeparamref name="T"/>.</summary>
    Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        ClearStateAsync(stateName, grainId, grainState);
}
