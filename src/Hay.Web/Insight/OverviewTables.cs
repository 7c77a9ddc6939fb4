using System.Collections.Immutable;


namespace Hay.Web.Insight;

/// <summary>The spaces side by side.</summary>
internal static class OverviewTables
{
    /// <summary>What the first page shows large.</summary>
    public static ImmutableArray<(string Name, InsightCell Cell)> Figures(InsightSources of, InsightQuery asked)
    {
        var people = of.People(asked.Quarter, asked.Space, ReachTables.Counted(asked.Measure));
        return
        [
            ($"people {InsightWords.Of(ReachTables.Counted(asked.Measure))}", InsightCell.Of(people)),
            ("of every 1,000 residents", InsightCell.Rate(people, of.Residents(asked.Space))),
            ("sessions a week on offer", InsightCell.Known(of.In(asked.Space).Sum(one => of.Supply.AWeek(one.Slug)), "0")),
            ("searches found nothing", InsightCell.Of(DemandTables.Rows(of, asked).Where(row => !row.Demand.IsAskedFor).Sum(row => row.Times))),
        ];
    }

    public static InsightTable Spaces(InsightSources of, InsightQuery asked) => of.Table(asked, "overview", $"People who {InsightWords.Of(ReachTables.Counted(asked.Measure))}, space by space", "Spaces",
        [new("Space"), new("Per 1,000 residents", ColumnKind.PerThousand) { IsDrawn = true }, new("People", ColumnKind.People), new("Residents", ColumnKind.Official), new("Sessions a week", ColumnKind.Sessions), new("Searches that found something", ColumnKind.People), new("Searches that found nothing", ColumnKind.People)],
        of.Spaces.All.Select(space =>
        {
            var people = of.People(asked.Quarter, space, ReachTables.Counted(asked.Measure));
            var residents = of.Residents(space);
            var unmet = of.Figures.Unmet(asked.Quarter, space.Slug).Where(row => !row.Demand.IsAskedFor).Sum(row => row.Times);
            return new InsightRow([InsightCell.Of(space.Name), InsightCell.Rate(people, residents), InsightCell.Of(people), InsightCell.Known(residents, "0"), InsightCell.Known(of.Supply.AWeek(space.Slug), "0.0"), InsightCell.Of(of.Searches(of.WeeksIn(asked.Quarter.Start, asked.Quarter.End), space)), InsightCell.Of(unmet)], space.Slug);
        }),
        $"People by the space they said they live in. Sessions: listings at home in the space, over the next {Supply.Weeks} weeks. Searches that found something: in weeks that begin in the period, one a device, day and search.");
}
