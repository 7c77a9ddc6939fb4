using Orleans.Runtime;

namespace Hay.Embedded;

internal abstract class Activation : IGrainContext
{
    [field: ThreadStatic]
    internal static Activation? BeingMade { get; set; }

    internal abstract IGrainFactory Factory { get; }
    public abstract GrainId GrainId { get; }
    public abstract GrainReference GrainReference { get; }
    public abstract object? GrainInstance { get; }
    public abstract IServiceProvider ActivationServices { get; }
    internal abstract IGrainTimer AddTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options);
    public abstract void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);
}
