using System.Collections.Immutable;
using Hay.Care;
using Hay.Web.Care;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Care;

/// <summary>What a practice referred: where each is, and no names; of one of them the question that the team has.</summary>
internal sealed class PracticeModel(CareDesk desk) : CarePage(desk)
{
    internal Practice Practice { get; private set; } = null!;
    internal ImmutableArray<PracticeRow> Rows { get; private set; } = [];
    internal PracticeRow? One { get; private set; }
    internal CaseState? State { get; private set; }
    /// <summary>An answer that was refused, so that nobody writes it twice.</summary>
    public string Answer { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string practice, string? id, CancellationToken ct) => await Fill(practice, id, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string practice, string? id, string? words, CancellationToken ct)
    {
        if (await Fill(practice, id, ct) is { } away) return away;
        if (One is null) return NotFound();
        var result = await Desk.Case(One.Id).Answer(CareTyped.Text(words), Actor, ct);
        if (result.Outcome != CareOutcome.Done)
        {
            Answer = words ?? "";
            return Sorry(result.Words());
        }

        Desk.Nudge();
        this.Say(Said.Good("Thank you. The team has your answer."));
        return Redirect($"/care/practice/{Practice.Id}#said");
    }

    private async Task<IActionResult?> Fill(string practice, string? id, CancellationToken ct)
    {
        if (await Enter(who => who.Practices(Network).Any(p => p.Id == practice)) is { } away) return away;
        Practice = Network.Practices[practice];
        Rows = Desk.Book.OfPractice(Actor, practice);
        Title($"What {Practice.Name} referred");
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
