using Orleans.Runtime;

namespace Orleans
{
    /// <summary>Anything a grain can be asked through.</summary>
    public interface IGrain : IAddressable;

    /// <summary>A grain whose key is a string. The one kind of key in the slice.</summary>
    public interface IGrainWithStringKey : IGrain;

    /// <summary>An object outside the grains that they can call, by <see cref="IGrainFactory.CreateObjectReference"/>.</summary>
    public interface IGrainObserver : IAddressable;

    /// <summary>What the runtime needs of a grain class.</summary>
    public interface IGrainBase
    {
        IGrainContext GrainContext { get; }

        /// <summary>Runs before the first call. If it throws, the calls that wait fail and the next call tries again.</summary>
        Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

        /// <summary>Runs after the last call. What it throws is logged and changes nothing.</summary>
        Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
    }
}

namespace Orleans.Runtime
{
    /// <summary>Something with a <see cref="GrainId"/>: a grain, a reference to one, or an observer.</summary>
    public interface IAddressable;

    /// <summary>The activation a grain instance belongs to.</summary>
    public interface IGrainContext : IEquatable<IGrainContext>
    {
        GrainId GrainId { get; }

        GrainReference GrainReference { get; }

        object? GrainInstance { get; }

        IServiceProvider ActivationServices { get; }

        /// <summary>Lets the calls that run finish, then ends the activation. Returns at once.</summary>
        void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
    }
}
