using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// One account: how somebody who looks after listings, a space or figures signs in, and what they may do. The public needs
/// none. Key: the normalised e-mail address (<see cref="AccountRules.NameOf"/>), so that no two accounts share one.
/// </summary>
[Alias("hay.IAccountGrain")]
[Version(2)]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Null when nobody has this address.</summary>
    [ReadOnly, Alias("View")] Task<AccountView?> View(CancellationToken ct);

    /// <summary>
    /// Writes the account as a whole where its revision is still <paramref name="revision"/>; 0 makes a new one. What it may
    /// do is not written: that is <see cref="Grant"/> and <see cref="Revoke"/> alone. By: here and below, who does it, for the audit log.
    /// </summary>
    [Alias("Save")] Task<AccountOutcome> Save(AccountDetails details, long revision, string by, CancellationToken ct);

    /// <summary>Safe to send twice.</summary>
    [Alias("Grant")] Task<AccountOutcome> Grant(AccountRole role, string by, CancellationToken ct);

    /// <summary>Safe to send twice.</summary>
    [Alias("Revoke")] Task<AccountOutcome> Revoke(AccountRole role, string by, CancellationToken ct);

    /// <summary>Its owner does something that changes nothing in it and is told in the audit log; see <see cref="Account.Noted"/>.</summary>
    [Alias("Note")] Task<AccountOutcome> Note(AuditAct act, string note, CancellationToken ct);

    /// <summary>A session is good no more. Safe to send twice.</summary>
    [Alias("End")] Task End(string session, CancellationToken ct);

    /// <summary>Takes the account away, with everything in it. Safe to send twice.</summary>
    [Alias("Delete")] Task Delete(string by, CancellationToken ct);

    /// <summary>The same, where nobody confirmed it in time (<see cref="AccountRules.ToConfirm"/>); says whether it is gone.</summary>
    [Alias("DeleteIfAbandoned")] Task<bool> DeleteIfAbandoned(DateTimeOffset now, CancellationToken ct);
}
