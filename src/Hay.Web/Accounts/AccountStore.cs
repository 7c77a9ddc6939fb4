using Hay.Grains;
using Microsoft.AspNetCore.Identity;

namespace Hay.Web.Accounts;

/// <summary>
/// The user store of ASP.NET Core Identity on <see cref="IAccountGrain"/>: accounts live where all state lives. Setting
/// something changes the <see cref="Member"/> in hand; only creating, updating and deleting write.
/// </summary>
internal sealed partial class AccountStore(IGrainFactory grains) :
    IUserEmailStore<Member>, IUserPasswordStore<Member>, IUserSecurityStampStore<Member>, IUserLockoutStore<Member>,
    IUserTwoFactorStore<Member>, IUserAuthenticatorKeyStore<Member>, IUserTwoFactorRecoveryCodeStore<Member>,
    IUserPasskeyStore<Member>, IUserLoginStore<Member>
{
    private static readonly IdentityErrorDescriber Errors = new();

    public Task<IdentityResult> CreateAsync(Member user, CancellationToken cancellationToken) => Write(user, cancellationToken);

    public Task<IdentityResult> UpdateAsync(Member user, CancellationToken cancellationToken) => Write(user, cancellationToken);

    public async Task<IdentityResult> DeleteAsync(Member user, CancellationToken cancellationToken)
    {
        // While it is still known where it was. Broken off, the account is still there to be deleted.
        foreach (var role in user.Details.Roles.Where(r => r.Kind == RoleKind.Organiser))
        {
            await grains.GetGrain<IOrganisationGrain>(role.Scope).Forget(user.Details.Id, cancellationToken);
        }

        await Grain(user).Delete(user.Details.Id, cancellationToken);
        return IdentityResult.Success;
    }

    public Task<Member?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        FindByHandle(AccountDetails.IdHandle(userId), cancellationToken);

    public Task<Member?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => Find(normalizedUserName, cancellationToken);

    public Task<Member?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) => Find(normalizedEmail, cancellationToken);

    public Task<Member?> FindByLoginAsync(string loginProvider, string providerKey, CancellationToken cancellationToken) =>
        FindByHandle(AccountDetails.LoginHandle(loginProvider, providerKey), cancellationToken);

    public void Dispose()
    {
        // Holds nothing: grains are not ours to close.
    }

    private IAccountGrain Grain(Member user) => grains.GetGrain<IAccountGrain>(AccountRules.NameOf(user.Details.Email));

    private async Task<IdentityResult> Write(Member user, CancellationToken ct)
    {
        switch (await Grain(user).Save(user.Details, user.Revision, user.By ?? user.Details.Id, ct))
        {
            case AccountOutcome.Done:
                user.Revision++;
                return IdentityResult.Success;
            case AccountOutcome.Taken:
                return IdentityResult.Failed(Errors.DuplicateEmail(user.Details.Email));
            case AccountOutcome.Refused:
                return IdentityResult.Failed(Errors.InvalidEmail(user.Details.Email));
            default:
                return IdentityResult.Failed(Errors.ConcurrencyFailure());
        }
    }

    // What is no address is nobody's; it may be empty or very long, and is no key of a grain.
    private async Task<Member?> Find(string name, CancellationToken ct) =>
        AccountRules.IsEmail(name) && await grains.GetGrain<IAccountGrain>(name).View(ct) is { } found ? new Member(found.Details, found.Revision) : null;

    // A handle may lead to an account that no longer has it.
    private async Task<Member?> FindByHandle(string handle, CancellationToken ct) =>
        await grains.GetGrain<IAccountHandleGrain>(handle).Account(ct) is { } name && await Find(name, ct) is { } found
        && found.Details.Handles().Contains(handle) ? found : null;
}
