using System.Globalization;
using System.Text;

namespace Hay.Web.Calendars;

/// <summary>The lines of an iCalendar file (RFC 5545, section 3.1): folded at 75 octets, each ended by CRLF.</summary>
internal sealed class CalendarLines
{
    private const int Longest = 75;
    private const string Clock = "yyyyMMdd'T'HHmmss";
    private readonly StringBuilder _file = new();

    /// <summary>A value that is written as it is.</summary>
    public void Add(string name, string value)
    {
        var used = 0;
        foreach (var letter in $"{name}:{value}".EnumerateRunes())
        {
            if (used + letter.Utf8SequenceLength > Longest)
            {
                _file.Append("\r\n ");
                used = 1;
            }

            _file.Append(letter.ToString());
            used += letter.Utf8SequenceLength;
        }

        _file.Append("\r\n");
    }

    /// <summary>Words of people (section 3.3.11); nothing where there are none.</summary>
    public void Say(string name, string words)
    {
        var plain = string.Concat(words.ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))).Trim();
        if (plain.Length == 0) return;
        Add(name, plain.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal));
    }

    /// <summary>A moment by the clock on the wall of a zone.</summary>
    public void At(string name, DateTime local, string zone) =>
        Add($"{name};TZID={zone}", local.ToString(Clock, CultureInfo.InvariantCulture));

    /// <summary>A moment by the clock of the world.</summary>
    public void At(string name, DateTimeOffset moment) => Add(name, Utc(moment.UtcDateTime));

    public static string Utc(DateTime utc) => utc.ToString(Clock, CultureInfo.InvariantCulture) + "Z";

    public override string ToString() => _file.ToString();
}
