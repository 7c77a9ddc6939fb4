using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Silo.Import;

/// <summary>One record of a file, as its reader understood it.</summary>
internal abstract record ImportRecord
{
    /// <summary>Its id in the source; empty when it has none.</summary>
    public string Id { get; init; } = "";
    /// <summary>The place in the file, as a person would look for it: "record 12", "line 4".</summary>
    public required string Where { get; init; }
    /// <summary>Of several records with one id the highest counts; of equals, the last.</summary>
    public long Rank { get; init; }
}

/// <summary>
/// An activity. The draft may still hold HTML, over-long text and nonsense numbers, and is in no space:
/// <see cref="DraftRules"/> and <see cref="ImportRun"/> see to that.
/// </summary>
internal sealed record ListedRecord : ImportRecord
{
    public required Listing Draft { get; init; }
    public OrganisationDraft? Organisation { get; init; }
    /// <summary>What the source calls it: categories, tags, concepts.</summary>
    public ImmutableArray<string> Words { get; init; } = [];
    /// <summary>WGS84 degrees, as the source says; null when it does not.</summary>
    public double? Lat { get; init; }
    public double? Lon { get; init; }
    /// <summary>Slug of the space that the source says it is in, for what is nowhere on the map; empty: none said.</summary>
    public string Space { get; init; } = "";
    /// <summary>The day on which the source last confirmed it.</summary>
    public DateOnly? Checked { get; init; }
    /// <summary>An event is over after its last date; a service goes on though its timetable has run out.</summary>
    public bool IsEvent { get; init; }
}

/// <summary>The source no longer has this activity.</summary>
internal sealed record DeletedRecord : ImportRecord;

/// <summary>Makes no listing of its own: it is a date of another record, or an older version of it.</summary>
internal sealed record PartRecord : ImportRecord
{
    /// <summary>The id of the record it belongs to.</summary>
    public required string Whole { get; init; }
}

/// <summary>A record that cannot be used, and why, in a few words.</summary>
internal sealed record RefusedRecord : ImportRecord
{
    public required string Reason { get; init; }
}

/// <summary>The organisation of a draft. Id: in the source; its name where it has none.</summary>
internal sealed record OrganisationDraft(string Id, OrganisationDetails Details);
