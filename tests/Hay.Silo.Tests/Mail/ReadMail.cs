using System.Text;
using System.Text.RegularExpressions;

namespace Hay.Silo.Tests.Mail;

/// <summary>A mail as its reader sees it: unfolded headers (RFC 5322), decoded words (RFC 2047) and text (RFC 2045).</summary>
internal sealed partial class ReadMail
{
    private readonly string[] _headers;

    public ReadMail(IEnumerable<string> lines)
    {
        var all = lines.ToArray();
        var end = Array.IndexOf(all, "");
        _headers = Folds().Replace(string.Join('\n', all[..end]), " ").Split('\n');
        var body = string.Join("\r\n", all[(end + 1)..]);
        Text = (Header("Content-Transfer-Encoding") switch
        {
            "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body)),
            "quoted-printable" => Quoted(body),
            _ => body,
        }).ReplaceLineEndings("\n").TrimEnd('\n');
    }

    public string Text { get; }

    public IEnumerable<string> HeaderNames => _headers.Select(h => h.Split(':')[0]);

    /// <summary>The only header of this name.</summary>
    public string Header(string name)
    {
        var raw = Assert.Single(_headers, h => h.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();
        return Words().Replace(BetweenWords().Replace(raw, ""), word => word.Groups["how"].Value is "B" or "b"
            ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups["text"].Value))
            : Quoted(word.Groups["text"].Value.Replace('_', ' ')));
    }

    private static string Quoted(string text)
    {
        var bytes = new List<byte>();
        text = text.Replace("=\r\n", "", StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=') bytes.Add((byte)text[i]);
            else
            {
                bytes.Add(Convert.FromHexString(text.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Folds();

    [GeneratedRegex(@"(?<=\?=)\s+(?==\?)")]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"=\?utf-8\?(?<how>[bq])\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
