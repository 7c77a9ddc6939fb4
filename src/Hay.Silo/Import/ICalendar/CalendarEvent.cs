using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Silo.Import;

/// <summary>An event of somebody's calendar in our words: one UID with all its changes.</summary>
public sealed record CalendarEvent
{
    /// <summary>The same each time the calendar is read; made of start and title where the file has none.</summary>
    public required string Uid { get; init; }

    public required string Summary { get; init; }

    /// <summary>Plain text; HTML is removed.</summary>
    public string? Description { get; init; }

    public string? Location { get; init; }

    /// <summary>Degrees, WGS84.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees, WGS84.</summary>
    public double? Longitude { get; init; }

    /// <summary>http or https.</summary>
    public string? Url { get; init; }

    /// <summary>The language of its title, by its tag; null: not said.</summary>
    public string? Language { get; init; }

    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>A name, never an e-mail address.</summary>
    public string? Organizer { get; init; }

    /// <summary>In Europe/London unless it repeats in a zone whose clock differs.</summary>
    public required Schedule Schedule { get; init; }

    public CalendarStatus Status { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    /// <summary>What had to be assumed or left out, in sentences for whoever imports.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>STATUS (RFC 5545 section 3.8.1.11).</summary>
public enum CalendarStatus { Confirmed, Tentative, Cancelled }
