using System.Security.Cryptography;
using System.Text;
using Hay.Grains;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Hay.Web.Calendars;

/// <summary>
/// Keys of calendars that people follow: whose it is and 256 random bits, sealed with the site's own keys. Their profile keeps a hash of
/// the bits alone, so that no copy of the store opens a calendar, and a new key ends the one before.
/// </summary>
internal sealed class CalendarKeys(IDataProtectionProvider protection)
{
    public const string Path = "/calendar/";
    private const int Secret = 32;
    private const int Longest = 500;
    private readonly IDataProtector _protector = protection.CreateProtector("hay.calendar");

    public (string Key, string Hash) New(ProfileId profile)
    {
        var secret = RandomNumberGenerator.GetBytes(Secret);
        return (WebEncoders.Base64UrlEncode(_protector.Protect([.. secret, .. Encoding.ASCII.GetBytes(profile.Value)])), Hash(secret));
    }

    /// <summary>Null: we never made this key. Whether it is good still, the profile says.</summary>
    public (ProfileId Profile, string Hash)? Read(string key)
    {
        if (key.Length > Longest) return null;
        try
        {
            var opened = _protector.Unprotect(WebEncoders.Base64UrlDecode(key));
            return opened.Length > Secret && ProfileId.TryParse(Encoding.ASCII.GetString(opened.AsSpan(Secret)), out var profile)
                ? (profile, Hash(opened.AsSpan(0, Secret)))
                : null;
        }
        catch (Exception madeUp) when (madeUp is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static string Hash(ReadOnlySpan<byte> secret) => Convert.ToHexStringLower(SHA256.HashData(secret));
}
