namespace Hay.Silo.Import;

/// <summary>A DURATION (RFC 5545 section 3.3.6), such as PT1H30M or P1W.</summary>
internal static class CalendarDuration
{
    // More than any event may last, and far from what a TimeSpan can hold.
    private const long Most = 1_000_000;

    /// <summary>Null when it is none. Seconds are dropped; a negative length is none for an event.</summary>
    public static TimeSpan? Parse(string text)
    {
        var rest = text.AsSpan().Trim().TrimStart('+');
        if (rest.Length < 3 || rest[0] is not ('P' or 'p')) return null;
        rest = rest[1..];
        var (total, number, inTime, digits) = (0L, 0L, false, false);
        foreach (var letter in rest)
        {
            if (char.IsAsciiDigit(letter))
            {
                number = Math.Min(number * 10 + (letter - '0'), Most);
                digits = true;
                continue;
            }

            if (char.ToUpperInvariant(letter) == 'T' && !digits && !inTime)
            {
                inTime = true;
                continue;
            }

            if (!digits || Minutes(char.ToUpperInvariant(letter), inTime) is not { } minutes) return null;
            total += number * minutes;
            (number, digits) = (0, false);
        }

        return digits ? null : TimeSpan.FromMinutes(total);
    }

    private static long? Minutes(char unit, bool inTime) => (unit, inTime) switch
    {
        ('W', false) => 7 * 24 * 60,
        ('D', false) => 24 * 60,
        ('H', true) => 60,
        ('M', true) => 1,
        ('S', true) => 0,
        _ => null,
    };
}
