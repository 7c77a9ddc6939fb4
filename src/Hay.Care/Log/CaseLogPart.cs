using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Care;

/// <summary>A part of a case's log, as whoever asked for it may read it. Lines: by number; none unless done.</summary>
public sealed record CaseLogPart(CareOutcome Outcome, ImmutableArray<AuditLine> Lines)
{
    /// <summary>Only who looked and when, without why, and nothing of what was changed.</summary>
    public bool IsLooksAlone { get; init; }
    /// <summary>How many earlier lines there are than those that were read: up to this number.</summary>
    public long Earlier { get; init; }
}
