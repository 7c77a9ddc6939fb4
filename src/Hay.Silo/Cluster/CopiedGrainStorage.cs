using System.Text.Json;
using Hay.Silo.Storage;
using Orleans.Storage;

namespace Hay.Silo;

/// <summary>
/// Grain states in another provider of Orleans, and a copy of each in our store, because catalogue and feeds read the changes there. The
/// other provider decides what is true: it is written first, its ETag counts, and a state whose copy was not kept is copied when it is
/// read the next time. Until then a write that says it failed was kept there.
/// </summary>
/// <param name="truth">Where the grains' states are.</param>
/// <param name="copies">Where the copies go.</param>
/// <param name="json">Knows the type of every state.</param>
public sealed class CopiedGrainStorage(IGrainStorage truth, IRecordStore copies, JsonSerializerOptions json) : IGrainStorage
{
    /// <exception cref="StoreFailedException">The copy could not be read or mended.</exception>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await truth.ReadStateAsync(stateName, grainId, grainState);
        await CopyAsync(stateName, grainId, grainState, isWritten: false);
    }

    /// <exception cref="Orleans.Storage.InconsistentStateException">Somebody else wrote it since it was read.</exception>
    /// <exception cref="StoreFailedException">It was kept; its copy was not.</exception>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await truth.WriteStateAsync(stateName, grainId, grainState);
        await CopyAsync(stateName, grainId, grainState, isWritten: true);
    }

    /// <exception cref="Orleans.Storage.InconsistentStateException">Somebody else wrote it since it was read.</exception>
    /// <exception cref="StoreFailedException">It is gone; its copy is not.</exception>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await truth.ClearStateAsync(stateName, grainId, grainState);
        await CopyAsync(stateName, grainId, grainState, isWritten: true);
    }

    // One activation at a time has the grain: where somebody else wrote the copy meanwhile, it was one that has lost it, and we go again.
    private async Task CopyAsync<T>(string store, GrainId grainId, IGrainState<T> grainState, bool isWritten)
    {
        var key = grainId.Key.ToString() ?? "";
        var state = grainState.RecordExists ? JsonSerializer.SerializeToUtf8Bytes(grainState.State!, json.GetTypeInfo(typeof(T))) : null;
        while (true)
        {
            var there = await copies.ReadAsync(store, key);
            if (state is null ? !there.Exists : !isWritten && there.Exists && there.Json.AsSpan().SequenceEqual(state)) return;
            var outcome = state is null ? await copies.ClearAsync(store, key, there.Version) : await copies.WriteAsync(store, key, there.Version, state);
            if (outcome.Accepted) return;
        }
    }
}
