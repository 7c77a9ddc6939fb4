using System.Collections.Concurrent;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Hay.Embedded;

/// <summary>The activations of one grain class, by key: at most one each, or one pool each for stateless workers.</summary>
internal sealed class ActivationDirectory(Silo silo, GrainType type, Type grainClass, Func<GrainParts, IGrainBase> make)
    : GrainReferenceShared(silo, type)
{
    private readonly ConcurrentDictionary<string, ITarget> _targets = new();

    private readonly int? _workers =
        ((StatelessWorkerAttribute?)Attribute.GetCustomAttribute(grainClass, typeof(StatelessWorkerAttribute)))?.MaxLocalWorkers;

    public Type GrainClass => grainClass;

    /// <summary>Keys that are in memory.</summary>
    public ICollection<ITarget> Targets => _targets.Values;

    public bool IsEmpty => _targets.IsEmpty;

    /// <summary>The first of the class's interfaces that a proxy exists for: enough to make a reference of.</summary>
    public required Type AnyContract { get; init; }

    public IGrainBase Make(Activation activation) => make(new(activation));

    public GrainReference ReferenceTo(IdSpan key) => Silo.Types.Reference(AnyContract, this, key);

    public void Remove(string key, ITarget target) => _targets.TryRemove(new(key, target));

    /// <summary>Delivers a turn, making an activation if there is none.</summary>
    public void Send(string key, Turn turn)
    {
        try
        {
            while (!Locate(key).Receive(turn))
            {
            }
        }
        catch (SiloUnavailableException unavailable)
        {
            turn.Fail(unavailable);
        }
    }

    /// <inheritdoc/>
    internal override ITarget Locate(IdSpan key) => Locate(key.ToString());

    private ITarget Locate(string key)
    {
        if (_targets.TryGetValue(key, out var target)) return target;
        Silo.ThrowUnlessOpen();
        return _targets.GetOrAdd(
            key,
            static (key, self) => self._workers is { } limit ? new WorkerPool(self, key, limit) : new Activation(self, key, null),
            this);
    }
}
