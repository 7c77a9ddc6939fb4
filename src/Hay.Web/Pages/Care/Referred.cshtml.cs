using System.Collections.Immutable;
using Hay.Care;
using Hay.Web.Care;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Care;

/// <summary>What somebody referred as a colleague: where each is, and no names; of one of them the question that the team has.</summary>
internal sealed class ReferredModel(CareDesk desk) : CarePage(desk)
{
    internal ImmutableArray<PracticeRow> Rows { get; private set; } = [];
    internal PracticeRow? One { get; private set; }
    internal CaseState? State { get; private set; }
    public string Answer { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken ct) => await Fill(id, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string? id, string? words, CancellationToken ct)
    {
        if (await Fill(id, ct) is { } away) return away;
        if (One is null) return NotFound();
        Answer = CareTyped.Text(words);
        var result = await Desk.Case(One.Id).Answer(Answer, Actor, ct);
        if (result.Outcome != CareOutcome.Done) return Sorry(result.Words());
        Desk.Nudge();
        this.Say(Said.Good("Thank you. The team has your answer."));
        return Redirect("/care/referred#said");
    }

    private async Task<IActionResult?> Fill(string? id, CancellationToken ct)
    {
        if (await Enter(who => who.Refers(Network)) is { } away) return away;
        Rows = Desk.Book.OfReferrer(Actor);
        Title("What I referred");
        if (id is null)
        {
            // Where somebody is, is of their record too.
            await Desk.Tell(Actor, Rows.Select(r => r.Id), ct);
            Rows = Desk.Shown(Rows, r => r.Id);
            return null;
        }

        One = Rows.FirstOrDefault(r => r.Id == id);
        if (One is null) return NotFound();
        State = (await Desk.Case(id).State(Actor, ct)).State;
        return State is null ? NotFound() : null;
    }
}
