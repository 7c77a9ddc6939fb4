namespace Hay.Care;

/// <summary>How long records are kept. Years are by the calendar.</summary>
[GenerateSerializer, Immutable, Alias("hay.Retention")]
public sealed record Retention
{
    /// <summary>After the close of a case.</summary>
    [Id(0)] public int YearsAfterClose { get; init; } = 8;
    /// <summary>After a referral was not taken, or after the last step of one that nobody ever accepted: nobody was supported.</summary>
    [Id(1)] public int YearsNotTaken { get; init; } = 1;

    /// <summary>When it is to be erased; null: it is open, or there is none.</summary>
    public DateTimeOffset? EraseAt(Case state) => !state.Exists ? null : state.Now.Step switch
    {
        CareStep.Closed => state.Now.Since.AddYears(YearsAfterClose),
        CareStep.Declined => state.Now.Since.AddYears(YearsNotTaken),
        CareStep.Received or CareStep.Asked when state.Steps.All(s => s.Step is CareStep.Received or CareStep.Asked) => state.Now.Since.AddYears(YearsNotTaken),
        _ => null,
    };

    public bool IsDue(Case state, DateTimeOffset now) => EraseAt(state) <= now;
}
