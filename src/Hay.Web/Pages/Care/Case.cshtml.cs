using Hay.Care;
using Hay.Grains;
using Hay.Web.Care;
using Hay.Web.Catalogue;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Care;

/// <summary>A case: the way it goes. What is written in it is in the other half.</summary>
internal sealed partial class CaseModel(CareDesk desk, CatalogueSlot catalogue, Geography geography, NoteKeys keys) : CasePage(desk)
{
    /// <summary>For contacts that wait on this device.</summary>
    internal (string Key, string Sealed) Lock => keys.New(Actor.Account);

    /// <summary>Whoever looks may write down a contact now.</summary>
    public bool TakesContacts => State is { Now.Step: not (CareStep.Closed or CareStep.Declined) } && Can(CareAction.Write);

    internal Geography Geography => geography;

    public async Task<IActionResult> OnGetAsync(string id, LookReason why, CancellationToken ct) => await Fill(id, why, ct) ?? Page();

    public Task<IActionResult> OnPostAskAsync(string id, LookReason why, string? words, CancellationToken ct) =>
        Do(id, why, c => c.Ask(CareTyped.Text(words), Actor, ct),
            () => Self(id) is { } by ? $"The question is written down, and nobody is asked by it. {by}." : "They are asked.", ct);

    public Task<IActionResult> OnPostAnswerAsync(string id, LookReason why, string? words, CancellationToken ct) =>
        Do(id, why, c => c.Answer(CareTyped.Text(words), Actor, ct), "Their answer is kept.", ct);

    public Task<IActionResult> OnPostAcceptAsync(string id, LookReason why, CancellationToken ct) =>
        Do(id, why, c => c.Accept(Actor, ct), "Taken. They are on the waiting list.", ct);

    public Task<IActionResult> OnPostDeclineAsync(string id, LookReason why, DeclineReason? reason, string? words, string? signpost, CancellationToken ct) =>
        Do(id, why, c => reason is not { } no ? Missing("reason") : c.Decline(new DeclineReferral(no, CareTyped.Text(words), CareTyped.Text(signpost)), Actor, ct),
            () => Self(id) is { } by ? $"Not taken, and nobody is told by it. {by}, and say where else they can turn." : "Not taken. Whoever referred reads where else to turn.", ct);

    public Task<IActionResult> OnPostPickUpAsync(string id, LookReason why, CancellationToken ct) =>
        Do(id, why, c => c.PickUp(Actor, ct), "You hold it now.", ct);

    public Task<IActionResult> OnPostGiveAsync(string id, LookReason why, string? email, CancellationToken ct) =>
        Do(id, why, async c => await Colleague(email, ct) is { } account
            ? await c.Give(account, Actor, ct)
            : new CareResult(CareOutcome.Refused, "Nobody who works in this team has that e-mail address."), "They hold it now.", ct, isGone: true);

    public Task<IActionResult> OnPostHandOverAsync(string id, LookReason why, string? team, string? reason, CancellationToken ct) =>
        Do(id, why, c => c.HandOver(team ?? "", CareTyped.Text(reason), Actor, ct), "It is with the other team now. Its clock goes on.", ct, isGone: true);

    public Task<IActionResult> OnPostEscalateAsync(string id, LookReason why, string? reason, CancellationToken ct) =>
        Do(id, why, c => c.Escalate(CareTyped.Text(reason), Actor, ct), "The senior liaison has it, and five working days. Until then you see it, and what is planned stays in your day.", ct);

    public Task<IActionResult> OnPostReturnAsync(string id, LookReason why, string? team, string? words, CancellationToken ct) =>
        Do(id, why, c => c.Return(team ?? "", CareTyped.Text(words), Actor, ct), "It goes on with the team.", ct, isGone: true);

    /// <summary>Settles the risks of which the form says what was done, one field each, and closes the case.</summary>
    public Task<IActionResult> OnPostCloseAsync(string id, LookReason why, CloseOutcome? outcome, string? words, string[] risk, CancellationToken ct) =>
        Do(id, why, c => outcome is not { } ended ? Missing("outcome") : c.CloseWith(new CloseCase(ended, CareTyped.Text(words),
            [.. risk.Select(open => new SettledRisk(open, CareTyped.Text(Request.Form[$"how-{open}"]))).Where(r => r.How.Length > 0)]), Actor, ct), "Closed.", ct);

    public Task<IActionResult> OnPostReopenAsync(string id, LookReason why, string? reason, CancellationToken ct) =>
        Do(id, why, c => c.Reopen(CareTyped.Text(reason), Actor, ct), "It is open again.", ct);

    // How to reach somebody who came by themselves: they read nothing here. Null: somebody referred them, who does.
    private string? Self(string id) => Desk.Book.Find(Actor, id) is { Source: ReferralSource.Self or ReferralSource.SelfAgain } row ? row.ReachBy.Words() : null;

    // The case says which team; an account, whether it works in it.
    private async Task<string?> Colleague(string? email, CancellationToken ct)
    {
        if (Desk.Book.Find(Actor, Id) is not { } row || !AccountRules.IsEmail(CareTyped.Text(email))) return null;
        var known = await Desk.Grains.GetGrain<IAccountGrain>(AccountRules.NameOf(CareTyped.Text(email))).View(ct);
        return known?.Details is { EmailConfirmed: true } who && who.Roles.Any(r => r.Kind is RoleKind.CareConnector or RoleKind.CareLead && r.Scope == row.Team) ? who.Id : null;
    }
}
