using System.Collections.Immutable;
using System.Globalization;
using Hay.Care;
using Hay.Web.Insight;

namespace Hay.Web.Care;

/// <summary>
/// What the connector service adds to the profile of a primary care network: protected figures, to the end of the last whole month. Registered where
/// the service is on; else the profile has no such part.
/// </summary>
internal sealed class PcnReferrals(CareBook book, TimeProvider clock)
{
    /// <summary>Null: they may not see it.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="pcn">Which network.</param>
    /// <param name="of">What all tables have in common.</param>
    /// <param name="asked">Its quarter has no part in this: figures are of the year from April.</param>
    public InsightTable? Of(CareActor who, Pcn pcn, InsightSources of, InsightQuery asked)
    {
        var now = clock.GetUtcNow();
        if (book.ProtectedFigures(who, Kpis.YearOf(CareBook.LastWholeMonth(now)), now) is not { } board) return null;
        var here = board.Pcns.FirstOrDefault(p => p.Id == pcn.Id)?.Figures ?? new ProtectedFigures();
        InsightRow Row(Kpi kpi, Func<ProtectedFigures, InsightCell> cell, string unit = "") =>
            new([InsightCell.Of($"{kpi.Name}{(unit.Length > 0 ? $", {unit}" : "")}"), cell(here), cell(board.ToDate)]);
        ImmutableArray<InsightRow> rows =
        [
            Row(Kpis.Referrals, f => InsightCell.Of(f.Referrals)), Row(Kpis.ReReferrals, f => InsightCell.Of(f.ReReferrals)),
            Row(Kpis.Supported, f => InsightCell.Of(f.Supported)), Row(Kpis.Active, f => InsightCell.Of(f.Active)),
            Row(Kpis.Contacts, f => InsightCell.Of(f.Contacts)), Row(Kpis.ContactsPerCaseMonth, f => InsightCell.Known(f.ContactsPerCaseMonth, "0.0")),
            Row(Kpis.Wait, f => InsightCell.Known(f.MedianWait, "0"), "days (half waited so long or less)"), Row(Kpis.GoalsMet, f => InsightCell.Known(f.GoalsMetPercent, "0"), "%"),
        ];
        return of.Table(asked, "referrals", "Referrals to connectors", $"Cases of {pcn.Name}", [new("What"), new("Here", ColumnKind.People), new("All networks", ColumnKind.People)], rows) with
        {
            Period = $"{Day(board.From)} to {Day(board.Until)}",
            Counted = board.Until,
            Notes =
            [
                "The year from April to the end of the last whole month, whichever quarter is chosen. A case is of the network of its practice, or of where the person lives.",
                "0 is nobody; * stands for a few, always where it is 1 to 7; other counts are rounded to the nearest 5. Means and percentages are of eight or more.",
                "All networks, and those whose network is not known: the sum of what is shown of each provider.",
                .. ((ImmutableArray<Kpi>)[Kpis.Referrals, Kpis.ReReferrals, Kpis.Supported, Kpis.Active, Kpis.Contacts, Kpis.ContactsPerCaseMonth, Kpis.GoalsMet]).Select(kpi => $"{kpi.Name}: {kpi.Counts}"),
            ],
            Sources = ["Records of the connector service."],
        };
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
