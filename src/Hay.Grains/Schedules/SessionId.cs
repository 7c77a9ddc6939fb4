using System.Globalization;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>
/// One dated occurrence of an activity: the local start its schedule gave it, as <c>yyyyMMddTHHmm</c>.
/// It stays the same when the session is moved, as RECURRENCE-ID does (RFC 5545 section 3.8.4.4).
/// </summary>
[GenerateSerializer, Immutable, Alias("hay.SessionId")]
[JsonConverter(typeof(SessionIdJson))]
public readonly record struct SessionId([property: Id(0)] string Value)
{
    private const string Pattern = "yyyyMMdd'T'HHmm";

    /// <summary>The session that its schedule starts at this wall clock; seconds are dropped.</summary>
    public static SessionId FromLocal(DateTime local) => new(string.Create(13, local, static (text, at) =>
    {
        // Written by hand: a catalogue makes a million of these at start.
        Digits(text[..4], at.Year);
        Digits(text[4..6], at.Month);
        Digits(text[6..8], at.Day);
        text[8] = 'T';
        Digits(text[9..11], at.Hour);
        Digits(text[11..], at.Minute);
    }));

    /// <summary>The wall clock the schedule gave this session, of unspecified kind.</summary>
    /// <exception cref="FormatException">The value did not come from <see cref="TryParse"/> or <see cref="FromLocal"/>.</exception>
    public DateTime ToLocal() => DateTime.ParseExact(Value, Pattern, CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out SessionId id)
    {
        var real = DateTime.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        id = real ? new SessionId(text!) : default;
        return real;
    }

    public override string ToString() => Value ?? "";

    private static void Digits(Span<char> to, int number)
    {
        for (var i = to.Length - 1; i >= 0; i--, number /= 10) to[i] = (char)('0' + number % 10);
    }
}
