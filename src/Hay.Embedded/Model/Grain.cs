using Hay.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>A unit of state and behaviour with a key. At most one turn of it runs at a time.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Takes the activation that is being made on this thread; a grain made by hand, in a test of its rules, has none.</summary>
    protected Grain() => GrainContext = Activation.BeingMade!;

    public IGrainContext GrainContext { get; }

    /// <summary>A reference that others can call this grain by.</summary>
    public GrainReference GrainReference => GrainContext.GrainReference;

    protected IGrainFactory GrainFactory => ((Activation)GrainContext).Factory;

    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    /// <summary>Ends this activation once the calls it runs are done. The next call makes a new one.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
}
