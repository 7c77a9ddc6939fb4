using System.Collections.Immutable;
using Hay.Grains;
using Hay.Uptake;
using Hay.Web.Wording;

namespace Hay.Web.Insight;

/// <summary>What people looked for and did not find, or asked for.</summary>
internal static class DemandTables
{
    public static InsightTable Unmet(InsightSources of, InsightQuery asked) => of.Table(asked, "demand", "What people looked for and did not find", $"Searches in {asked.SpaceName}",
        [new("What"), new("Times", ColumnKind.People) { IsDrawn = true }, new("How")],
        Rows(of, asked).Select(row => new InsightRow([InsightCell.Of(Words(row.Demand, of)), InsightCell.Of(row.Times), InsightCell.Of(row.IsRare ? "" : row.Demand.IsAskedFor ? "Asked for" : "Found nothing")])),
        "What only a few people looked for is not named, so that no words lead to anybody. From one device the same thing counts once a day. Words that might be about a person are not kept at all.");

    /// <summary>The most frequent first; of all spaces together, the same thing once.</summary>
    public static ImmutableArray<DemandRow> Rows(InsightSources of, InsightQuery asked) => asked.Space is { } space
        ? of.Figures.Unmet(asked.Quarter, space.Slug)
        : [
            .. of.Spaces.All.Select(one => one.Slug).Append(IDemandGrain.Everywhere).SelectMany(one => of.Figures.Unmet(asked.Quarter, one))
                .GroupBy(row => row.Demand).Select(same => new DemandRow(same.Key, same.Sum(row => row.Times)))
                .OrderBy(row => row.IsRare).ThenByDescending(row => row.Times.Shown).ThenBy(row => Words(row.Demand, of), StringComparer.Ordinal),
        ];

    /// <summary>What is most often looked for, of what may be named and counted.</summary>
    public static IEnumerable<DemandRow> Often(IEnumerable<DemandRow> rows) => rows.Where(row => !row.IsRare && row.Times.Shown > 0);

    /// <summary>"chess (Free, Yoga)".</summary>
    public static string Words(UnmetDemand demand, InsightSources of)
    {
        var filters = string.Join(", ", demand.Filters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(filter => Words(filter, of)));
        return (demand.Terms, filters) switch
        {
            ("", "") => "Everything else, each too rare to name",
            (var terms, "") => terms,
            ("", _) => filters,
            var (terms, _) => $"{terms} ({filters})",
        };
    }

    // "category:yoga" and the like; see UnmetSearches.
    private static string Words(string filter, InsightSources of)
    {
        var value = filter[(filter.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (filter.StartsWith("category:", StringComparison.Ordinal)) return of.Categories.NameOf(value);
        if (filter.StartsWith("language:", StringComparison.Ordinal)) return Tongues.English(value);
        if (filter.StartsWith("near:", StringComparison.Ordinal)) return $"near {of.Spaces.All.SelectMany(space => space.Localities).FirstOrDefault(place => place.Slug == value)?.Name ?? value}";
        return Facets.Groups.SelectMany(group => group.Choices).Where(choice => choice.Slug == value).Select(choice => choice.Words).FirstOrDefault() ?? value;
    }
}
