namespace Hay.Faults.Tests;

/// <summary>A test of a fault that not every machine can have; skipped, with the reason, where it cannot.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FaultFactAttribute : FactAttribute
{
    /// <param name="fault">The class of the fault.</param>
    public FaultFactAttribute(Type fault)
    {
        Fault = fault;
        Skip = ((Fault)Activator.CreateInstance(fault)!).Missing;
    }

    public Type Fault { get; }
}
