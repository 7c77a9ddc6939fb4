using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using Hay.Uptake;

namespace Hay.Web.Insight;

/// <summary>The tables that everybody may take: all whole quarters, each as it stands.</summary>
internal static class OpenData
{
    private static readonly ImmutableArray<InsightColumn> PeopleColumns = [.. Measures.OfPeople.Select(measure => new InsightColumn(Name(measure), ColumnKind.People))];

    public static readonly ImmutableArray<(string Slug, string Title, Func<InsightSources, InsightTable> Make)> Tables =
    [
        ("kinds", "By space and kind of activity", Kinds),
        ("neighbourhoods", "By the neighbourhood people live in", Neighbourhoods),
        ("ages", "By space and age", Ages),
        ("organisations", "By organisation", Organisations),
    ];

    public static InsightTable? Table(string slug, InsightSources of) => Tables.FirstOrDefault(table => table.Slug == slug).Make?.Invoke(of);

    public static ImmutableArray<Quarter> Quarters(InsightSources of) => [.. of.Figures.Quarters.Where(of.Figures.IsWhole)];

    private static InsightTable Kinds(InsightSources of) => Make(of, "kinds", "Listings by the space they are at home in",
        [new("space"), new("kind"), .. Measures.OfKinds.Select(measure => new InsightColumn(Name(measure), ColumnKind.People))],
        quarter =>
        {
            var weeks = of.WeeksIn(quarter.Start, quarter.End).ToList();
            return from space in of.Spaces.All
                   from kind in of.Categories.All
                   select (IEnumerable<InsightCell>)[InsightCell.Of(space.Slug), InsightCell.Of(kind.Slug), .. Measures.OfKinds.Select(measure => InsightCell.Of(of.InWeeks(weeks, space, kind.Slug, measure)))];
        },
        "Sums of the weeks that begin in the quarter: somebody who comes each week counts each week. Looks are devices.");

    private static InsightTable Neighbourhoods(InsightSources of) => Make(of, "neighbourhoods", "Neighbourhoods",
        [new("space"), new("neighbourhood"), new("name"), .. PeopleColumns],
        quarter => of.Neighbourhoods(null).Select(area => (IEnumerable<InsightCell>)
            [InsightCell.Of(area.Space), InsightCell.Of(area.Id), InsightCell.Of(area.Name), .. Measures.OfPeople.Select(measure => InsightCell.Of(of.Figures.OfNeighbourhood(quarter, area.Id, measure)))]),
        "People by the neighbourhood they said they live in, each once a quarter wherever they went.");

    private static InsightTable Ages(InsightSources of) => Make(of, "ages", "Residents of spaces",
        [new("space"), new("age"), .. PeopleColumns],
        quarter => from space in of.Spaces.All
                   from age in AgeBands.All.Append("")
                   select (IEnumerable<InsightCell>)[InsightCell.Of(space.Slug), InsightCell.Of(age.Length > 0 ? age : "not said"), .. Measures.OfPeople.Select(measure => InsightCell.Of(of.Figures.OfAge(quarter, space.Slug, age, measure)))],
        "People by the space they said they live in and their age, each once a quarter.");

    private static InsightTable Organisations(InsightSources of) => Make(of, "organisations", "Organisations",
        [new("organisation"), new("name"), .. PeopleColumns],
        quarter => of.Figures.Organisations.Select(id => (IEnumerable<InsightCell>)
            [InsightCell.Of(id), InsightCell.Of(of.Catalogue.Organisation(id)?.Name ?? ""), .. Measures.OfPeople.Select(measure => InsightCell.Of(of.Figures.OfOrganisation(quarter, id, measure)))]),
        "People once each an organisation and quarter, wherever they live.");

    private static InsightTable Make(InsightSources of, string slug, string level, ImmutableArray<InsightColumn> columns, Func<Quarter, IEnumerable<IEnumerable<InsightCell>>> rows, string note)
    {
        var quarters = Quarters(of);
        return new()
        {
            Slug = slug,
            Title = $"Uptake by quarter: {Tables.First(table => table.Slug == slug).Title.ToLower(CultureInfo.InvariantCulture)}",
            Period = quarters.IsEmpty ? "" : $"{quarters[0]} to {quarters[^1]}",
            Level = level,
            Columns = [new("quarter"), .. columns],
            Rows = [.. quarters.SelectMany(quarter => rows(quarter).Select(row => new InsightRow([InsightCell.Of(quarter.ToString()), .. row])))],
            Notes = [note, "Who came is known as far as organisers ticked it. A quarter may still move for five weeks after its end.", .. InsightWords.Rules],
            Sources = ["Hay.", .. of.SourcesOfAreas],
            Counted = of.Figures.Through,
        };
    }

    private static string Name(Measure measure) => measure switch { Measure.Going => "held_a_place", Measure.NotForMe => "not_for_them", _ => InsightQuery.Slug(measure) };
}
