using System.Collections.Immutable;

namespace Hay.Web.Api;

/// <summary>An activity: everything a person needs to decide whether to go. Empty text and null mean "not known".</summary>
internal sealed record ApiActivity
{
    /// <summary>Stable.</summary>
    public required string Id { get; init; }
    /// <summary>Its page.</summary>
    public required string Url { get; init; }
    public required string Title { get; init; }
    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }
    public required string Description { get; init; }
    /// <summary>Language that its text is written in (BCP 47).</summary>
    public required string WrittenIn { get; init; }
    /// <summary>Id of the space it is at home in.</summary>
    public required string Space { get; init; }
    /// <summary>Ids of further spaces it is shown in.</summary>
    public required ImmutableArray<string> AlsoIn { get; init; }
    /// <summary>Id of the organisation that runs it; null: not known.</summary>
    public required string? Organisation { get; init; }
    /// <summary>The same in short; null: not known.</summary>
    public required ApiOrganiser? Organiser { get; init; }
    /// <summary>What kind of activity it is.</summary>
    public required string Category { get; init; }
    /// <summary>indoor, outdoor or online.</summary>
    public required string Setting { get; init; }
    public required ApiVenue? Venue { get; init; }
    /// <summary>When it is, in words; empty: no dates are known.</summary>
    public required string When { get; init; }
    /// <summary>What the dates cannot say.</summary>
    public required string ScheduleNote { get; init; }
    /// <summary>The rule of its dates; null: no dates are known.</summary>
    public required ApiTimetable? Schedule { get; init; }
    /// <summary>Address of its sessions.</summary>
    public required string Sessions { get; init; }
    /// <summary>seated, gentle, beginners, mixed, moderate, experienced.</summary>
    public required ImmutableArray<string> Levels { get; init; }
    /// <summary>The Five Ways to Wellbeing it serves: connect, beActive, takeNotice, keepLearning, give.</summary>
    public required ImmutableArray<string> FiveWays { get; init; }
    public required ApiSuitability Suitability { get; init; }
    public required ApiFirstVisit FirstVisit { get; init; }
    public required ApiCost Cost { get; init; }
    /// <summary>How one gets in: dropIn, book, waitingList, elsewhere.</summary>
    public required string Booking { get; init; }
    /// <summary>The same in words.</summary>
    public required string HowToBook { get; init; }
    /// <summary>Languages spoken there (BCP 47; bfi is British Sign Language).</summary>
    public required ImmutableArray<string> Languages { get; init; }
    public required ApiAccess Access { get; init; }
    public required ApiContact Contact { get; init; }
    public required ImmutableArray<ApiPicture> Pictures { get; init; }
    /// <summary>Day on which somebody last confirmed it; null: nobody knows.</summary>
    public required DateOnly? Checked { get; init; }
    /// <summary>All its dates are past.</summary>
    public required bool IsOver { get; init; }
    /// <summary>Whether it is invented.</summary>
    public required bool IsDemo { get; init; }
    public required ApiSource? Source { get; init; }
}
