using System.Reflection;

namespace Hay.Embedded;

/// <summary>
/// The embedded runtime passes references where Orleans passes copies. That is the same thing for values that never change,
/// so others are refused before the first call.
/// </summary>
internal static class ContractCheck
{
    /// <exception cref="InvalidOperationException">Lists every parameter and answer that might change, by method and type.</exception>
    public static void ThrowUnlessImmutable(IEnumerable<Type> contracts)
    {
        var types = new ImmutableTypes();
        var complaints = contracts
            .SelectMany(contract => contract.GetInterfaces().Prepend(contract))
            .Distinct()
            .SelectMany(contract => contract.GetMethods().Where(m => m.IsAbstract))
            .SelectMany(method => Complaints(method, types))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (complaints.Count == 0) return;
        throw new InvalidOperationException(
            "Grain calls pass references, so what they pass must never change. These might:" +
            string.Concat(complaints.Select(c => $"{Environment.NewLine}- {c}")));
    }

    private static IEnumerable<string> Complaints(MethodInfo method, ImmutableTypes types)
    {
        var name = $"{method.DeclaringType!.Name}.{method.Name}";
        foreach (var parameter in method.GetParameters())
        {
            if (parameter.ParameterType == typeof(CancellationToken)) continue;
            if (types.WhyNot(parameter.ParameterType) is { } why) yield return $"{name} takes {parameter.Name}: {why}";
        }

        if (method.ReturnType.IsGenericType && types.WhyNot(method.ReturnType.GenericTypeArguments[0]) is { } reason)
        {
            yield return $"{name} answers: {reason}";
        }
    }
}
