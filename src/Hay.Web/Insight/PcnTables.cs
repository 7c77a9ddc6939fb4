using System.Collections.Immutable;
using Hay.Care;
using Hay.Grains;
using Hay.Uptake;

namespace Hay.Web.Insight;

/// <summary>
/// The needs assessment of a primary care network: who lives there and what they need, what is near, who is reached, what is missing. Of
/// people who use Hay it says only sums of what is shown of neighbourhoods, like all tables.
/// </summary>
internal static class PcnTables
{
    private const int MostDeprived = 2;
    private static readonly string[] Older = ["65-79", "80+"];
    private static readonly ImmutableDictionary<string, Func<InsightSources, InsightQuery, PcnProfile, InsightTable>> Tables =
        new Dictionary<string, Func<InsightSources, InsightQuery, PcnProfile, InsightTable>>
        {
            ["need"] = Need,
            ["gaps"] = Gaps,
            ["supply"] = Supplied,
            ["reach"] = Reach,
            ["wishes"] = Wishes,
        }.ToImmutableDictionary();

    /// <summary>In the order of the page.</summary>
    public static readonly ImmutableArray<string> Names = ["need", "gaps", "supply", "reach", "wishes"];

    /// <summary>Null: there is no such table.</summary>
    public static InsightTable? Table(string name, InsightSources of, InsightQuery asked, PcnProfile profile) => Tables.GetValueOrDefault(name)?.Invoke(of, Whole(asked), profile);

    /// <summary>All networks beside each other.</summary>
    public static InsightTable All(InsightSources of, InsightQuery asked, CareNetwork network)
    {
        asked = Whole(asked);
        var rows = PcnProfile.All(network, of).Select(one =>
        {
            var people = People(of, asked, one, ReachTables.Counted(asked.Measure));
            return new InsightRow(
            [
                InsightCell.Of(one.Pcn.Name), InsightCell.Known(one.Residents, "0"), InsightCell.Known(Deprived(one.Areas), "0"), InsightCell.Known(PcnProfile.Share(one.Areas, Older), "0"),
                InsightCell.Known(PcnProfile.Mean(one.Areas, area => area.Lonely), "0.0"), InsightCell.Known(PerThousand(Near(of, one).Values.Sum(), one), "0.0"), InsightCell.Rate(people, one.Residents), InsightCell.Of(people),
                InsightCell.Of(of.Spaces.Find(one.Pcn.Space)?.Name ?? ""),
            ]);
        });
        return Noted(of.Table(asked, "pcns", "Primary care networks side by side", "Primary care networks",
            [
                new("Network"), new("Residents", ColumnKind.Official), new("In the most deprived fifth, %", ColumnKind.Official), new("Aged 65 or over, %", ColumnKind.Official), new("Lonely, %", ColumnKind.Official),
                new("Sessions a week near, per 1,000", ColumnKind.Sessions), new("People per 1,000", ColumnKind.PerThousand) { IsDrawn = true }, new("People", ColumnKind.People), new("Space"),
            ],
            rows, $"People who {InsightWords.Of(ReachTables.Counted(asked.Measure))}, by the neighbourhood they said they live in."), network.IsDemo);
    }

    private static InsightTable Need(InsightSources of, InsightQuery asked, PcnProfile one)
    {
        var all = of.Neighbourhoods(null).ToList();
        InsightRow Row(string what, Func<IEnumerable<Area>, double?> value, string format) => new([InsightCell.Of(what), InsightCell.Known(value(one.Areas), format), InsightCell.Known(value(all), format)]);
        return of.Table(asked, "need", "Who lives there, and what they need", $"Residents of {one.Pcn.Name}",
            [new("What"), new("Here", ColumnKind.Official), new("All neighbourhoods", ColumnKind.Official)],
            [
                Row("Residents", areas => PcnProfile.Population(areas) is > 0 and var people ? people : null, "0"),
                .. AgeBands.All.Select(band => Row($"Aged {band.Replace("-", " to ", StringComparison.Ordinal).Replace("80+", "80 or over", StringComparison.Ordinal)}, %", areas => PcnProfile.Share(areas, band), "0.0")),
                Row("In the most deprived fifth of neighbourhoods, %", Deprived, "0.0"),
                Row("Deprivation tenth, mean (1 is the most deprived)", areas => PcnProfile.Mean(areas, area => area.DeprivationDecile), "0.0"),
                Row("Lonely, %", areas => PcnProfile.Mean(areas, area => area.Lonely), "0.0"),
            ],
            "Official statistics of neighbourhoods, by their residents; about nobody who uses Hay.");
    }

    // The cells of the table of gaps: the same in whichever table they are read.
    private static InsightTable Gaps(InsightSources of, InsightQuery asked, PcnProfile one)
    {
        var ids = one.Ids;
        var gaps = GapTables.Gaps(of, asked);
        return gaps with { Level = $"Neighbourhoods of {one.Pcn.Name}", Rows = [.. gaps.Rows.Where(row => ids.Contains(row.Area))] };
    }

    private static InsightTable Supplied(InsightSources of, InsightQuery asked, PcnProfile one)
    {
        var sessions = Near(of, one);
        var listings = of.Catalogue.Entries.Where(entry => !entry.IsOver && IsNear(entry, one)).GroupBy(entry => entry.Listing.Category).ToDictionary(kind => kind.Key, kind => kind.Count());
        var rows = of.Categories.All.Select(kind => (kind, Listings: listings.GetValueOrDefault(kind.Slug), Sessions: sessions.GetValueOrDefault(kind.Slug),
            People: one.Areas.Sum(area => of.Figures.OfNeighbourhood(asked.Quarter, area.Id, kind.Slug))));
        return of.Table(asked, "supply", "What is near, by kind", $"Listings near {one.Pcn.Name}",
            [
                new("Kind"), new("Listings near", ColumnKind.Score), new("Sessions a week near", ColumnKind.Sessions) { IsDrawn = true }, new("Per 1,000 residents", ColumnKind.Sessions), new("People who held a place or came", ColumnKind.People),
            ],
            rows.OrderByDescending(row => row.Sessions).ThenByDescending(row => row.Listings).ThenBy(row => row.kind.Name, StringComparer.Ordinal).Select(row => new InsightRow(
            [
                InsightCell.Of(row.kind.Name), InsightCell.Known(row.Listings, "0"), InsightCell.Known(row.Sessions, "0.0"), InsightCell.Known(PerThousand(row.Sessions, one), "0.00"), InsightCell.Of(row.People),
            ])),
            $"Near: within {Supply.Radius:0} km of the middle of one of its neighbourhoods; online ones are near nobody. Sessions: over the next {Supply.Weeks} weeks. People: residents, wherever they went.");
    }

    private static InsightTable Reach(InsightSources of, InsightQuery asked, PcnProfile one)
    {
        var all = new PcnProfile(one.Pcn, [.. of.Neighbourhoods(null)]);
        return of.Table(asked, "reach", "Who is reached", $"Residents of {one.Pcn.Name}",
            [new("People who"), new("Per 1,000 residents", ColumnKind.PerThousand) { IsDrawn = true }, new("People", ColumnKind.People), new("Per 1,000, all neighbourhoods", ColumnKind.PerThousand)],
            Measures.OfPeople.Select(measure =>
            {
                var people = People(of, asked, one, measure);
                return new InsightRow([InsightCell.Of(InsightWords.Of(measure)), InsightCell.Rate(people, one.Residents), InsightCell.Of(people), InsightCell.Rate(People(of, asked, all, measure), all.Residents)]);
            }),
            "People by the neighbourhood they said they live in, each once a quarter wherever they went. Whoever did not say is in no network.");
    }

    private static InsightTable Wishes(InsightSources of, InsightQuery asked, PcnProfile one)
    {
        var space = of.Spaces.Find(one.Pcn.Space);
        var demand = DemandTables.Unmet(of, asked with { Space = space });
        return demand with { Slug = "wishes", Notes = [$"A search says in which space it was made, never in which network: this is about all of {space?.Name ?? "the county"}.", .. demand.Notes] };
    }

    /// <summary>The table, with what has to be said of a network that is invented.</summary>
    public static InsightTable Noted(InsightTable table, bool isDemo) =>
        isDemo ? table with { Sources = [.. table.Sources, "The networks are invented, to show how Hay works."] } : table;

    private static ProtectedCount People(InsightSources of, InsightQuery asked, PcnProfile one, Measure measure) =>
        one.Areas.Sum(area => of.Figures.OfNeighbourhood(asked.Quarter, area.Id, measure));

    private static double? PerThousand(double sessions, PcnProfile one) => one.Residents is { } residents ? 1000 * sessions / residents : null;

    private static Dictionary<string, double> Near(InsightSources of, PcnProfile one) => of.Supply.AWeekNearByKind([.. one.Areas.Select(area => (area.Lat, area.Lon))]);

    private static bool IsNear(Catalogue.CatalogueEntry entry, PcnProfile one) =>
        Catalogue.Distance.Of(entry.Listing) is { } point && one.Areas.Any(area => Supply.IsNear(point, area.Lat, area.Lon));

    private static double? Deprived(IEnumerable<Area> areas)
    {
        var known = areas.Where(area => area is { DeprivationDecile: not null, Population: > 0 }).ToList();
        return known.Count == 0 ? null : 100.0 * PcnProfile.Population(known.Where(area => area.DeprivationDecile <= MostDeprived)) / PcnProfile.Population(known);
    }

    // Of all kinds and neighbourhoods: what else is chosen on other pages has no place here.
    private static InsightQuery Whole(InsightQuery asked) => asked with { Category = "", Space = null, Level = AreaLevel.Neighbourhood };
}
