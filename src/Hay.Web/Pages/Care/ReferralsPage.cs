using System.Collections.Immutable;
using Hay.Care;
using Hay.Web.Care;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Care;

/// <summary>What was referred from somewhere: where each is, and no names; of one of them the question that the team has. Drawn by <c>_Referrals</c>.</summary>
internal abstract class ReferralsPage(CareDesk desk) : CarePage(desk)
{
    /// <summary>Its address, without that of one referral.</summary>
    public abstract string Place { get; }

    public abstract string Heading { get; }

    internal ImmutableArray<PracticeRow> Rows { get; private set; } = [];
    internal PracticeRow? One { get; private set; }
    internal CaseState? State { get; private set; }
    /// <summary>An answer that was refused, so that nobody writes it twice.</summary>
    public string Answer { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken ct) => await Fill(id, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string? id, string? words, CancellationToken ct)
    {
        if (await Fill(id, ct) is { } away) return away;
        if (One is null) return NotFound();
        var result = await Desk.Case(One.Id).Answer(CareTyped.Text(words), Actor, ct);
        if (result.Outcome != CareOutcome.Done)
        {
            Answer = words ?? "";
            return Sorry(result.Words());
        }

        Desk.Nudge();
        this.Say(Said.Good("Thank you. The team has your answer."));
        return Redirect($"{Place}#said");
    }

    protected abstract bool May(CareActor who);

    /// <summary>Asked only for those who may.</summary>
    protected abstract ImmutableArray<PracticeRow> Referred();

    private async Task<IActionResult?> Fill(string? id, CancellationToken ct)
    {
        if (await Enter(May) is { } away) return away;
        Rows = Referred();
        Title(Heading);
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
