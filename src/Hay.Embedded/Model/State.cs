using Orleans.Core;

namespace Orleans
{
    /// <summary>State with what its store knows about it.</summary>
    public interface IGrainState<T>
    {
        /// <summary>Never null where a grain can see it; a store sets it when it reads.</summary>
        T? State { get; set; }

        /// <summary>The store's mark for this version; null when there is no record.</summary>
        string? ETag { get; set; }

        bool RecordExists { get; set; }
    }

    /// <inheritdoc cref="IGrainState{T}"/>
    public sealed class GrainState<T> : IGrainState<T>
    {
        public GrainState()
        {
        }

        public GrainState(T? state)
            : this(state, null)
        {
        }

        public GrainState(T? state, string? eTag) => (State, ETag) = (state, eTag);

        public T? State { get; set; }

        public string? ETag { get; set; }

        public bool RecordExists { get; set; }
    }
}

namespace Orleans.Core
{
    /// <summary>Reading and writing one record.</summary>
    public interface IStorage
    {
        /// <summary>The store's mark for the version in memory; null when there is no record.</summary>
        string? Etag { get; }

        bool RecordExists { get; }

        Task ClearStateAsync();

        Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

        Task ReadStateAsync();

        Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();

        Task WriteStateAsync();

        Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();
    }

    /// <summary>One record, with the state in memory.</summary>
    public interface IStorage<TState> : IStorage
    {
        TState State { get; set; }
    }
}

namespace Orleans.Runtime
{
    /// <summary>A named record of a grain, read before <see cref="Grain.OnActivateAsync"/>.</summary>
    public interface IPersistentState<TState> : IStorage<TState>;

    /// <summary>Marks a grain's constructor parameter as state: its name, and the store it is kept in ("Default" when unnamed).</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
    {
        public string StateName { get; } = stateName;

        public string? StorageName { get; } = storageName;
    }
}
