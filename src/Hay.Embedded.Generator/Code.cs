using System.Collections.Immutable;

namespace Hay.Embedded.Generator;

/// <summary>What one contract or grain class comes to: a line for the assembly's list, a proxy if it is a contract, and what is wrong with it.</summary>
internal sealed class Code : IEquatable<Code>
{
    public Code(string name, string entry, string? proxy, ImmutableArray<Problem> problems) =>
        (Name, Entry, Proxy, Problems) = (name, entry, proxy, problems);

    public string Name { get; }

    public string Entry { get; }

    public string? Proxy { get; }

    public ImmutableArray<Problem> Problems { get; }

    public bool Equals(Code? other) =>
        other is not null && Name == other.Name && Entry == other.Entry && Proxy == other.Proxy && Problems.SequenceEqual(other.Problems);

    public override bool Equals(object? obj) => Equals(obj as Code);

    public override int GetHashCode() => Name.GetHashCode();
}
