using System.Collections.Immutable;
using Hay.Grains;
using Hay.Uptake;

namespace Hay.Web.Insight;

/// <summary>People reached per 1,000 residents: by where they live, and by age.</summary>
internal static class ReachTables
{
    public static InsightTable ByArea(InsightSources of, InsightQuery asked)
    {
        var rows = Areas(of, asked).Select(one => (one.Area, one.People, Rate: InsightCell.Rate(one.People, one.Area.Population)))
            .OrderByDescending(row => row.Rate.Value ?? -1).ThenBy(row => row.Area.Name, StringComparer.Ordinal);
        var namesSpaces = asked.Space is null && asked.Level != AreaLevel.Space;
        var title = asked.Category.Length > 0
            ? $"People who held a place or came: {of.Categories.NameOf(asked.Category)}"
            : $"People who {InsightWords.Of(Counted(asked.Measure))}";
        return of.Table(asked, "reach", title, $"{InsightWords.Of(asked.Level)} in {asked.SpaceName}",
            [new("Area"), new("Per 1,000 residents", ColumnKind.PerThousand) { IsDrawn = true }, new("People", ColumnKind.People), new("Residents", ColumnKind.Official), .. namesSpaces ? [new InsightColumn("Space")] : Array.Empty<InsightColumn>()],
            rows.Select(row => new InsightRow(
                [InsightCell.Of(row.Area.Name), row.Rate, InsightCell.Of(row.People), InsightCell.Known(row.Area.Population, "0"), .. namesSpaces ? [InsightCell.Of(of.Spaces.Find(row.Area.Space)?.Name ?? "")] : Array.Empty<InsightCell>()],
                row.Area.Id)),
            asked.Level == AreaLevel.Space && asked.Category.Length == 0
                ? "People by the space they said they live in, each once a quarter wherever they went. Summed by age, which hides fewer than summing by neighbourhood."
                : "People by the neighbourhood they said they live in, each once a quarter wherever they went. Larger areas are sums of their neighbourhoods.");
    }

    public static InsightTable ByAge(InsightSources of, InsightQuery asked)
    {
        InsightRow Row(string age, string words)
        {
            var people = of.In(asked.Space).Sum(one => of.Figures.OfAge(asked.Quarter, one.Slug, age, Counted(asked.Measure)));
            var residents = of.In(asked.Space).Sum(one => of.Areas.Find(one.Slug)?.PopulationByAge.GetValueOrDefault(age) ?? 0);
            return new([InsightCell.Of(words), InsightCell.Rate(people, residents), InsightCell.Of(people), InsightCell.Known(residents > 0 ? residents : null, "0")]);
        }

        return of.Table(asked, "ages", $"People who {InsightWords.Of(Counted(asked.Measure))}, by age", $"Residents of {asked.SpaceName}",
            [new("Age"), new("Per 1,000 residents", ColumnKind.PerThousand) { IsDrawn = true }, new("People", ColumnKind.People), new("Residents", ColumnKind.Official)],
            [.. AgeBands.All.Select(age => Row(age, age.Replace("-", " to ", StringComparison.Ordinal).Replace("80+", "80 and over", StringComparison.Ordinal))), Row("", "Did not say")],
            "Only people who said where they live. Nobody has to say how old they are.");
    }

    /// <summary>The areas that were asked for, with the people who live there.</summary>
    public static IEnumerable<(Area Area, ProtectedCount People)> Areas(InsightSources of, InsightQuery asked)
    {
        if (asked.Level == AreaLevel.Space && asked.Category.Length == 0)
        {
            return of.In(asked.Space).Select(space => of.Areas.Find(space.Slug)).OfType<Area>()
                .Select(area => (area, of.People(asked.Quarter, of.Spaces.Find(area.Id), Counted(asked.Measure))));
        }

        return of.Neighbourhoods(asked.Space).GroupBy(one => Geography.Within(one, asked.Level))
            .Select(parts => (Area: of.Areas.Find(parts.Key), People: parts.Sum(one => Of(of.Figures, asked, one.Id))))
            .Where(one => one.Area is not null).Select(one => (one.Area!, one.People));
    }

    /// <summary>What is known of one neighbourhood: one block.</summary>
    public static ProtectedCount Of(UptakeFigures figures, InsightQuery asked, string neighbourhood) => asked.Category.Length > 0
        ? figures.OfNeighbourhood(asked.Quarter, neighbourhood, asked.Category)
        : figures.OfNeighbourhood(asked.Quarter, neighbourhood, Counted(asked.Measure));

    /// <summary>Who looked is known of nobody.</summary>
    public static Measure Counted(Measure measure) => measure == Measure.Looked ? Measure.Going : measure;
}
