using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Cards;

namespace Hay.Web.Catalogue;

/// <summary>One published activity as pages show it. Immutable; holds nothing about any person.</summary>
public sealed record CatalogueEntry
{
    public required string Id { get; init; }
    public required Listing Listing { get; init; }
    /// <summary>Null when it is not known here.</summary>
    public OrganisationDetails? Organisation { get; init; }
    public DateOnly? Checked { get; init; }
    /// <summary>The day its age counts from; null: nobody knows.</summary>
    public DateOnly? Since { get; init; }
    /// <summary>It is so old that it comes after all others, and says so. Older ones are not in the catalogue.</summary>
    public bool IsSinking { get; init; }
    public required long Revision { get; init; }
    public DateTimeOffset? Listed { get; init; }
    /// <summary>When what is said of it, or one of its sessions, last changed; bookings do not count.</summary>
    public DateTimeOffset? Edited { get; init; }
    /// <summary>How often that was.</summary>
    public int Edits { get; init; }
    /// <summary>"Tuesdays, 6.30pm to 7.30pm"; empty when there are no dates.</summary>
    public string When { get => field ??= Plan is null ? "" : ScheduleWords.Of(Plan, Today); init; }
    /// <summary>Sessions that have not ended, by time, over the catalogue's horizon of eight weeks; cancelled ones too.</summary>
    public ImmutableArray<SessionView> Sessions { get => Sheet.Views(); init => Sheet = SessionSheet.Of(value); }

    /// <summary>Its dates are all past: it can be found by id, but no search finds it.</summary>
    public bool IsOver { get; init; }

    /// <summary>Its last card in each language, which goes when the entry goes. A changed copy takes it along, so a card knows whose it is.</summary>
    internal KeptCard?[]? Cards { get; set; }

    /// <summary>What <see cref="Sessions"/> is made of.</summary>
    internal SessionSheet Sheet { get; init; } = SessionSheet.Empty;

    /// <summary>The schedule with what was cancelled and moved, to look further ahead as time goes by.</summary>
    internal Schedule? Plan { get; init; }

    /// <summary>The day from which <see cref="When"/> is said; it is worked out when first asked.</summary>
    internal DateOnly Today
    {
        get;
        init
        {
            field = value;
            When = null!;
        }
    }

    /// <summary>It is at home here. What is a neighbour's is shown to people, and left out of whatever leaves the site or counts for it.</summary>
    public bool IsOurs => Listing.Home is null;

    /// <summary>Whether the indexes made for the other hold for this one: no more than bookings and details differ.</summary>
    internal bool SharesIndex(CatalogueEntry other) =>
        ReferenceEquals(Listing, other.Listing) && Checked == other.Checked && Listed == other.Listed && IsOver == other.IsOver
        && IsSinking == other.IsSinking
        && Organisation?.Name == other.Organisation?.Name && Sheet.Slots.SequenceEqual(other.Sheet.Slots);
}

/// <summary>One answer to a query. At: the first of its sessions that fits, by its place among them; null when the activity has no dates.</summary>
public readonly record struct CatalogueHit(CatalogueEntry Entry, int? At, double? Miles)
{
    /// <summary>That session, made when somebody asks: most hits are cards that are drawn already.</summary>
    public SessionView? Session => At is { } at ? Entry.Sheet.View(at) : null;

    /// <summary>An activity with the first of its sessions that starts after a moment and is not cancelled.</summary>
    public static CatalogueHit Next(CatalogueEntry entry, DateTimeOffset after) => new(entry, entry.Sheet.Next(after), null);
}

/// <summary>
/// A page of hits, how many there are in all, and for each further filter how many would be left. IsPartial: nothing has
/// every word, these have the most of them.
/// </summary>
public sealed record CatalogueResults(
    ImmutableArray<CatalogueHit> Hits,
    int Total,
    IReadOnlyDictionary<Facet, int> FacetCounts,
    IReadOnlyDictionary<string, int> CategoryCounts,
    IReadOnlyDictionary<string, int> LanguageCounts,
    bool IsPartial);
