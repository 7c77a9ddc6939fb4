using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Hay.Web.Accounts;

/// <summary>
/// The numbers of authenticator apps (TOTP, RFC 6238: SHA-1, six digits, half a minute). Identity's own would take one again, and for
/// two minutes and a half: here each is good once, in its own half minute and those beside it, and none that is older than the last.
/// </summary>
internal sealed class AppNumbers(TimeProvider clock) : AuthenticatorTokenProvider<Member>
{
    private const int Seconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<Member> manager, Member user)
    {
        if (user.Details.AuthenticatorKey is not { Length: > 0 } key) return false;
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / Seconds;
        for (var step = now - 1; step <= now + 1; step++)
        {
            if (step <= user.Details.LastNumber || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Number(key, step)), Encoding.UTF8.GetBytes(token))) continue;
            user.Details = user.Details with { LastNumber = step };
            // Two at once: one of them finds the account changed.
            return (await manager.UpdateAsync(user)).Succeeded;
        }

        return false;
    }

    [SuppressMessage("Security", "CA5350", Justification = "The standard says SHA-1, and authenticator apps know no other.")]
    private static string Number(string key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(Bytes(key), counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    // RFC 4648 section 6.
    private static byte[] Bytes(string key)
    {
        var (bytes, bits, held) = (new List<byte>(key.Length * 5 / 8), 0, 0);
        foreach (var c in key.TrimEnd('='))
        {
            (bits, held) = (((bits << 5) | Base32.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal)) & 0xfff, held + 5);
            if (held < 8) continue;
            held -= 8;
            bytes.Add((byte)(bits >> held));
        }

        return [.. bytes];
    }
}
