using System.Collections.Immutable;
using System.Globalization;
using Hay.Care;
using Hay.Web.Care;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Care;

/// <summary>Key figures of a year: exact ones for the teams themselves, protected ones for everybody else who may see any.</summary>
internal sealed class FiguresModel(CareDesk desk) : CarePage(desk)
{
    private const int YearsBack = 4;

    public int Year { get; private set; }
    /// <summary>Protected figures of all teams, rather than exact ones of their own.</summary>
    public bool IsOfAll { get; private set; }
    public bool MaySeeBoth { get; private set; }
    public ImmutableArray<int> Years { get; private set; } = [];
    public DateOnly From { get; private set; }
    public DateOnly Until { get; private set; }
    public string Target { get; private set; } = "";
    internal ImmutableArray<KpiTable> Tables { get; private set; } = [];
    public string Address => $"?year={Year}&of={(IsOfAll ? "all" : "mine")}";

    public async Task<IActionResult> OnGetAsync(string? file, int? year, string? of)
    {
        if (await Enter(who => who.SeesFigures(Network)) is { } away) return away;
        var mine = Actor.FigureTeams(Network);
        MaySeeBoth = !mine.IsEmpty && Actor.SeesProtected();
        IsOfAll = mine.IsEmpty || (of == "all" && MaySeeBoth);
        var now = Kpis.YearOf(IsOfAll ? CareBook.LastWholeMonth(Now) : Today);
        Years = [.. Enumerable.Range(0, YearsBack).Select(back => now - back)];
        Year = year is { } asked && Years.Contains(asked) ? asked : now;
        if (IsOfAll ? !FillAll() : !FillMine([.. mine.Select(t => t.Id)])) return Forbid();
        Title("Key figures");
        return file is null ? Page() : File(KpiFile.Csv(Tables, $"{From:yyyy-MM-dd} to {Until:yyyy-MM-dd}"), "text/csv; charset=utf-8", $"hay-key-figures-{Year}-{(IsOfAll ? "all" : "mine")}.csv");
    }

    private bool FillMine(ImmutableArray<string> teams)
    {
        if (Desk.Book.Figures(Actor, teams, Year, Now) is not { } board) return false;
        (From, Until) = (board.From, board.Until);
        if (board is { Target: { } target, TargetToDate: { } due }) Target = Against(Number(board.ToDate.Contacts), "now", due, target);
        (string, KpiFigures) all = ("All", board.ToDate);
        Tables =
        [
            KpiTable.Of("The year to date, by provider and team", board.Teams.Select(p => ($"{TeamName(p.Id)}, {ProviderName(Network.Teams.GetValueOrDefault(p.Id)?.Provider ?? "")}", p.Figures)).Prepend(all)),
            KpiTable.Of("By month", board.Months.Select(p => (MonthName(p.Id), p.Figures)).Prepend(all)),
            KpiTable.Of("By network", board.Pcns.Select(p => (PcnName(p.Id), p.Figures)).Prepend(all)),
            KpiTable.Of("By how deprived their neighbourhood is", board.Bands.Select(p => (KpiTable.Band(p.Id), p.Figures)).Prepend(all)),
        ];
        return true;
    }

    private bool FillAll()
    {
        if (Desk.Book.ProtectedFigures(Actor, Year, Now) is not { } board) return false;
        (From, Until) = (board.From, board.Until);
        if (board is { Target: { } target, TargetToDate: { } due }) Target = Against($"{board.ToDate.Contacts}", "then", due, target);
        (string, ProtectedFigures) all = ("All", board.ToDate);
        Tables =
        [
            KpiTable.Of("The year to date, by provider", board.Providers.Select(p => (ProviderName(p.Id), p.Figures)).Prepend(all)),
            KpiTable.Of("By month, everybody", board.Months.Select(p => (MonthName(p.Id), p.Figures)).Prepend(all)),
            KpiTable.Of("By network", board.Pcns.Select(p => (PcnName(p.Id), p.Figures)).Prepend(all)),
            KpiTable.Of("By how deprived their neighbourhood is", board.Bands.Select(p => (KpiTable.Band(p.Id), p.Figures)).Prepend(all)),
        ];
        return true;
    }

    private string PcnName(string pcn) => pcn.Length == 0 ? "Not known" : Network.Pcns.TryGetValue(pcn, out var found) ? found.Name : pcn;

    private static string MonthName(string firstDay) => DateOnly.ParseExact(firstDay, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("MMM yyyy", CultureInfo.InvariantCulture);

    private static string Against(string contacts, string when, int due, int target) => $"{contacts} contacts; {Number(due)} were to be had by {when}, and {Number(target)} in the whole year.";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
