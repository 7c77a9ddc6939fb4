using Orleans.Storage;

namespace Hay.Web.Tests.Care;

/// <summary>A store in which lines of logs wait for a test to let them through, or to say that the disk is full.</summary>
/// <param name="storage">The store.</param>
/// <param name="log">The name of the logs in it.</param>
/// <param name="gate">What each write of them waits for.</param>
internal sealed class GatedLogs(IGrainStorage storage, string log, Func<Task> gate) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => storage.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (stateName == log) await gate();
        await storage.WriteStateAsync(stateName, grainId, grainState);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => storage.ClearStateAsync(stateName, grainId, grainState);
}
