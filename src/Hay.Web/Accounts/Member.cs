using Hay.Grains;

namespace Hay.Web.Accounts;

/// <summary>
/// Somebody with an account, while a request works on it: ASP.NET Core Identity changes this, then has
/// <see cref="AccountStore"/> write it. Revision: of the account as it was read; 0 before it is made.
/// </summary>
internal sealed class Member(AccountDetails details, long revision = 0)
{
    public AccountDetails Details { get; set; } = details;
    public long Revision { get; set; } = revision;
    /// <summary>Id of the account that changes it, for the audit log; null: its own.</summary>
    public string? By { get; set; }

    public static Member New(string email, string name, DateTimeOffset now) =>
        new(new AccountDetails { Id = Guid.NewGuid().ToString("n"), Email = email.Trim(), Name = name.Trim(), Created = now });
}
