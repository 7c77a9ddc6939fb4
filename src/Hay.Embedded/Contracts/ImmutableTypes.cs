using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using Orleans.Runtime;

namespace Hay.Embedded;

/// <summary>
/// Tells types whose values never change: simple values, immutable collections of such types, grain references, readonly
/// structs, and classes marked [Immutable] whose every field, inherited ones included, is readonly and of such a type.
/// </summary>
internal sealed class ImmutableTypes
{
    private static readonly FrozenSet<Type> Simple = FrozenSet.ToFrozenSet(
    [
        typeof(string), typeof(decimal), typeof(Guid), typeof(Uri), typeof(Version),
        typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
    ]);

    private static readonly FrozenSet<Type> Collections = FrozenSet.ToFrozenSet(
    [
        typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>),
        typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>), typeof(ImmutableQueue<>), typeof(ImmutableStack<>),
        typeof(FrozenSet<>), typeof(FrozenDictionary<,>),
    ]);

    private readonly Dictionary<Type, string?> _known = [];

    /// <summary>Null if values of the type never change; otherwise what could.</summary>
    public string? WhyNot(Type type)
    {
        if (_known.TryGetValue(type, out var why)) return why;

        // A type that holds itself is as immutable as the rest of it.
        _known[type] = null;
        return _known[type] = Inspect(type);
    }

    private string? Inspect(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || Simple.Contains(type)) return null;
        if (typeof(IAddressable).IsAssignableFrom(type) && type.IsInterface) return null;
        if (type.IsGenericType && (Collections.Contains(type.GetGenericTypeDefinition()) || Nullable.GetUnderlyingType(type) is not null))
        {
            return type.GenericTypeArguments.Select(WhyNot).FirstOrDefault(why => why is not null);
        }

        var marked = type.IsDefined(typeof(ImmutableAttribute), inherit: false);
        if (type.IsValueType)
        {
            // The fields of a tuple can be set, but only in one's own copy.
            var safe = marked || IsReadOnly(type) || type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal);
            return safe ? WhyNotItsFields(type, mustBeReadOnly: false) : $"{NameOf(type)} is a struct that is not readonly";
        }

        if (!marked) return $"{NameOf(type)} is not marked [Immutable]";
        return WhyNotItsFields(type, mustBeReadOnly: true) ?? WhyNotItsKinds(type);
    }

    private string? WhyNotItsFields(Type type, bool mustBeReadOnly)
    {
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (var field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (mustBeReadOnly && !field.IsInitOnly) return $"{NameOf(level)}.{NameOf(field)} can be set";
                if (WhyNot(field.FieldType) is { } why) return $"in {NameOf(level)}.{NameOf(field)}, {why}";
            }
        }

        return null;
    }

    // What is declared as a marked class may be one of its subclasses: those of the same assembly can be looked at.
    private string? WhyNotItsKinds(Type type) => type.IsSealed
        ? null
        : type.Assembly.GetTypes()
            .Where(t => t.BaseType == type)
            .Select(WhyNot)
            .FirstOrDefault(why => why is not null);

    private static bool IsReadOnly(Type type) =>
        type.IsDefined(typeof(System.Runtime.CompilerServices.IsReadOnlyAttribute), inherit: false);

    // The field behind a property goes by the property's name.
    private static string NameOf(FieldInfo field) =>
        field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GenericTypeArguments.Select(NameOf))}>"
        : type.Name;
}
