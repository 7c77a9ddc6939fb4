using System.Security.Cryptography;

namespace Hay.Care;

/// <summary>Ids of cases and of people: 128 random bits as 32 hexadecimal digits in small letters.</summary>
public static class CaseId
{
    public static string New() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public static bool IsOne(string? text) => text is { Length: 32 } && text.All(c => char.IsAsciiHexDigitLower(c));
}
