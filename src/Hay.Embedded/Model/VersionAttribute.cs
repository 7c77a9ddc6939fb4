namespace Orleans.CodeGeneration;

/// <summary>
/// The version of a contract. While a cluster is upgraded, a call made with one version reaches only grains whose silo has that version or a
/// later one. With one process there is only one.
/// </summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class VersionAttribute(ushort version) : Attribute
{
    public ushort Version { get; } = version;
}
