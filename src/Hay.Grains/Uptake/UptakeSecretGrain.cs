using System.Security.Cryptography;
using Orleans.CodeGeneration;

namespace Hay.Grains;

/// <summary>
/// Keeps the secret by which counts are moved a little before they are shown, so that all processes move them alike, today and after a
/// restore. Key: <see cref="Key"/>.
/// </summary>
[Alias("hay.IUptakeSecretGrain")]
[Version(1)]
public interface IUptakeSecretGrain : IGrainWithStringKey
{
    const string Key = "0";

    /// <summary>32 bytes in hexadecimal; made by the first call.</summary>
    [Alias("Read")] Task<string> Read(CancellationToken ct);
}

/// <summary>As stored. Value: empty until there is one.</summary>
public sealed record UptakeSecret
{
    public string Value { get; init; } = "";
}

[GrainType("uptake-secret")]
internal sealed class UptakeSecretGrain([PersistentState(StoreNames.UptakeSecret, StoreNames.Provider)] IPersistentState<UptakeSecret> stored) : Grain, IUptakeSecretGrain
{
    public async Task<string> Read(CancellationToken ct)
    {
        if (stored.State.Value.Length == 0) await stored.Commit(new UptakeSecret { Value = RandomNumberGenerator.GetHexString(64, lowercase: true) }, ct);
        return stored.State.Value;
    }
}
