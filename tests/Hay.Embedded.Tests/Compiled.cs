using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Hay.Embedded.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hay.Embedded.Tests;

/// <summary>Grain code that must not be part of this assembly, compiled with the generator as the compiler would.</summary>
internal static class Compiled
{
    private const string Usings = """
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Threading;
        using System.Threading.Tasks;
        using Orleans;
        using Orleans.Concurrency;
        using Orleans.Runtime;
        namespace Sample;

        """;

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(EmbeddedSetup).Assembly.Location)
            .Distinct()
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>What the generator has to say: the id and message of each problem.</summary>
    public static IReadOnlyList<string> Problems(string source)
    {
        Generate(source, out _, out var problems);
        return [.. problems.Select(p => $"{p.Id}: {p.GetMessage(null)}")];
    }

    public static Assembly Assembly(string source)
    {
        Generate(source, out var compilation, out var problems);
        Assert.Empty(problems);
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join(Environment.NewLine, result.Diagnostics));
        stream.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream);
    }

    private static void Generate(string source, out Compilation output, out ImmutableArray<Diagnostic> problems)
    {
        var compilation = CSharpCompilation.Create(
            $"sample-{Guid.NewGuid():n}",
            [CSharpSyntaxTree.ParseText(Usings + source, new(LanguageVersion.Latest))],
            References,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new GrainGenerator().AsSourceGenerator()], parseOptions: new(LanguageVersion.Latest))
            .RunGeneratorsAndUpdateCompilation(compilation, out output, out problems);
    }
}
