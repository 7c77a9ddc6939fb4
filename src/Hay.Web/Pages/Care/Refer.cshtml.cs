using System.Collections.Immutable;
using Hay.Care;
using Hay.Web.Care;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Care;

/// <summary>A referral by a practice, or by a colleague of the network.</summary>
internal sealed class ReferModel(CareDesk desk) : CarePage(desk)
{
    internal ImmutableArray<Practice> Mine { get; private set; } = [];
    internal bool IsColleague { get; private set; }
    internal ReferralForm Typed { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Fill(new ReferralForm { Id = CaseId.New() }) is { } away) return away;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] ReferralForm typed, CancellationToken ct)
    {
        if (await Fill(typed with { Id = CareTyped.Id(typed.Id) }) is { } away) return away;
        if (!string.IsNullOrEmpty(typed.As) ? !Mine.Any(p => p.Id == typed.As) : !IsColleague) return Forbid();
        var (command, problem) = Typed.Read(Network, Me.Details.Name.Length > 0 ? Me.Details.Name : Me.Details.Email);
        if (command is null) return Sorry(problem);
        command = command with { Person = command.Person with { PersonId = Desk.Book.PersonOf(command.Person) ?? Typed.Id! } };
        if (command.Reference.Length == 0) command = command with { Reference = CareTyped.Reference(Typed.Id!) };
        var result = await Desk.Case(Typed.Id!).Receive(command, Actor, ct);
        if (result.Outcome != CareOutcome.Done) return Sorry(result.Words());
        Desk.Nudge();
        this.Say(Said.Good($"It is with {TeamName(command.Team)}. You know it by {command.Reference}."));
        return Redirect(command.Practice.Length > 0 ? $"/care/practice/{command.Practice}#said" : "/care/referred#said");
    }

    private async Task<IActionResult?> Fill(ReferralForm typed)
    {
        if (await Enter(who => who.Refers(Network) || !who.Practices(Network).IsEmpty) is { } away) return away;
        (Typed, Mine, IsColleague) = (typed, Actor.Practices(Network), Actor.Refers(Network));
        Title("Refer somebody");
        return null;
    }
}
