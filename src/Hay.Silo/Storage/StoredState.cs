namespace Hay.Silo.Storage;

/// <summary>
/// What the store holds under one store name and key.
/// <para><see cref="Version"/>: 0 when there is no record (never written, or cleared).</para>
/// <para><see cref="Json"/>: UTF-8 JSON; empty when there is no record.</para>
/// </summary>
public readonly record struct StoredState(long Version, byte[] Json)
{
    public static readonly StoredState None = new(0, []);

    public bool Exists => Version > 0;
}
