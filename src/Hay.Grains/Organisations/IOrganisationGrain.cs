using System.Collections.Immutable;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// One organisation: who it is, how to reach it and who looks after it. Key: the organisation id. Who may call what is asked
/// before (<see cref="Rights"/>): here it is done. By: id of the account that does it, for the journal and the audit log.
/// </summary>
[Alias("hay.IOrganisationGrain")]
[Version(1)]
public interface IOrganisationGrain : IGrainWithStringKey
{
    /// <summary>
    /// Introduces it, or replaces its details, unless it looks after itself. Safe to send twice: the same details change nothing. By nobody: an import.
    /// </summary>
    [Alias("Describe")] Task<PublishResult> Describe(OrganisationDetails details, string? by, CancellationToken ct);

    /// <summary>Begins a new one, with its first colleague.</summary>
    [Alias("Begin")] Task<OrganisationResult> Begin(OrganisationDetails details, AccountRef by, CancellationToken ct);

    /// <summary>Changes what it says of itself; a host reads later what others wrote.</summary>
    [Alias("Write")] Task<OrganisationResult> Write(OrganisationDetails details, string by, bool isByHost, CancellationToken ct);

    /// <summary>A host has read what it said at this revision.</summary>
    [Alias("Read")] Task Read(long revision, CancellationToken ct);

    /// <summary>Replaces an older letter to the same address.</summary>
    [Alias("Invite")] Task<OrganisationResult> Invite(string id, string email, string by, CancellationToken ct);

    [Alias("WithdrawInvitation")] Task<OrganisationResult> WithdrawInvitation(string id, string by, CancellationToken ct);

    /// <summary>Becomes a colleague by a letter. Safe to send twice.</summary>
    [Alias("Accept")] Task<OrganisationResult> Accept(string invitation, AccountRef account, CancellationToken ct);

    /// <summary>Asks a host to let this account look after it.</summary>
    [Alias("Ask")] Task<OrganisationResult> Ask(string account, string words, CancellationToken ct);

    /// <summary>A host decides on the claim of this account.</summary>
    [Alias("Decide")] Task<OrganisationResult> Decide(AccountRef account, bool isApproved, string reason, string by, CancellationToken ct);

    /// <summary>Somebody goes, or is let go.</summary>
    [Alias("Leave")] Task<OrganisationResult> Leave(AccountRef account, string by, CancellationToken ct);

    /// <summary>The account has gone: it looks after nothing here and asks for nothing. Safe to send twice.</summary>
    [Alias("Forget")] Task Forget(string account, CancellationToken ct);

    /// <summary>Forgets letters that cannot be accepted any more, and claims answered long ago. Safe to send twice.</summary>
    [Alias("ClearPast")] Task ClearPast(CancellationToken ct);

    /// <summary>Nobody can do anything for it any more. Its listings are stopped by whoever closes it. Safe to send twice.</summary>
    [Alias("Close")] Task<OrganisationResult> Close(string by, CancellationToken ct);

    /// <summary>Keeps a token by which a program acts for the colleague who makes it.</summary>
    [Alias("MakeToken")] Task<OrganisationResult> MakeToken(ApiToken token, CancellationToken ct);

    /// <summary>A token is good no more, from now on.</summary>
    [Alias("RevokeToken")] Task<OrganisationResult> RevokeToken(string id, string by, CancellationToken ct);

    /// <summary>The token of this hash, while it is good; null: it is not. Notes the day.</summary>
    [Alias("UseToken")] Task<ApiToken?> UseToken(string hash, CancellationToken ct);

    /// <summary>Those that were made and not revoked. Not for the public.</summary>
    [ReadOnly, Alias("Tokens")] Task<ImmutableArray<ApiToken>> Tokens(CancellationToken ct);

    /// <summary>Null when nobody has described it.</summary>
    [ReadOnly, Alias("View")] Task<OrganisationDetails?> View(CancellationToken ct);

    /// <summary>Whether this account looks after it.</summary>
    [ReadOnly, Alias("Has")] Task<bool> Has(string account, CancellationToken ct);

    /// <summary>Not for the public.</summary>
    [ReadOnly, Alias("Team")] Task<OrganisationTeam> Team(CancellationToken ct);
}
