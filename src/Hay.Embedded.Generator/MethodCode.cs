using Microsoft.CodeAnalysis;

namespace Hay.Embedded.Generator;

/// <summary>One method of a proxy and the class of its calls, which carries the arguments to the grain.</summary>
internal static class MethodCode
{
    public const string OneWay = "Orleans.Concurrency.OneWayAttribute";

    public static bool IsTask(ITypeSymbol type) =>
        type.OriginalDefinition.ToDisplayString() is "System.Threading.Tasks.Task" or "System.Threading.Tasks.Task<TResult>";

    /// <summary>The type of the answer, or null if the method only ends.</summary>
    public static string? AnswerOf(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } task ? task.TypeArguments[0].ToDisplayString(Orleans.Full) : null;

    public static string Of(IMethodSymbol method, int number)
    {
        var contract = method.ContainingType.ToDisplayString(Orleans.Full);
        var call = $"Call{number}_{method.Name}";
        var answer = AnswerOf(method);
        var oneWay = Orleans.Has(method, OneWay);
        var kind = oneWay ? "OneWayCall" : answer is null ? "GrainCall" : $"GrainCall<{answer}>";
        var parameters = string.Join(", ", method.Parameters.Select(p => $"{p.Type.ToDisplayString(Orleans.Full)} @{p.Name}"));
        var given = string.Join(", ", method.Parameters.Select(Given));
        var passed = string.Join(", ", method.Parameters.Select(p => $"@{p.Name}"));
        var token = oneWay ? null : method.Parameters.FirstOrDefault(IsToken);
        return $$"""
                    {{method.ReturnType.ToDisplayString(Orleans.Full)}} {{contract}}.{{method.Name}}({{parameters}}) =>
                        {{(oneWay ? "Tell" : "Call")}}(new {{call}}({{given}}){{(token is null ? "" : $", @{token.Name}")}});

                    private sealed class {{call}}({{parameters}})
                        : global::Hay.Embedded.{{kind}}({{OptionsOf(method)}})
                    {
                        public override string Name => "{{method.ContainingType.Name}}.{{method.Name}}";

                        protected override global::System.Threading.Tasks.Task Invoke(object target) => (({{contract}})target).{{method.Name}}({{passed}});
                    }
            """;
    }

    // A grain or observer goes as a reference, never as the object itself.
    private static string Given(IParameterSymbol parameter) =>
        Orleans.IsContract(parameter.Type) ? $"Pass(@{parameter.Name})" : $"@{parameter.Name}";

    private static bool IsToken(IParameterSymbol parameter) => parameter.Type.ToDisplayString() == "System.Threading.CancellationToken";

    private static string OptionsOf(IMethodSymbol method)
    {
        var options = new List<string>();
        if (Orleans.Has(method, "Orleans.Concurrency.ReadOnlyAttribute")) options.Add("ReadOnly");
        if (Orleans.Has(method, "Orleans.Concurrency.AlwaysInterleaveAttribute")) options.Add("AlwaysInterleave");
        if (Orleans.Has(method, OneWay)) options.Add("OneWay");
        if (options.Count == 0) options.Add("None");
        return string.Join(" | ", options.Select(o => $"global::Hay.Embedded.TurnOptions.{o}"));
    }
}
