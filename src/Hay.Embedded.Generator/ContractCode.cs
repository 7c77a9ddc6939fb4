using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hay.Embedded.Generator;

/// <summary>The proxy of a contract: one method a method, each making a call of its own class.</summary>
internal static class ContractCode
{
    public static Code Of(INamedTypeSymbol contract)
    {
        var problems = new List<Problem>();
        if (contract.IsGenericType) problems.Add(new(Problem.Generic, contract));
        if (!Orleans.IsVisible(contract)) problems.Add(new(Problem.Hidden, contract));
        var members = contract.AllInterfaces.Insert(0, contract).SelectMany(i => i.GetMembers()).Where(m => m.IsAbstract).ToList();
        foreach (var member in members) problems.AddRange(ProblemsOf(member));

        var name = Orleans.Flat(contract);
        var full = contract.ToDisplayString(Orleans.Full);
        var entry = $"list.Contract<{full}>(static (shared, key) => new {name}(shared, key));";
        if (problems.Count > 0) return new(name, entry, null, [.. problems]);

        var methods = members.OfType<IMethodSymbol>().Select((method, number) => MethodCode.Of(method, number));
        var proxy = $$"""
            namespace Hay.Embedded.Generated
            {
                internal sealed class {{name}}(global::Orleans.Runtime.GrainReferenceShared shared, global::Orleans.Runtime.IdSpan key)
                    : global::Orleans.Runtime.GrainReference(shared, key), {{full}}
                {
            {{string.Join("\n\n", methods)}}
                }
            }

            """;
        return new(name, entry, proxy, ImmutableArray<Problem>.Empty);
    }

    private static IEnumerable<Problem> ProblemsOf(ISymbol member)
    {
        if (member is not IMethodSymbol method)
        {
            yield return new(Problem.NotAMethod, member);
            yield break;
        }

        // The accessors of a property are told of with their property.
        if (method.AssociatedSymbol is not null) yield break;
        if (method.IsGenericMethod) yield return new(Problem.Generic, method);
        if (!MethodCode.IsTask(method.ReturnType)) yield return new(Problem.NotATask, method);
        else if (Orleans.Has(method, MethodCode.OneWay) && MethodCode.AnswerOf(method) is not null) yield return new(Problem.AnswerToNobody, method);
        foreach (var parameter in method.Parameters.Where(p => p.RefKind != RefKind.None)) yield return new(Problem.ByReference, parameter);
    }
}
