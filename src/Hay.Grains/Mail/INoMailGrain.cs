using System.Security.Cryptography;
using System.Text;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// Whether an address wants no mail from groups. Anybody can type any address beside a place they hold; whoever it belongs to
/// can say so, once and for all. Key: <see cref="KeyOf"/> the address, which is kept nowhere.
/// </summary>
[Alias("hay.INoMailGrain")]
[Version(1)]
public interface INoMailGrain : IGrainWithStringKey
{
    /// <summary>Safe to send twice.</summary>
    [Alias("Say")] Task Say(bool isUnwanted, CancellationToken ct);

    [ReadOnly, Alias("IsUnwanted")] Task<bool> IsUnwanted(CancellationToken ct);

    /// <summary>The same for however an address is written.</summary>
    static string KeyOf(string email) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AccountRules.NameOf(email))));
}
