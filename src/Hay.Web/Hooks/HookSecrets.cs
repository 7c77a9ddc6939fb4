using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Hay.Web.Hooks;

/// <summary>
/// Secrets that sign what webhooks send, after Standard Webhooks: "whsec_" and 256 random bits in base64. Whoever made one sees it once; the
/// store keeps it sealed with the site's own keys.
/// </summary>
internal sealed class HookSecrets(IDataProtectionProvider protection)
{
    private const string Beginning = "whsec_";
    private const int Bytes = 32;
    private readonly IDataProtector _protector = protection.CreateProtector("hay.webhooks");

    public (string Shown, string Sealed) New()
    {
        var secret = RandomNumberGenerator.GetBytes(Bytes);
        return (Beginning + Convert.ToBase64String(secret), Convert.ToBase64String(_protector.Protect(secret)));
    }

    /// <summary>The value of the signature header, by each of these secrets that can still be opened; null: none can.</summary>
    public string? Sign(IEnumerable<string> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] content = [.. Encoding.UTF8.GetBytes(FormattableString.Invariant($"{id}.{timestamp}.")), .. body];
        var signatures = secrets.Select(Open).OfType<byte[]>().Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, content))}").ToArray();
        return signatures.Length == 0 ? null : string.Join(' ', signatures);
    }

    private byte[]? Open(string secret)
    {
        try
        {
            return _protector.Unprotect(Convert.FromBase64String(secret));
        }
        catch (Exception lost) when (lost is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
