namespace Hay.Grains;

/// <summary>
/// What is different about one session: cancelled, at another time, or of another length
/// (RECURRENCE-ID, RFC 5545 section 3.8.4.4). Ignored when the schedule does not give that session.
/// </summary>
[GenerateSerializer, Immutable, Alias("hay.SessionChange")]
public sealed record SessionChange
{
    [Id(0)] public required SessionId Session { get; init; }
    [Id(1)] public bool Cancelled { get; init; }

    /// <summary>The new start, local wall clock; null: not moved.</summary>
    [Id(2)] public DateTime? MovedTo { get; init; }

    /// <summary>The new length; null: as the schedule says.</summary>
    [Id(3)] public TimeSpan? Duration { get; init; }

    /// <summary>Why, in the organiser's words.</summary>
    [Id(4)] public string? Note { get; init; }
}
