using System.Security.Cryptography;

namespace Hay.Grains;

/// <summary>The id of a shortlist, which its owner's addresses say, and the secret that opens it for the person. A link has both, one after the other.</summary>
public static class ShortlistKeys
{
    // 64 bits: no two are the same. 128 bits: nobody guesses one.
    private const int IdLength = 16;
    private const int SecretLength = 32;

    public static string NewId() => RandomNumberGenerator.GetHexString(IdLength, lowercase: true);

    public static string NewSecret() => RandomNumberGenerator.GetHexString(SecretLength, lowercase: true);

    /// <summary>Whether a text looks like an id: no other one may wake a grain.</summary>
    public static bool IsId(string? text) => text is { Length: IdLength } && IsHex(text);

    /// <summary>What a link says; null: it is none.</summary>
    public static (string Id, string Secret)? Read(string? link) =>
        link is { Length: IdLength + SecretLength } && IsHex(link) ? (link[..IdLength], link[IdLength..]) : null;

    private static bool IsHex(string text) => text.All(c => c is >= '0' and <= '9' or >= 'a' and <= 'f');
}
