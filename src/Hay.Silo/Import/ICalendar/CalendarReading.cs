using System.Collections.Immutable;

namespace Hay.Silo.Import;

/// <summary>What came of reading a calendar. Every event of the file is either in <see cref="Events"/> or in <see cref="Refused"/>.</summary>
public sealed record CalendarReading
{
    /// <summary>Why the file as a whole cannot be used; null: it is a calendar, if perhaps an empty one.</summary>
    public string? Refusal { get; init; }

    /// <summary>The calendar's own name (X-WR-CALNAME).</summary>
    public string? Name { get; init; }

    public ImmutableArray<CalendarEvent> Events { get; init; } = [];

    public ImmutableArray<RefusedEvent> Refused { get; init; } = [];
}

/// <summary>An event that cannot be used.</summary>
/// <param name="Record">Its title, where it has one, and its place in the file: “event 12”.</param>
/// <param name="Reason">A sentence.</param>
public sealed record RefusedEvent(string Record, string Reason);
