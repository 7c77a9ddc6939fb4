using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Hay.Web.Care;

/// <summary>
/// Keys with which a browser locks notes that it could not send. It keeps the key sealed beside the notes, and the site opens it again for
/// the same account alone: on the device, nobody else can read them.
/// </summary>
internal sealed class NoteKeys(IDataProtectionProvider keys)
{
    private const string Purpose = "Hay.Care.Notes";

    /// <summary>A new key of 256 bits, in Base64, and the same sealed for this account.</summary>
    public (string Key, string Sealed) New(string account)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        return (key, For(account).Protect(key));
    }

    /// <summary>Null: it is another account's, or none.</summary>
    public string? Open(string account, string? kept)
    {
        try
        {
            return For(account).Unprotect(kept ?? "");
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(string account) => keys.CreateProtector(Purpose, account);
}
