using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hay.Silo.Import;

/// <summary>
/// Ids for what comes from elsewhere: the same (source, id) always gets the same one. Readable first, and a piece of
/// its SHA-256 so that two that read alike stay apart. Changing this would list everything twice: never do.
/// </summary>
internal static class StableId
{
    public static string OfListing(string source, string id) => Of(source, "", id, $"{source}\n{id}");

    public static string OfOrganisation(string source, string id) => Of(source, "o-", id, $"{source}\no\n{id}");

    /// <summary>Lower-case letters and digits, anything else a single hyphen; at most so long.</summary>
    public static string Slug(string text, int length)
    {
        var slug = new StringBuilder(length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (slug.Length == length) break;
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString().Trim('-');
    }

    private static string Of(string source, string kind, string id, string whole)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..8];
        var parts = new[] { Slug(source, 16), $"{kind}{Slug(LastPart(id), 34)}".Trim('-'), hash };
        return string.Join('-', parts.Where(p => p.Length > 0));
    }

    // Of an address its end says most.
    private static string LastPart(string id) =>
        id.Contains("://", StringComparison.Ordinal) ? id.TrimEnd('/').Split('/', '#', '?', '=')[^1] : id;
}
