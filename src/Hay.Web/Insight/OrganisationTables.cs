using Hay.Uptake;

namespace Hay.Web.Insight;

/// <summary>Whom each organisation reaches.</summary>
internal static class OrganisationTables
{
    public static InsightTable Reach(InsightSources of, InsightQuery asked)
    {
        var rows = of.Figures.Organisations.Select(id => (Id: id, Details: of.Catalogue.Organisation(id)))
            .Where(one => asked.Space is null || one.Details?.Space == asked.Space.Slug)
            .Select(one => (Name: one.Details?.Name ?? one.Id, Space: of.Spaces.Find(one.Details?.Space)?.Name ?? "", one.Id,
                Saved: of.Figures.OfOrganisation(asked.Quarter, one.Id, Measure.Saved), Going: of.Figures.OfOrganisation(asked.Quarter, one.Id, Measure.Going), Came: of.Figures.OfOrganisation(asked.Quarter, one.Id, Measure.Came)))
            .OrderByDescending(one => one.Going.Shown).ThenBy(one => one.Name, StringComparer.Ordinal);
        return of.Table(asked, "organisations", "People reached, by organisation", $"Organisations at home in {asked.SpaceName}",
            [new("Organisation"), new("Held a place", ColumnKind.People) { IsDrawn = true }, new("Saved", ColumnKind.People), new("Came", ColumnKind.People), new("Sessions a week", ColumnKind.Sessions), new("Space")],
            rows.Select(one => new InsightRow([
                InsightCell.Of(one.Name), InsightCell.Of(one.Going), InsightCell.Of(one.Saved), InsightCell.Of(one.Came), InsightCell.Known(of.Supply.AWeekBy(one.Id), "0.0"), InsightCell.Of(one.Space)])),
            "A person counts once an organisation and quarter, wherever they live. Who came is known as far as organisers ticked it.");
    }
}
