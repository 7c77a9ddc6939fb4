using System.Security.Cryptography;
using System.Text;

namespace Hay.Web.Accounts;

/// <summary>
/// Codes for when the app is lost: 24 letters and digits of 32, so 120 bits. Whoever has the store cannot try them all out, and a plain
/// hash keeps them; Identity's own, of 45 bits, would need one that is slow.
/// </summary>
internal static class RecoveryCodes
{
    public const int Count = 8;
    // RFC 4648 section 6: nothing in it looks like something else.
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Length = 24;
    private const int Group = 4;

    /// <summary>As they are shown: ABCD-EFGH-….</summary>
    public static string[] Make() => [.. Enumerable.Range(0, Count).Select(_ => Grouped(RandomNumberGenerator.GetString(Letters, Length)))];

    public static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Written(code))));

    // With hyphens, spaces and capitals or without.
    private static string Written(string typed)
    {
        var plain = string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return plain.Length == Length ? Grouped(plain) : typed.Trim().ToUpperInvariant();
    }

    private static string Grouped(string plain) => string.Join('-', plain.Chunk(Group).Select(c => new string(c)));
}
