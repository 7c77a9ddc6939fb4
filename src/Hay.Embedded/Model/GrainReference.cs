namespace Orleans.Runtime;

/// <summary>How everything outside a grain holds it. Two references are equal when they lead to the same grain.</summary>
public abstract class GrainReference : IAddressable, IEquatable<GrainReference>
{
    public abstract GrainId GrainId { get; }

    internal abstract object Cast(Type interfaceType);

    public bool Equals(GrainReference? other) => other is not null && GrainId == other.GrainId;

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public sealed override string ToString() => GrainId.ToString();

    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) => Equals(reference1, reference2);

    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !Equals(reference1, reference2);
}
