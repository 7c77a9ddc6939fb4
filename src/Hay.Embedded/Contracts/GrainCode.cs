using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Hay.Embedded;

/// <summary>Put on an assembly by the generator: where its contracts and grain classes are listed.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class GrainCodeAttribute(Type code) : Attribute
{
    /// <summary>An <see cref="IGrainCode"/> with a constructor without parameters.</summary>
    public Type Code { get; } = code;
}

/// <summary>The contracts and grain classes of one assembly.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGrainCode
{
    void List(IGrainCodeList list);
}

/// <summary>What generated code says about an assembly.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGrainCodeList
{
    /// <summary>A grain or observer interface, and how its proxy is made.</summary>
    void Contract<TContract>(Func<GrainReferenceShared, IdSpan, GrainReference> proxy)
        where TContract : IAddressable;

    /// <summary>A grain class, and how it is made.</summary>
    void Grain<TGrain>(Func<GrainParts, TGrain> make)
        where TGrain : class, IGrainBase;
}

/// <summary>What a grain's constructor can ask for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GrainParts
{
    private readonly Activation _activation;

    internal GrainParts(Activation activation) => _activation = activation;

    public IGrainContext Context => _activation;

    public T Service<T>()
        where T : notnull => _activation.ActivationServices.GetRequiredService<T>();

    public T Service<T>(object? key)
        where T : notnull => _activation.ActivationServices.GetRequiredKeyedService<T>(key);

    public T? Optional<T>() => _activation.ActivationServices.GetService<T>();

    /// <summary>A record of the grain, to be read before the grain is activated.</summary>
    public IPersistentState<T> State<T>(string name, string? store)
    {
        var services = _activation.ActivationServices;
        var storage = store is null ? services.GetService<IGrainStorage>() : null;
        storage ??= services.GetKeyedService<IGrainStorage>(store ?? "Default");
        if (storage is null)
        {
            throw new OrleansException(
                $"{_activation.GrainId} keeps {name} in a store named {store ?? "Default"}, but no keyed singleton of IGrainStorage has that name.");
        }

        var state = new PersistentState<T>(name, _activation.GrainId, storage);
        _activation.ReadFirst(state);
        return state;
    }
}
