using System.Globalization;
using System.Security.Cryptography;
using Hay.Grains;
using Microsoft.AspNetCore.DataProtection;

namespace Hay.Web.Sessions;

/// <summary>
/// What the square at the door says: which session it is, and when it was drawn, signed by us. Who sends it on sends
/// something that is soon of no use.
/// </summary>
internal sealed class DoorCodes(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(3);
    private const int Longest = 1000;

    public string Make(string activity, SessionId session) =>
        Protector(activity).Protect(string.Create(CultureInfo.InvariantCulture, $"{session.Value}/{clock.GetUtcNow().ToUnixTimeSeconds()}"));

    /// <summary>The session; null where the code is too old, of another activity, or none of ours.</summary>
    public SessionId? Read(string activity, string? code)
    {
        if (code is not { Length: > 0 and <= Longest }) return null;
        try
        {
            var parts = Protector(activity).Unprotect(code).Split('/');
            var age = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture));
            return age <= GoodFor && SessionId.TryParse(parts[0], out var session) ? session : null;
        }
        catch (CryptographicException)
        {
            return null; // made up, changed on the way, or of another activity
        }
    }

    private IDataProtector Protector(string activity) => protection.CreateProtector("hay.door", activity);
}
