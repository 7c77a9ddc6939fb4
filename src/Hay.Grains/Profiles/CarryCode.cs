using System.Security.Cryptography;

namespace Hay.Grains;

/// <summary>
/// Eight letters to carry a profile to another device: none that look alike, and no vowels, so that no words come out.
/// There are 18⁸, eleven thousand million of them.
/// </summary>
public static class CarryCode
{
    public const int Length = 8;
    private const string Letters = "BCDFGHJKMNPQRTVWXY";

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>As people type it: small letters, spaces and hyphens are all right.</summary>
    public static bool TryParse(string? text, out string code)
    {
        code = string.Concat((text ?? "").Where(c => c is not (' ' or '-'))).ToUpperInvariant();
        return code.Length == Length && code.All(Letters.Contains);
    }

    /// <summary>"KTRW MBXD".</summary>
    public static string Spoken(string code) => $"{code[..(Length / 2)]} {code[(Length / 2)..]}";
}
