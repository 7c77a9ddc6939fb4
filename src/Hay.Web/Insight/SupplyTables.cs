using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Insight;

/// <summary>What is on offer for how many people.</summary>
internal static class SupplyTables
{
    /// <summary>Each neighbourhood with each kind; drawn is the kind that was chosen, else all together.</summary>
    public static InsightTable ByArea(InsightSources of, InsightQuery asked)
    {
        var all = of.Neighbourhoods(null).Where(one => one.Population > 0).ToList();
        var rows = all.Where(area => asked.Space is null || area.Space == asked.Space.Slug)
            .Select(area => (Area: area, Near: of.Supply.AWeekNearByKind(area.Lat, area.Lon), People: Supply.PeopleNear(area, all)));
        static double Drawn((Area Area, Dictionary<string, double> Near, double People) row, string kind) =>
            1000 * (kind.Length == 0 ? row.Near.Values.Sum() : row.Near.GetValueOrDefault(kind)) / row.People;
        return of.Table(asked, "supply", "Sessions a week near, per 1,000 people", $"Neighbourhoods in {asked.SpaceName}",
            [
                new("Neighbourhood"), new("All kinds", ColumnKind.Sessions) { IsDrawn = asked.Category.Length == 0 },
                .. of.Categories.All.Select(kind => new InsightColumn(kind.Name, ColumnKind.Sessions) { IsDrawn = asked.Category == kind.Slug }), new("Space"),
            ],
            rows.OrderBy(row => Drawn(row, asked.Category)).ThenBy(row => row.Area.Name, StringComparer.Ordinal).Select(row => new InsightRow(
                [
                    InsightCell.Of(row.Area.Name), InsightCell.Known(Drawn(row, ""), "0.00"),
                    .. of.Categories.All.Select(kind => InsightCell.Known(Drawn(row, kind.Slug), "0.00")), InsightCell.Of(of.Spaces.Find(row.Area.Space)?.Name ?? ""),
                ],
                row.Area.Id))) with
        {
            Period = $"The next {Supply.Weeks} weeks",
            Notes =
            [
                $"Sessions within {Supply.Radius:0} km of the neighbourhood’s middle that are not cancelled, per 1,000 people who live that near. The least comes first.",
                "These are sessions and residents, not people who use Hay, so nothing is hidden. Online sessions are near nobody and everybody: they are not in here.",
            ],
        };
    }

    public static InsightTable ByKind(InsightSources of, InsightQuery asked)
    {
        var residents = of.Residents(asked.Space);
        var rows = of.Categories.All.Select(kind => (kind, Sessions: of.In(asked.Space).Sum(space => of.Supply.AWeek(space.Slug, kind.Slug)),
            People: of.Neighbourhoods(asked.Space).Sum(one => of.Figures.OfNeighbourhood(asked.Quarter, one.Id, kind.Slug))));
        return of.Table(asked, "kinds", "What is on offer, by kind", $"Listings and residents of {asked.SpaceName}",
            [new("Kind"), new("Sessions a week", ColumnKind.Sessions) { IsDrawn = true }, new("Per 1,000 residents", ColumnKind.Sessions), new("People who held a place or came", ColumnKind.People)],
            rows.OrderByDescending(row => row.Sessions).Select(row => new InsightRow([
                InsightCell.Of(row.kind.Name), InsightCell.Known(row.Sessions, "0.0"), InsightCell.Known(residents is { } all ? 1000 * row.Sessions / all : null, "0.00"), InsightCell.Of(row.People)])),
            $"Sessions over the next {Supply.Weeks} weeks that are not cancelled. People: residents, once each a kind, wherever they went.");
    }
}
