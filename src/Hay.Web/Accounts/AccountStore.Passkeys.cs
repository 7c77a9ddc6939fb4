using System.Buffers.Text;
using Hay.Grains;
using Microsoft.AspNetCore.Identity;

namespace Hay.Web.Accounts;

// Passkeys: from Identity's bytes to what is stored, and back.
internal sealed partial class AccountStore
{
    public Task AddOrUpdatePasskeyAsync(Member user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var stored = Stored(passkey);
        var others = user.Details.Passkeys.RemoveAll(p => p.CredentialId == stored.CredentialId);
        return Set(user, user.Details with { Passkeys = others.Add(stored) });
    }

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Member user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. user.Details.Passkeys.Select(Read)]);

    public Task<Member?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        FindByHandle(AccountDetails.PasskeyHandle(Base64Url.EncodeToString(credentialId)), cancellationToken);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(Member user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return Task.FromResult(user.Details.Passkeys.FirstOrDefault(p => p.CredentialId == id) is { } found ? Read(found) : null);
    }

    public Task RemovePasskeyAsync(Member user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return Set(user, user.Details with { Passkeys = user.Details.Passkeys.RemoveAll(p => p.CredentialId == id) });
    }

    private static AccountPasskey Stored(UserPasskeyInfo passkey) => new()
    {
        CredentialId = Base64Url.EncodeToString(passkey.CredentialId),
        PublicKey = Base64Url.EncodeToString(passkey.PublicKey),
        Name = passkey.Name ?? "",
        Created = passkey.CreatedAt,
        SignCount = passkey.SignCount,
        Transports = [.. passkey.Transports ?? []],
        IsUserVerified = passkey.IsUserVerified,
        IsBackupEligible = passkey.IsBackupEligible,
        IsBackedUp = passkey.IsBackedUp,
        AttestationObject = Base64Url.EncodeToString(passkey.AttestationObject),
        ClientDataJson = Base64Url.EncodeToString(passkey.ClientDataJson),
    };

    private static UserPasskeyInfo Read(AccountPasskey stored) => new(
        Base64Url.DecodeFromChars(stored.CredentialId),
        Base64Url.DecodeFromChars(stored.PublicKey),
        stored.Created,
        stored.SignCount,
        [.. stored.Transports],
        stored.IsUserVerified,
        stored.IsBackupEligible,
        stored.IsBackedUp,
        Base64Url.DecodeFromChars(stored.AttestationObject),
        Base64Url.DecodeFromChars(stored.ClientDataJson))
    {
        Name = stored.Name,
    };
}
