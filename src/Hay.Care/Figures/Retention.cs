namespace Hay.Care;

/// <summary>How long records are kept. Years are by the calendar.</summary>
public sealed record Retention
{
    /// <summary>After the close of a case.</summary>
    public int YearsAfterClose { get; init; } = 8;
    /// <summary>Where nobody was ever supported.</summary>
    public int YearsAfterDecline { get; init; } = 1;

    /// <summary>When it is to be erased; null: it is open.</summary>
    public DateTimeOffset? EraseAt(Case state) => throw new NotImplementedException();

    public bool IsDue(Case state, DateTimeOffset now) => EraseAt(state) <= now;
}
