using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>An account as it is stored, and its rules.</summary>
public sealed record Account
{
    public AccountDetails? Details { get; init; }
    /// <summary>Grows by one with every change.</summary>
    public long Revision { get; init; }
    /// <summary>Numbers of the last lines of the audit log that are about it, oldest first.</summary>
    public ImmutableArray<long> Lines { get; init; } = [];

    /// <summary>Ids of sessions that somebody ended where they were: the last ones, whoever may have a copy of their cookies.</summary>
    public ImmutableArray<string> Ended { get; init; } = [];

    private const int MostLines = 30;
    private const int MostEnded = 100;

    /// <summary>What its owner does with it that changes nothing in it.</summary>
    public static readonly ImmutableArray<AuditAct> Noted = [AuditAct.SignedIn, AuditAct.DataExported];

    /// <summary>Somebody asked for it a while ago, and nobody ever confirmed it, opened it or was given a role.</summary>
    public bool IsAbandoned(DateTimeOffset now) =>
        Details is { EmailConfirmed: false, PasswordHash: null, Passkeys.IsEmpty: true, Logins.IsEmpty: true, Roles.IsEmpty: true }
        && now - Details.Created >= AccountRules.ToConfirm;

    public AccountView? View() => Details is null ? null : new AccountView(Details, Revision) { Lines = Lines, Ended = Ended };

    /// <summary>This session is good no more. The account is the same as before: whoever changes it just now may.</summary>
    public Account End(string session) => Details is null || Ended.Contains(session) ? this : this with { Ended = [.. Ended.Add(session).TakeLast(MostEnded)] };

    /// <summary>With so many more lines of the audit log about it.</summary>
    public Account Told(long first, int count) =>
        this with { Lines = [.. Lines.AddRange(Enumerable.Range(0, count).Select(i => first + i)).TakeLast(MostLines)] };

    /// <param name="name">The key it is kept under.</param>
    /// <param name="details">What it is to be, but for its roles.</param>
    /// <param name="revision">That of the account the details were made from; 0: of none.</param>
    public (Account Next, AccountOutcome Outcome) Save(string name, AccountDetails details, long revision)
    {
        if (revision == 0 && Details is not null) return (this, AccountOutcome.Taken);
        if (revision > 0 && Details is null) return (this, AccountOutcome.NotFound);
        if (revision > 0 && revision != Revision) return (this, AccountOutcome.Stale);
        if (AccountRules.NameOf(details.Email) != name || (Details is not null && Details.Id != details.Id) || AccountRules.Problems(details).Any())
        {
            return (this, AccountOutcome.Refused);
        }

        return (this with { Details = details with { Roles = Details?.Roles ?? [] }, Revision = Revision + 1 }, AccountOutcome.Done);
    }

    public (Account Next, AccountOutcome Outcome) Grant(AccountRole role) =>
        Details is null ? (this, AccountOutcome.NotFound)
        : Details.Roles.Contains(role) ? (this, AccountOutcome.Done)
        : Details.Roles.Length >= AccountRules.MostOfAKind ? (this, AccountOutcome.Refused)
        : (this with { Details = Details with { Roles = Details.Roles.Add(role) }, Revision = Revision + 1 }, AccountOutcome.Done);

    public (Account Next, AccountOutcome Outcome) Revoke(AccountRole role) =>
        Details is null ? (this, AccountOutcome.NotFound)
        : !Details.Roles.Contains(role) ? (this, AccountOutcome.Done)
        : (this with { Details = Details with { Roles = Details.Roles.Remove(role) }, Revision = Revision + 1 }, AccountOutcome.Done);
}

/// <summary>Where a handle leads, as it is stored.</summary>
public sealed record AccountHandle
{
    public string? Account { get; init; }
}
