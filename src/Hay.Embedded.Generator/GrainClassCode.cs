using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hay.Embedded.Generator;

/// <summary>How a grain class is made: its constructor, with services and state for parameters.</summary>
internal static class GrainClassCode
{
    private const string PersistentState = "Orleans.Runtime.PersistentStateAttribute";
    private const string FromKeyedServices = "Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute";

    public static Code Of(INamedTypeSymbol grain)
    {
        var problems = new List<Problem>();
        if (grain.IsGenericType) problems.Add(new(Problem.Generic, grain));
        if (!Orleans.IsVisible(grain)) problems.Add(new(Problem.Hidden, grain));
        var constructors = grain.InstanceConstructors.Where(c => c.DeclaredAccessibility == Accessibility.Public).ToList();
        if (constructors.Count != 1) problems.Add(new(Problem.Constructors, grain));

        var arguments = constructors.Count == 1 ? string.Join(", ", constructors[0].Parameters.Select(Argument)) : "";
        var full = grain.ToDisplayString(Orleans.Full);
        return new(Orleans.Flat(grain), $"list.Grain<{full}>(static parts => new {full}({arguments}));", null, [.. problems]);
    }

    private static string Argument(IParameterSymbol parameter)
    {
        var type = parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Orleans.Full);
        if (Orleans.Find(parameter, PersistentState) is { } state && parameter.Type is INamedTypeSymbol { TypeArguments.Length: 1 } record)
        {
            return $"parts.State<{record.TypeArguments[0].ToDisplayString(Orleans.Full)}>({Literal(state, 0)}, {Literal(state, 1)})";
        }

        if (Orleans.Find(parameter, FromKeyedServices) is { } keyed) return $"parts.Service<{type}>({Literal(keyed, 0)})";
        if (parameter.Type.ToDisplayString() == "Orleans.Runtime.IGrainContext") return "parts.Context";
        return parameter.NullableAnnotation == NullableAnnotation.Annotated ? $"parts.Optional<{type}>()" : $"parts.Service<{type}>()";
    }

    private static string Literal(AttributeData attribute, int argument) =>
        attribute.ConstructorArguments.ElementAtOrDefault(argument) is { IsNull: false } given ? given.ToCSharpString() : "null";
}
