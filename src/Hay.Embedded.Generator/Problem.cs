using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Hay.Embedded.Generator;

/// <summary>What is wrong with a contract or a grain class, and where. Compared by value, so that the generator can tell what changed.</summary>
internal sealed class Problem : IEquatable<Problem>
{
    public static readonly DiagnosticDescriptor NotATask = Rule(
        "HAY001", "A grain method returns a task", "{0} must return Task or Task<T>: a call to a grain may have to wait for its turn");

    public static readonly DiagnosticDescriptor Generic = Rule(
        "HAY002", "Contracts and grains are not generic", "{0} must not be generic: contracts, their methods and grain classes are closed types here");

    public static readonly DiagnosticDescriptor NotAMethod = Rule(
        "HAY003", "Contracts have methods only", "{0} must be a method: properties and events cannot wait for a turn");

    public static readonly DiagnosticDescriptor ByReference = Rule(
        "HAY004", "Arguments are passed by value", "{0} must not be ref, out or in: the grain runs at another time");

    public static readonly DiagnosticDescriptor Hidden = Rule(
        "HAY005", "Generated code must see the type", "{0} must be public or internal, and so must the types around it: generated code makes it");

    public static readonly DiagnosticDescriptor AnswerToNobody = Rule(
        "HAY006", "A one-way call has no answer", "{0} is [OneWay], so it must return Task: nobody waits for an answer");

    public static readonly DiagnosticDescriptor Constructors = Rule(
        "HAY007", "A grain has one constructor", "{0} must have one public constructor: the runtime would have to guess which to use");

    private readonly string _subject;
    private readonly string _file;
    private readonly TextSpan _span;
    private readonly LinePositionSpan _lines;

    public Problem(DiagnosticDescriptor rule, ISymbol subject)
    {
        Descriptor = rule;
        _subject = subject.ToDisplayString();
        var location = subject.Locations.First();
        (_file, _span, _lines) = (location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);
    }

    public DiagnosticDescriptor Descriptor { get; }

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor, _file.Length == 0 ? Location.None : Location.Create(_file, _span, _lines), _subject);

    public bool Equals(Problem? other) =>
        other is not null && Descriptor.Id == other.Descriptor.Id && _subject == other._subject && _file == other._file && _span == other._span;

    public override bool Equals(object? obj) => Equals(obj as Problem);

    public override int GetHashCode() => _subject.GetHashCode() ^ _span.GetHashCode();

    private static DiagnosticDescriptor Rule(string id, string title, string message) =>
        new(id, title, message, "Hay.Embedded", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
