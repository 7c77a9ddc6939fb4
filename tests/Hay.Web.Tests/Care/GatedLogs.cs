using Hay.Care;
using Orleans.Storage;

namespace Hay.Web.Tests.Care;

/// <summary>The store of care, in which lines of cases' logs wait for a test to let them through, or to say that the disk is full.</summary>
internal sealed class GatedLogs(IGrainStorage storage, Func<Task> gate) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => storage.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (stateName == CareStoreNames.CaseLog) await gate();
        await storage.WriteStateAsync(stateName, grainId, grainState);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => storage.ClearStateAsync(stateName, grainId, grainState);
}
