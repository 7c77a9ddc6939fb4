using System.Security.Cryptography;

namespace Hay.Web.OpenReferral;

/// <summary>A record as it is sent, and what its page's ETag is made of.</summary>
internal sealed class WrittenRecord(byte[] json)
{
    public byte[] Json => json;

    /// <summary>SHA-256.</summary>
    public byte[] Hash { get; } = SHA256.HashData(json);
}
