using Hay.Grains;
using Microsoft.AspNetCore.Identity;

namespace Hay.Web.Accounts;

// What Identity reads and sets of a member, one line each.
internal sealed partial class AccountStore
{
    public Task<string> GetUserIdAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(user.Details.Id);

    // The name to sign in with is the e-mail address, and its normalised form the key of the grain: neither is set apart.
    public Task<string?> GetUserNameAsync(Member user, CancellationToken cancellationToken) => GetEmailAsync(user, cancellationToken);

    public Task SetUserNameAsync(Member user, string? userName, CancellationToken cancellationToken) => SetEmailAsync(user, userName, cancellationToken);

    public Task<string?> GetNormalizedUserNameAsync(Member user, CancellationToken cancellationToken) => GetNormalizedEmailAsync(user, cancellationToken);

    public Task SetNormalizedUserNameAsync(Member user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetEmailAsync(Member user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Details.Email);

    public Task SetEmailAsync(Member user, string? email, CancellationToken cancellationToken) => Set(user, user.Details with { Email = email ?? "" });

    public Task<string?> GetNormalizedEmailAsync(Member user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(AccountRules.NameOf(user.Details.Email));

    public Task SetNormalizedEmailAsync(Member user, string? normalizedEmail, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> GetEmailConfirmedAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(user.Details.EmailConfirmed);

    public Task SetEmailConfirmedAsync(Member user, bool confirmed, CancellationToken cancellationToken) => Set(user, user.Details with { EmailConfirmed = confirmed });

    public Task<string?> GetPasswordHashAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(user.Details.PasswordHash);

    public Task SetPasswordHashAsync(Member user, string? passwordHash, CancellationToken cancellationToken) => Set(user, user.Details with { PasswordHash = passwordHash });

    public Task<bool> HasPasswordAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(user.Details.PasswordHash is not null);

    public Task<string?> GetSecurityStampAsync(Member user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Details.SecurityStamp);

    public Task SetSecurityStampAsync(Member user, string stamp, CancellationToken cancellationToken) => Set(user, user.Details with { SecurityStamp = stamp });

    public Task<int> GetAccessFailedCountAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(user.Details.FailedSignIns);

    public async Task<int> IncrementAccessFailedCountAsync(Member user, CancellationToken cancellationToken)
    {
        await Set(user, user.Details with { FailedSignIns = user.Details.FailedSignIns + 1 });
        return user.Details.FailedSignIns;
    }

    public Task ResetAccessFailedCountAsync(Member user, CancellationToken cancellationToken) => Set(user, user.Details with { FailedSignIns = 0 });

    // Every account can be locked: Identity need not ask, and cannot say otherwise.
    public Task<bool> GetLockoutEnabledAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Member user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(user.Details.LockedUntil);

    public Task SetLockoutEndDateAsync(Member user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Set(user, user.Details with { LockedUntil = lockoutEnd });

    public Task<bool> GetTwoFactorEnabledAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(user.Details.HasSecondFactor);

    public Task SetTwoFactorEnabledAsync(Member user, bool enabled, CancellationToken cancellationToken) => Set(user, user.Details with { HasSecondFactor = enabled });

    public Task<string?> GetAuthenticatorKeyAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(user.Details.AuthenticatorKey);

    public Task SetAuthenticatorKeyAsync(Member user, string key, CancellationToken cancellationToken) => Set(user, user.Details with { AuthenticatorKey = key });

    public Task<int> CountCodesAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(user.Details.RecoveryCodes.Length);

    public Task ReplaceCodesAsync(Member user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Set(user, user.Details with { RecoveryCodes = [.. recoveryCodes.Select(RecoveryCodes.Hash)] });

    public async Task<bool> RedeemCodeAsync(Member user, string code, CancellationToken cancellationToken)
    {
        var left = user.Details.RecoveryCodes.Remove(RecoveryCodes.Hash(code));
        var isGood = left.Length < user.Details.RecoveryCodes.Length;
        if (isGood) await Set(user, user.Details with { RecoveryCodes = left });
        return isGood;
    }

    public Task AddLoginAsync(Member user, UserLoginInfo login, CancellationToken cancellationToken) => Set(user, user.Details with
    {
        Logins = user.Details.Logins.Add(new ExternalLogin(login.LoginProvider, login.ProviderKey, login.ProviderDisplayName ?? login.LoginProvider)),
    });

    public Task RemoveLoginAsync(Member user, string loginProvider, string providerKey, CancellationToken cancellationToken) => Set(user, user.Details with
    {
        Logins = user.Details.Logins.RemoveAll(l => l.Provider == loginProvider && l.Key == providerKey),
    });

    public Task<IList<UserLoginInfo>> GetLoginsAsync(Member user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserLoginInfo>>([.. user.Details.Logins.Select(l => new UserLoginInfo(l.Provider, l.Key, l.Shown))]);

    private static Task Set(Member user, AccountDetails details)
    {
        user.Details = details;
        return Task.CompletedTask;
    }
}
