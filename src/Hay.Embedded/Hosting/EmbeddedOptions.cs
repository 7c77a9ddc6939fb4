using System.Reflection;

namespace Hay.Embedded;

/// <summary>How the embedded silo behaves. The defaults are Orleans' own.</summary>
public sealed class EmbeddedOptions
{
    /// <summary>How long a caller waits before it gets a <see cref="TimeoutException"/>; up to an eighth more, for time is kept coarsely.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a grain must go without a call before it is deactivated.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often unused grains are looked for.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a grain may take to be activated before those who wait for it hear of a failure.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a grain may take to be deactivated before it is given up; also how long a stop may take in all.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after its time-out a call may go on before its activation is given up as stuck and another takes its place.</summary>
    public TimeSpan MaxRequestProcessingTime { get; set; } = TimeSpan.FromHours(2);

    internal ISet<Assembly> GrainAssemblies { get; } = new HashSet<Assembly>();

    /// <summary>Adds the contracts and grain classes of an assembly that is built with the generator.</summary>
    public EmbeddedOptions AddGrains(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        GrainAssemblies.Add(assembly);
        return this;
    }
}
