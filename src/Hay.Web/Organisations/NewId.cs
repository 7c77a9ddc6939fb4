using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hay.Web.Organisations;

/// <summary>Ids for what is begun here: readable, as they are seen in addresses, and never given twice.</summary>
internal static class NewId
{
    private const int Readable = 40;
    // Without vowels and what looks alike: no words come out of it.
    private const string Letters = "bcdfghjkmnpqrstvwxz23456789";

    /// <summary>Lower-case letters, digits and hyphens, at most 47: "tuesday-table-x7k2mq".</summary>
    public static string Of(string title)
    {
        var slug = new StringBuilder(Readable);
        foreach (var c in Plain(title))
        {
            if (slug.Length == Readable) break;
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return $"{slug.ToString().Trim('-')}-{RandomNumberGenerator.GetString(Letters, 6)}".TrimStart('-');
    }

    // Halves of characters cannot be taken apart.
    private static string Plain(string text) => string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormD);
}
