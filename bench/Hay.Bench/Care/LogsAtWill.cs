using Hay.Care;
using Orleans.Storage;

namespace Hay.Bench.Care;

/// <summary>Whether logs are kept just now.</summary>
internal sealed class LogSwitch
{
    public bool IsKept { get; set; } = true;
}

/// <summary>Keeps what grains write, but lines of cases' logs only while it is asked to.</summary>
internal sealed class LogsAtWill(IGrainStorage storage, LogSwitch logs) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => storage.ReadStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        stateName == CareStoreNames.Case || logs.IsKept ? storage.WriteStateAsync(stateName, grainId, grainState) : Task.CompletedTask;

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => storage.ClearStateAsync(stateName, grainId, grainState);
}
