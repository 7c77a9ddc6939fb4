using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Hay.Web.Tests.Security;

/// <summary>What an authenticator app shows (RFC 6238).</summary>
internal static class AppCode
{
    [SuppressMessage("Security", "CA5350", Justification = "The standard says SHA-1.")]
    public static string Of(string secret, long step)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(Encoding.ASCII.GetBytes(secret), counter);
        return $"{(BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue) % 1_000_000:D6}";
    }
}
