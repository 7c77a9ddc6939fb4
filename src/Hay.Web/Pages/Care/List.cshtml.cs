using System.Collections.Immutable;
using Hay.Care;
using Hay.Web.Care;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Care;

/// <summary>Cases in a list: what waits, what the liaison has, open risks, a step of a team, or who was looked for.</summary>
internal sealed class ListModel(CareDesk desk, SealedSearch searches) : CarePage(desk)
{
    public string Heading { get; private set; } = "";
    public string Lead { get; private set; } = "";
    internal ImmutableArray<CaseRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? of, string? team, CareStep? step, string? found, CancellationToken ct)
    {
        if (await Enter(who => who.SeesRecords(Network)) is { } away) return away;
        if (found is not null)
        {
            if (searches.Open(Actor.Account, found) is not [var name, var born, var nhs]) return Redirect("/care");
            Find(name, born, nhs);
            return await Show(ct);
        }

        if (!ModelState.IsValid) return NotFound(); // a step that there is none of
        switch (of)
        {
            case "waiting":
                (Heading, Lead, Rows) = ("Waiting list", "Who came longest ago is first.", Desk.Book.WaitingList(Actor));
                break;
            case "escalated":
                (Heading, Lead, Rows) = ("With the senior liaison", "What has to be settled soonest is first. There are five working days for each.", Desk.Book.Escalations(Actor));
                break;
            case "risks":
                (Heading, Lead, Rows) = ("Open risks", "Where one is open longest is first. Whoever settles it says in the case what was done.", Desk.Book.OpenRisks(Actor));
                break;
            default:
                if (team is null || !Network.Teams.TryGetValue(team, out var known)) return NotFound();
                (Heading, Lead, Rows) = ($"{known.Name}: {step?.Words().ToLowerInvariant() ?? "all that is open"}", "Who is there longest is first.", Desk.Book.InStep(Actor, known.Id, step, Now));
                break;
        }

        return await Show(ct);
    }

    /// <summary>
    /// Finds a person. Posted: a name or a number in an address would stay in the browser and in the logs of whoever stands between. The list has an address of
    /// its own, with all of it sealed, so that Back from a case leads to it.
    /// </summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? name, [FromForm] string? born, [FromForm] string? nhs)
    {
        if (await Enter(who => who.SeesRecords(Network)) is { } away) return away;
        string? Cut(string? typed) => typed?[..Math.Min(typed.Length, CaseLimits.Name)];
        return Redirect($"/care/list{QueryString.Create("found", searches.Close(Actor.Account, Cut(name), Cut(born), Cut(nhs)))}");
    }

    private async Task<IActionResult> Show(CancellationToken ct)
    {
        await Desk.Tell(Actor, Rows.Select(r => r.Id), ct);
        Rows = Desk.Shown(Rows, r => r.Id);
        await Learn(Rows.Select(r => r.Holder), ct);
        Title(Heading);
        return Page();
    }

    private void Find(string? name, string? born, string? nhs)
    {
        Heading = "Who you looked for";
        var asked = new PersonSearch(CareTyped.Text(name), CareTyped.Day(born), NhsNumber.Parse(nhs) ?? "");
        if (!string.IsNullOrWhiteSpace(nhs) && asked.NhsNumber.Length == 0) Lead = "That is no NHS number: it has ten digits, and the last one tests the others.";
        else if (asked == new PersonSearch()) Lead = "Say a name, a date of birth or an NHS number.";
        else (Lead, Rows) = ("Only cases that you may see are here.", Desk.Book.Search(Actor, asked));
    }
}
