using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;

namespace Hay.Uptake;

/// <summary>Something that was not found or was asked for, and how often.</summary>
public sealed record DemandRow(UnmetDemand Demand, ProtectedCount Times)
{
    /// <summary>On how many days something must have been looked for, to be named.</summary>
    public const int NamedAfterDays = 3;

    /// <summary>Stands for all that was looked for too rarely to be named.</summary>
    public static readonly UnmetDemand Rare = new();

    /// <summary>It is everything else, taken together.</summary>
    public bool IsRare => Demand == Rare;
}

/// <summary>The tables that figures are kept in. Nothing but what one table's blocks say goes into a number.</summary>
internal enum UptakeTable { Weeks, Neighbourhoods, Categories, Ages, Organisations, Listings }

/// <summary>Which number it is: the first day of the period, the one or two things it is counted by (else empty), and what is counted.</summary>
internal readonly record struct UptakeBlock(UptakeTable Table, DateOnly Period, string By, string And, Measure Measure)
{
    /// <summary>In words that no other block has.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Table}|{Period.DayNumber}|{By}|{And}|{Measure}");
}

/// <summary>
/// All that may be known of uptake, as it was at the end of a day: six tables of protected blocks. A larger number is the sum of its
/// blocks (<see cref="ProtectedCount"/> adds), never a count of its own, so nothing can be found by subtracting. Immutable.
/// </summary>
public sealed class UptakeFigures
{
    /// <summary>Nothing was counted yet.</summary>
    public static readonly UptakeFigures None = new(FrozenDictionary<UptakeBlock, ProtectedCount>.Empty, FrozenDictionary<(Quarter, string), ImmutableArray<DemandRow>>.Empty);

    private readonly FrozenDictionary<UptakeBlock, ProtectedCount> _blocks;
    private readonly FrozenDictionary<(Quarter Quarter, string Space), ImmutableArray<DemandRow>> _demand;

    internal UptakeFigures(FrozenDictionary<UptakeBlock, ProtectedCount> blocks, FrozenDictionary<(Quarter Quarter, string Space), ImmutableArray<DemandRow>> demand) =>
        (_blocks, _demand) = (blocks, demand);

    internal FrozenDictionary<(Quarter Quarter, string Space), ImmutableArray<WellbeingRow>> Wellbeing { get; init; } = FrozenDictionary<(Quarter, string), ImmutableArray<WellbeingRow>>.Empty;

    /// <summary>The first day that is counted; null: nothing is.</summary>
    public DateOnly? From { get; internal init; }

    /// <summary>The last day that is counted whole.</summary>
    public DateOnly Through { get; internal init; }

    /// <summary>Mondays of the weeks that are counted whole, the oldest first.</summary>
    public ImmutableArray<DateOnly> Weeks { get; internal init; } = [];

    /// <summary>The oldest first; the last one may not be over.</summary>
    public ImmutableArray<Quarter> Quarters { get; internal init; } = [];

    /// <summary>Ids of organisations that anything is counted of.</summary>
    public ImmutableArray<string> Organisations { get; internal init; } = [];

    /// <summary>In the week that begins on a Monday, by the listing's home and kind: people, once each a listing's home and kind.</summary>
    public ProtectedCount InWeek(DateOnly monday, string space, string category, Measure measure) =>
        Of(new(UptakeTable.Weeks, monday, space, category, measure));

    /// <summary>Searches that found something, in the week that begins on a Monday, in a space or <see cref="IDemandGrain.Everywhere"/>.</summary>
    public ProtectedCount Searches(DateOnly monday, string space) => Of(new(UptakeTable.Weeks, monday, space, "", Measure.Searched));

    /// <summary>In a quarter, by the neighbourhood that people said they live in: people once each, wherever they went.</summary>
    public ProtectedCount OfNeighbourhood(Quarter quarter, string neighbourhood, Measure measure) =>
        Of(new(UptakeTable.Neighbourhoods, quarter.Start, neighbourhood, "", measure));

    /// <summary>In a quarter, of a neighbourhood, by kind of activity: people who held a place or came, once each a kind.</summary>
    public ProtectedCount OfNeighbourhood(Quarter quarter, string neighbourhood, string category) =>
        Of(new(UptakeTable.Categories, quarter.Start, neighbourhood, category, Measure.Going));

    /// <summary>
    /// In a quarter, by the space of the neighbourhood that people said they live in and their age (one of <see cref="AgeBands"/>; empty:
    /// they did not say): people once each.
    /// </summary>
    public ProtectedCount OfAge(Quarter quarter, string space, string ageBand, Measure measure) =>
        Of(new(UptakeTable.Ages, quarter.Start, space, ageBand, measure));

    /// <summary>In a quarter, by who runs it: people once each an organisation.</summary>
    public ProtectedCount OfOrganisation(Quarter quarter, string organisation, Measure measure) =>
        Of(new(UptakeTable.Organisations, quarter.Start, organisation, "", measure));

    /// <summary>In the week that begins on a Monday, of one listing, for those who run it: the last week may not be over, and of more than a quarter of a year ago there is nothing.</summary>
    public UptakeRow OfListing(DateOnly monday, string activity)
    {
        ProtectedCount Of(Measure measure) => this.Of(new(UptakeTable.Listings, monday, activity, "", measure));
        return new(Of(Measure.Looked), Of(Measure.Saved), Of(Measure.Going), Of(Measure.Came));
    }

    /// <summary>
    /// In a quarter, what people looked for in a space (or <see cref="IDemandGrain.Everywhere"/>) and did not find, or asked for: the most
    /// frequent first, at the end all that was rare as one row (<see cref="DemandRow.IsRare"/>).
    /// </summary>
    public ImmutableArray<DemandRow> Unmet(Quarter quarter, string space) => _demand.GetValueOrDefault((quarter, space), []);

    /// <summary>In a quarter, how people say that things are who said so before, too, by the space they said they live in (empty: they did not say); each question by itself.</summary>
    public ImmutableArray<WellbeingRow> HowThingsAre(Quarter quarter, string space) => Wellbeing.GetValueOrDefault((quarter, space), []);

    private ProtectedCount Of(UptakeBlock block) => _blocks.GetValueOrDefault(block);
}
