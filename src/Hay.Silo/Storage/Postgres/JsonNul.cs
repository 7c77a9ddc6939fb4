using System.Text;

namespace Hay.Silo.Storage;

/// <summary>PostgreSQL's text and JSON have no NUL (U+0000), and no word of anybody's has one for a reason.</summary>
internal static class JsonNul
{
    /// <summary>With U+FFFD for each escaped NUL. A backslash that is itself escaped escapes nothing.</summary>
    public static string Without(string json)
    {
        if (!json.Contains("\\u0000", StringComparison.Ordinal)) return json;
        var text = new StringBuilder(json);
        for (var i = 0; i < text.Length - 1; i++)
        {
            if (text[i] != '\\') continue;
            if (i + 5 < text.Length && text[i + 1] == 'u' && text.ToString(i + 2, 4) == "0000") text.Replace("0000", "FFFD", i + 2, 4);
            i++;
        }

        return text.ToString();
    }

    /// <summary>The same of UTF-8.</summary>
    public static byte[] Without(byte[] json) => json.AsSpan().IndexOf("\\u0000"u8) < 0 ? json : Encoding.UTF8.GetBytes(Without(Encoding.UTF8.GetString(json)));
}
