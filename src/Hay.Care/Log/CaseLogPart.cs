using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Care;

/// <summary>A part of a case's log, as whoever asked for it may read it. Lines: by number; none unless done.</summary>
public sealed record CaseLogPart(CareOutcome Outcome, ImmutableArray<AuditLine> Lines)
{
    /// <summary>Only who looked and when, without why, and nothing of what was changed.</summary>
    public bool IsLooksAlone { get; init; }
    /// <summary>Numbers of lines, first and last of each part, that are there and cannot be read; in their order.</summary>
    public ImmutableArray<(long From, long To)> Unreadable { get; init; } = [];
    /// <summary>How many earlier lines there are than those that were read, or tried to be: up to this number.</summary>
    public long Earlier { get; init; }
}
