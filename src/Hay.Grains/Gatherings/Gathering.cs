namespace Hay.Grains;

/// <summary>
/// The gathering of a space as it is stored, the last one where none is on: it goes on by the clock, whatever happens to the
/// processes that show it.
/// </summary>
public sealed record Gathering
{
    /// <summary>How long before its start people may already come together.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);
    /// <summary>How long after its end it is still shown, so that nobody is left in the middle of the last word.</summary>
    public static readonly TimeSpan Linger = TimeSpan.FromMinutes(2);
    /// <summary>Nobody reads faster.</summary>
    public static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);
    public const int LongestSeconds = 60 * 60;
    public const int LongestLine = 160;

    public long Number { get; init; }
    public string Taster { get; init; } = "";
    public DateTimeOffset Start { get; init; }
    public int Seconds { get; init; }
    public string Line { get; init; } = "";
    public int LineNumber { get; init; }
    public DateTimeOffset LineAt { get; init; }

    public (Gathering Next, GatheringOutcome Outcome) Begin(BeginGathering command, DateTimeOffset now)
    {
        if (!ListingRules.IsSlug(command.Taster) || command.Seconds is < 1 or > LongestSeconds) return (this, GatheringOutcome.Refused);
        if (command.Start > now + Ahead || command.Start.AddSeconds(command.Seconds) <= now) return (this, GatheringOutcome.Refused);
        if (IsOn(now)) return (this, GatheringOutcome.AlreadyOn);
        var next = new Gathering { Number = Number + 1, Taster = command.Taster, Start = command.Start, Seconds = command.Seconds };
        return (next, GatheringOutcome.Begun);
    }

    public (Gathering Next, LineOutcome Outcome) Say(string words, DateTimeOffset now)
    {
        var line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length is 0 or > LongestLine || line.Any(char.IsControl)) return (this, LineOutcome.Refused);
        if (!IsOn(now)) return (this, LineOutcome.NothingOn);
        // Sent twice, said once.
        if (line == Line) return (this, LineOutcome.Said);
        if (LineNumber > 0 && now < LineAt + BetweenLines) return (this, LineOutcome.TooSoon);
        return (this with { Line = line, LineNumber = LineNumber + 1, LineAt = now }, LineOutcome.Said);
    }

    /// <summary>Null where none is on and the last one has been over for a while.</summary>
    public GatheringView? View(DateTimeOffset now) => Number > 0 && now < End + Linger
        ? new GatheringView { Number = Number, Taster = Taster, Start = Start, Seconds = Seconds, Line = Line, LineNumber = LineNumber }
        : null;

    private DateTimeOffset End => Start.AddSeconds(Seconds);

    private bool IsOn(DateTimeOffset now) => Number > 0 && now < End;
}
