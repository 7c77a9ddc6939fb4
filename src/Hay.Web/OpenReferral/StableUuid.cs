using System.Security.Cryptography;
using System.Text;

namespace Hay.Web.OpenReferral;

/// <summary>Our ids as the UUIDs that Open Referral wants: version 5 (RFC 9562, section 5.5), so that one id always gets the same one.</summary>
internal static class StableUuid
{
    /// <summary>Hay's own namespace. Written into other people's copies: never change it.</summary>
    private static readonly Guid Hay = new("3f3d2c60-6c1e-4f0e-9a57-0d6b1f1c2a84");

    /// <summary>Kind: "service", so that a service and a place of the same id stay apart.</summary>
    public static Guid Of(string kind, string id) => Of(Hay, $"{kind}:{id}");

    public static Guid Of(Guid space, string name)
    {
        // What is named may be as long as an import wrote it.
        var most = 16 + Encoding.UTF8.GetMaxByteCount(name.Length);
        var named = most <= 512 ? stackalloc byte[most] : new byte[most];
        space.TryWriteBytes(named, bigEndian: true, out _);
        var length = Encoding.UTF8.GetBytes(name, named[16..]);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        // The standard says SHA-1; nothing here is secret.
#pragma warning disable CA5350
        SHA1.HashData(named[..(16 + length)], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
