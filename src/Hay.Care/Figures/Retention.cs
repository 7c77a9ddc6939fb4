namespace Hay.Care;

/// <summary>How long records are kept. Years are by the calendar.</summary>
public sealed record Retention
{
    /// <summary>After the close of a case.</summary>
    public int YearsAfterClose { get; init; } = 8;
    /// <summary>After a referral was not taken: nobody was supported.</summary>
    public int YearsAfterDecline { get; init; } = 1;

    /// <summary>When it is to be erased; null: it is open, or there is none.</summary>
    public DateTimeOffset? EraseAt(Case state) => !state.Exists ? null : state.Now.Step switch
    {
        CareStep.Closed => state.Now.Since.AddYears(YearsAfterClose),
        CareStep.Declined => state.Now.Since.AddYears(YearsAfterDecline),
        _ => null,
    };

    public bool IsDue(Case state, DateTimeOffset now) => EraseAt(state) <= now;
}
