using System.Collections.Immutable;

namespace Hay.Web.Insight;

/// <summary>What may be chosen on a page.</summary>
[Flags]
internal enum Choices { None = 0, Quarter = 1, Space = 2, Measure = 4, Level = 8, Category = 16, Weeks = 32, AnyMeasure = 64 }

/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">In the menu.</param>
/// <param name="Lead">What it shows, in a sentence.</param>
/// <param name="Choices">What one chooses.</param>
/// <param name="Tables">Makes its tables; a map or lines are drawn of the first.</param>
internal sealed record InsightView(string Slug, string Name, string Lead, Choices Choices, ImmutableArray<Func<InsightSources, InsightQuery, InsightTable>> Tables)
{
    /// <summary>Sentences made from the numbers.</summary>
    public Func<InsightSources, InsightQuery, IEnumerable<string>> Words { get; init; } = static (_, _) => [];
    public bool HasMap { get; init; }
    public bool HasLines { get; init; }
}

/// <summary>The pages of analysts, and the tables they are made of.</summary>
internal static class InsightViews
{
    private const Choices Reach = Choices.Quarter | Choices.Space | Choices.Measure | Choices.Category;

    public static readonly InsightView Overview = new("", "Overview", "Who is reached, what is on, and what people looked for in vain.", Choices.Quarter | Choices.Space | Choices.Measure, [OverviewTables.Spaces])
    {
        Words = InsightWords.Overview,
    };

    public static readonly ImmutableArray<InsightView> All =
    [
        new("reach", "Reach", "People reached of every 1,000 residents, by where they live and by age.", Reach | Choices.Level, [ReachTables.ByArea, ReachTables.ByAge]),
        new("map", "Map", "The same on a map. The table below it says all of it.", Reach | Choices.Level, [ReachTables.ByArea]) { HasMap = true },
        new("trends", "Trends", "Week by week, beside another space or the year before.", Choices.Space | Choices.AnyMeasure | Choices.Category | Choices.Weeks, [TrendTables.Weeks]) { HasLines = true },
        new("equity", "Equity", "Whether people in more deprived neighbourhoods are reached as much as others.", Reach, [EquityTables.ByDecile, EquityTables.Indices]) { Words = EquityTables.Words },
        new("gaps", "Gaps", "Where need is high, and little is near or used.", Choices.Quarter | Choices.Space | Choices.Measure | Choices.Category, [GapTables.Gaps]) { HasMap = true },
        new("supply", "Supply", "How many sessions are near for how many people, kind by kind.", Choices.Quarter | Choices.Space | Choices.Category, [SupplyTables.ByArea, SupplyTables.ByKind]) { HasMap = true },
        new("demand", "Demand", "What people looked for and did not find, or said is missing.", Choices.Quarter | Choices.Space, [DemandTables.Unmet]),
        new("funnel", "Funnel", "How many of those who look also save, hold a place and come.", Choices.Quarter | Choices.Space | Choices.Category, [FunnelTables.Steps]),
        new("organisations", "Organisations", "How many people each organisation reaches.", Choices.Quarter | Choices.Space, [OrganisationTables.Reach]),
        new("wellbeing", "How things are", "What people say of how things are who said so before, too.", Choices.Quarter | Choices.Space, [WellbeingTables.BeforeAndAfter]),
    ];

    private static readonly ImmutableDictionary<string, Func<InsightSources, InsightQuery, InsightTable>> Tables = new Dictionary<string, Func<InsightSources, InsightQuery, InsightTable>>
    {
        ["overview"] = OverviewTables.Spaces,
        ["reach"] = ReachTables.ByArea,
        ["map"] = ReachTables.ByArea,
        ["ages"] = ReachTables.ByAge,
        ["trends"] = TrendTables.Weeks,
        ["equity"] = EquityTables.ByDecile,
        ["indices"] = EquityTables.Indices,
        ["gaps"] = GapTables.Gaps,
        ["supply"] = SupplyTables.ByArea,
        ["kinds"] = SupplyTables.ByKind,
        ["demand"] = DemandTables.Unmet,
        ["funnel"] = FunnelTables.Steps,
        ["organisations"] = OrganisationTables.Reach,
        ["wellbeing"] = WellbeingTables.BeforeAndAfter,
    }.ToImmutableDictionary();

    public static IEnumerable<string> TableNames => Tables.Keys;

    public static InsightView? Find(string slug) => All.FirstOrDefault(view => view.Slug == slug);

    /// <summary>Null: there is no such table.</summary>
    public static InsightTable? Table(string slug, InsightSources of, InsightQuery asked) => Tables.GetValueOrDefault(slug)?.Invoke(of, asked);
}
