using System.Collections.Immutable;
using Hay.Grains;
using Hay.Uptake;
using Hay.Web.Catalogue;
using Hay.Web.Spaces;

namespace Hay.Web.Insight;

/// <summary>All that the tables are made of, as it is at one moment.</summary>
internal sealed record InsightSources(
    UptakeFigures Figures, Geography Areas, SpaceMap Spaces, Categories Categories, CatalogueSnapshot Catalogue, Supply Supply, DateOnly Today)
{
    /// <summary>Nothing was counted yet.</summary>
    public bool IsEmpty => Figures.From is null || Figures.Quarters.IsEmpty;

    public string Through => Figures.Through.ToString("d MMMM yyyy", Languages.Language.English.Culture);

    public IEnumerable<SpaceDefinition> In(SpaceDefinition? space) => space is null ? Spaces.All : [space];

    public IEnumerable<Area> Neighbourhoods(SpaceDefinition? space) =>
        Areas.Of(AreaLevel.Neighbourhood).Where(area => space is null ? area.Space.Length > 0 : area.Space == space.Slug);

    /// <summary>People in a quarter who said that they live in a space, or any space: summed by age, which hides least.</summary>
    public ProtectedCount People(Quarter quarter, SpaceDefinition? space, Measure measure) =>
        In(space).Sum(one => AgeBands.All.Append("").Sum(age => Figures.OfAge(quarter, one.Slug, age, measure)));

    /// <summary>Null where nobody published it.</summary>
    public int? Residents(SpaceDefinition? space) =>
        In(space).Sum(one => Areas.Find(one.Slug)?.Population ?? 0) is > 0 and var all ? all : null;

    /// <summary>In the listings of a space, or any, in weeks that begin on these days: once a person, week and kind.</summary>
    public ProtectedCount InWeeks(IEnumerable<DateOnly> mondays, SpaceDefinition? space, string category, Measure measure) =>
        mondays.Sum(monday => In(space).Sum(one => KindsOf(category).Sum(kind => Figures.InWeek(monday, one.Slug, kind, measure))));

    /// <summary>Searches that found something in weeks that begin on these days, asked in a space or, with all spaces, anywhere.</summary>
    public ProtectedCount Searches(IEnumerable<DateOnly> mondays, SpaceDefinition? space)
    {
        var asked = space is { } one ? [one.Slug] : Spaces.All.Select(each => each.Slug).Append(IDemandGrain.Everywhere).ToArray();
        return mondays.Sum(monday => asked.Sum(where => Figures.Searches(monday, where)));
    }

    /// <summary>Whole weeks that begin in a period.</summary>
    public IEnumerable<DateOnly> WeeksIn(DateOnly first, DateOnly last) => Figures.WholeWeeks().Where(monday => monday >= first && monday <= last);

    /// <summary>Slugs of the kinds of activity: one, or all.</summary>
    public IEnumerable<string> KindsOf(string category) => category.Length > 0 ? [category] : Categories.All.Select(one => one.Slug);

    public ImmutableArray<string> SourcesOfAreas =>
        [.. Areas.Sources, .. Areas.IsDemo ? ["The neighbourhoods, their residents and their deprivation are invented, to show how Hay works."] : Array.Empty<string>()];

    /// <summary>A table about a quarter, with what all have in common.</summary>
    public InsightTable Table(InsightQuery asked, string slug, string title, string level, ImmutableArray<InsightColumn> columns, IEnumerable<InsightRow> rows, params ImmutableArray<string> notes) => new()
    {
        Slug = slug,
        Title = title,
        Period = InsightWords.Period(asked.Quarter, Figures),
        Level = level,
        Columns = columns,
        Rows = [.. rows],
        Notes = [.. notes, .. InsightWords.Rules],
        Sources = [$"Hay, counted to the end of {Through}.", .. SourcesOfAreas],
        Counted = Figures.Through,
    };
}
