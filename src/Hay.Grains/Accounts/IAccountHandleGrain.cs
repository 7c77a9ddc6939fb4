using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// Leads from something that is not an e-mail address to the account that has it. Key: one of
/// <see cref="AccountDetails.Handles"/>. It may lead to an account that has it no longer: look there.
/// </summary>
[Alias("hay.IAccountHandleGrain")]
[Version(1)]
public interface IAccountHandleGrain : IGrainWithStringKey
{
    /// <summary>The key of the account; null when nobody ever had this, or gave it up.</summary>
    [ReadOnly, Alias("Account")] Task<string?> Account(CancellationToken ct);

    /// <summary>Leads to <paramref name="account"/> from now on. Safe to send twice.</summary>
    [Alias("Point")] Task Point(string account, CancellationToken ct);

    /// <summary>Leads nowhere, if it led to <paramref name="account"/>. Safe to send twice.</summary>
    [Alias("Drop")] Task Drop(string account, CancellationToken ct);
}
