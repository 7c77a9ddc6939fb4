using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>
/// What an organiser says about an activity: everything a person needs to decide whether to go. Plain text, no HTML.
/// Empty text and <see langword="null"/> mean "not known"; lists are never null.
/// </summary>
[GenerateSerializer, Immutable, Alias("hay.Listing")]
public sealed record Listing
{
    /// <summary>One line, at most <see cref="ListingRules.TitleLength"/> characters.</summary>
    [Id(0)] public required string Title { get; init; }
    /// <summary>One sentence.</summary>
    [Id(1)] public string Summary { get; init; } = "";
    [Id(2)] public string Description { get; init; } = "";
    /// <summary>Slug of the space it is at home in.</summary>
    [Id(3)] public required string Space { get; init; }
    /// <summary>Slugs of further spaces it is shown in.</summary>
    [Id(4)] public ImmutableArray<string> AlsoIn { get; init; } = [];
    /// <summary>Id of the organisation that runs it.</summary>
    [Id(5)] public string? Organisation { get; init; }
    /// <summary>Category slug; "other" where none fits.</summary>
    [Id(6)] public string Category { get; init; } = "other";
    [Id(7)] public Setting Setting { get; init; }
    /// <summary>Where it happens, or where people meet; null when online or not known.</summary>
    [Id(8)] public Venue? Venue { get; init; }
    /// <summary>When it happens; null when nobody has said ("ring to find out").</summary>
    [Id(9)] public Schedule? Schedule { get; init; }
    /// <summary>What the dates cannot say: "no session if it is icy".</summary>
    [Id(10)] public string ScheduleNote { get; init; } = "";
    [Id(11)] public ImmutableArray<Level> Levels { get; init; } = [];
    /// <summary>The Five Ways to Wellbeing it serves, the strongest first.</summary>
    [Id(12)] public ImmutableArray<FiveWay> FiveWays { get; init; } = [];
    [Id(13)] public Suitability Suitability { get; init; } = new();
    [Id(14)] public FirstVisit FirstVisit { get; init; } = new();
    [Id(15)] public Cost Cost { get; init; } = new();
    [Id(16)] public BookingTerms Booking { get; init; } = new();
    /// <summary>BCP 47 tags of the languages spoken there; "bfi" is British Sign Language.</summary>
    [Id(17)] public ImmutableArray<string> Languages { get; init; } = [];
    /// <summary>Access facts of this session where they differ from the venue's.</summary>
    [Id(18)] public AccessFacts AccessHere { get; init; } = new();
    /// <summary>Its concept in OpenActive's activity list, where one is honest.</summary>
    [Id(19)] public Concept? OpenActive { get; init; }
    [Id(20)] public Contact Contact { get; init; } = new();
    /// <summary>Where it was imported from; null when typed in here.</summary>
    [Id(21)] public Source? Source { get; init; }
    /// <summary>Invented content that must be marked as such wherever it is shown.</summary>
    [Id(22)] public bool Demo { get; init; }
    /// <summary>BCP 47 tag of the language that its text is written in; empty: English.</summary>
    [Id(23)] public string WrittenIn { get; init; } = "";
    /// <summary>The first is shown first.</summary>
    [Id(24)] public ImmutableArray<ListingPicture> Pictures { get; init; } = [];
    /// <summary>Where it is at home, when that is another Hay: it is only shown here, and never passed on. Null: here.</summary>
    [Id(25)] public Home? Home { get; init; }

    /// <summary>The access facts that hold for its sessions: the venue's, corrected by <see cref="AccessHere"/>.</summary>
    public AccessFacts Access() => (Venue?.Access ?? new AccessFacts()).With(AccessHere);

    /// <summary>Every space it is shown in, home first.</summary>
    public IEnumerable<string> Spaces() => AlsoIn.Where(s => s != Space).Distinct().Prepend(Space);
}
