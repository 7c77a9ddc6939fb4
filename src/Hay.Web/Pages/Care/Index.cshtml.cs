using System.Collections.Immutable;
using Hay.Care;
using Hay.Web.Care;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Care;

/// <summary>Where is every referral: by step and team, for those who may see them; and the way to all else.</summary>
internal sealed class IndexModel(CareDesk desk) : CarePage(desk)
{
    internal static readonly ImmutableArray<CareStep> Steps = [.. Enum.GetValues<CareStep>()];

    internal CareBoard Board { get; private set; } = new([]);
    /// <summary>Teams on the board, with their providers together.</summary>
    internal ImmutableArray<CareTeam> Teams { get; private set; } = [];
    internal bool HasDay { get; private set; }
    internal bool Refers { get; private set; }
    internal bool SeesRecords { get; private set; }
    internal bool SeesFigures { get; private set; }
    internal ImmutableArray<Practice> Practices { get; private set; } = [];
    /// <summary>How long each list is behind its button.</summary>
    internal CareCounts Counts { get; private set; } = new(0, 0, 0);
    internal bool ListsWaiting { get; private set; }
    internal bool ListsEscalated { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Enter(who => who.IsOfCare(Network)) is { } away) return away;
        Title("Where is every referral?");
        (HasDay, Refers, SeesRecords, SeesFigures, Practices) = (Actor.HasDay(Network), Actor.Refers(Network), Actor.SeesRecords(Network), Actor.SeesFigures(Network), Actor.Practices(Network));
        Board = Desk.Book.Board(Actor, Now);
        Teams = [.. Board.Cells.Select(c => c.Team).Distinct().Select(t => Network.Teams.GetValueOrDefault(t)).OfType<CareTeam>()
            .OrderBy(t => ProviderName(t.Provider), StringComparer.Ordinal).ThenBy(t => t.Name, StringComparer.Ordinal)];
        (ListsWaiting, ListsEscalated) = (Actor.ListsWaiting(Network), Actor.ListsEscalated(Network));
        if (SeesRecords) Counts = Desk.Book.Counts(Actor);
        return Page();
    }

    internal static string Number(int listed) => listed < CareBook.Most ? $"{listed}" : $"{CareBook.Most} or more";
}
