using System.Collections.Frozen;
using System.Reflection;
using Orleans.Runtime;

namespace Hay.Embedded;

/// <summary>Which contracts there are, which grain class serves each, and how their proxies are made. Fixed at start.</summary>
internal sealed class GrainTypeMap
{
    private readonly FrozenDictionary<Type, Entry> _contracts;

    private GrainTypeMap(Listing listing)
    {
        Directories = [.. listing.Directories.Values];
        _contracts = listing.Proxies.ToFrozenDictionary(
            p => p.Key,
            p => new Entry(p.Value, [.. Directories.Where(d => p.Key.IsAssignableFrom(d.GrainClass))]));
    }

    public IReadOnlyList<ActivationDirectory> Directories { get; }

    public IEnumerable<Type> Contracts => _contracts.Keys;

    /// <exception cref="InvalidOperationException">An assembly without generated code, or two grain classes with one name.</exception>
    public static GrainTypeMap Of(Silo silo, IEnumerable<Assembly> assemblies)
    {
        var listing = new Listing(silo);
        foreach (var assembly in assemblies)
        {
            var code = assembly.GetCustomAttribute<GrainCodeAttribute>()?.Code ?? throw new InvalidOperationException(
                $"{assembly.GetName().Name} holds no generated grain code. Does its project import Runtime.props, and has it a grain?");
            ((IGrainCode)Activator.CreateInstance(code)!).List(listing);
        }

        listing.AddGrains();
        return new(listing);
    }

    /// <summary>A reference to a grain, by one of the interfaces of its class.</summary>
    /// <exception cref="ArgumentException">No grain class implements the interface, or several do.</exception>
    public GrainReference Grain(Type contract, IdSpan key)
    {
        var entry = Find(contract);
        return entry.Classes is [var one]
            ? entry.Proxy(one, key)
            : throw new ArgumentException(entry.Classes.Length == 0
                ? $"No grain class implements {contract}."
                : $"Several grain classes implement {contract}: {string.Join(", ", entry.Classes.Select(c => c.GrainClass))}.");
    }

    /// <summary>A reference to what a key means to <paramref name="shared"/>, by any contract.</summary>
    public GrainReference Reference(Type contract, GrainReferenceShared shared, IdSpan key) => Find(contract).Proxy(shared, key);

    private Entry Find(Type contract) => _contracts.TryGetValue(contract, out var entry) ? entry : throw new ArgumentException(
        $"{contract} is no contract that this silo knows: is its assembly added with AddGrains, and is it a grain or observer interface?");

    private sealed record Entry(Func<GrainReferenceShared, IdSpan, GrainReference> Proxy, ActivationDirectory[] Classes);

    private sealed class Listing(Silo silo) : IGrainCodeList
    {
        private readonly List<(Type Class, Func<GrainParts, IGrainBase> Make)> _grains = [];

        public Dictionary<Type, Func<GrainReferenceShared, IdSpan, GrainReference>> Proxies { get; } = [];

        public Dictionary<GrainType, ActivationDirectory> Directories { get; } = [];

        public void Contract<TContract>(Func<GrainReferenceShared, IdSpan, GrainReference> proxy)
            where TContract : IAddressable => Proxies.Add(typeof(TContract), proxy);

        public void Grain<TGrain>(Func<GrainParts, TGrain> make)
            where TGrain : class, IGrainBase => _grains.Add((typeof(TGrain), make));

        // Only once all contracts are known: an assembly may serve another's.
        public void AddGrains()
        {
            foreach (var (grainClass, make) in _grains)
            {
                var contract = grainClass.GetInterfaces().FirstOrDefault(Proxies.ContainsKey) ?? throw new InvalidOperationException(
                    $"{grainClass} implements no contract that this silo knows.");
                var type = GrainType.Create(NameOf(grainClass));
                if (!Directories.TryAdd(type, new(silo, type, grainClass, make) { AnyContract = contract }))
                {
                    throw new InvalidOperationException($"{grainClass} and {Directories[type].GrainClass} are both called {type}.");
                }
            }
        }

        // As Orleans names them: the attribute, or the class's name without "Grain" in lower case.
        private static string NameOf(Type grainClass)
        {
            if (grainClass.GetCustomAttribute<GrainTypeAttribute>() is { Name: var given }) return given;
            var name = grainClass.Name.ToLowerInvariant();
            return name.Length > "grain".Length && name.EndsWith("grain", StringComparison.Ordinal) ? name[..^"grain".Length] : name;
        }
    }
}
