using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Hay.Web.Sessions;

/// <summary>The signed link in a mail from a group by which its reader wants no more. It never grows too old.</summary>
internal sealed class NoMailLinks(IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("Hay.NoMail");

    /// <summary>From the first slash.</summary>
    public string Path(string email) => $"/no-mail?code={_seal.Protect(email)}";

    /// <summary>The address that was written to; null when the code was changed on the way.</summary>
    public string? Open(string? code)
    {
        try
        {
            return string.IsNullOrEmpty(code) ? null : _seal.Unprotect(code);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
