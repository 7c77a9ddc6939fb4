using System.Collections.Immutable;
using Hay.Care;
using Hay.Web.Care;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Care;

/// <summary>A connector's day: what is overdue, today, later, without a next step, and to pick up. care-notes.js keeps what cannot be sent.</summary>
internal sealed class DayModel(CareDesk desk, NoteKeys keys, IAntiforgery forms) : CarePage(desk)
{
    internal CareDay Day { get; private set; } = new([], [], [], [], []);
    internal (string Key, string Sealed) Lock { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Fill(ct) ?? Page();

    /// <summary>A token for forms, and whose it is: a page that was open for long has an old one.</summary>
    /// <param name="here">Somebody writes just now; else the page asks by itself, to send what waits.</param>
    public async Task<IActionResult> OnGetTokenAsync(bool here)
    {
        if (await Enter(who => who.SeesRecords(Network), here) is { } away) return away;
        return new JsonResult(new { account = Actor.Account, token = forms.GetAndStoreTokens(HttpContext).RequestToken });
    }

    /// <summary>The key of notes that this account kept on a device earlier.</summary>
    public async Task<IActionResult> OnPostKeyAsync(string? kept)
    {
        if (await Enter(who => who.SeesRecords(Network), isHere: false) is { } away) return away;
        return keys.Open(Actor.Account, kept) is { } key ? new JsonResult(new { key }) : StatusCode(StatusCodes.Status403Forbidden);
    }

    /// <summary>A contact; safe to send twice. Scripts say whose it is, and are answered in JSON.</summary>
    /// <param name="typed">The contact.</param>
    /// <param name="case">Of which case.</param>
    /// <param name="account">Who wrote it, on a device that may have been handed on; null: a plain form.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<IActionResult> OnPostContactAsync([FromForm] ContactForm typed, string? @case, string? account, CancellationToken ct)
    {
        if (await Enter(who => who.SeesRecords(Network), isHere: account is null) is { } away) return away;
        if (account is not null && account != Actor.Account) return StatusCode(StatusCodes.Status409Conflict);
        if (!CaseId.IsOne(@case)) return NotFound();
        var result = !ModelState.IsValid ? new CareResult(CareOutcome.Refused, "Something in the form cannot be read: look at the numbers.")
            : typed.Problem is { } problem ? new CareResult(CareOutcome.Refused, problem) : await Desk.Case(@case!).AddContact(typed.Of(Now), Actor, ct);
        if (result.Outcome == CareOutcome.Done) Desk.Nudge();
        if (account is not null) return new JsonResult(new { problem = result.Words() }) { StatusCode = result.Outcome == CareOutcome.Done ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
        if (result.Outcome == CareOutcome.Done)
        {
            this.Say(Said.Good("The contact is kept."));
            return Redirect("/care/day#said");
        }

        return await Fill(ct) ?? Refuse("Contact", result.Words());
    }

    private async Task<IActionResult?> Fill(CancellationToken ct)
    {
        if (await Enter(who => who.HasDay(Network)) is { } away) return away;
        Day = Desk.Book.Day(Actor, Now);
        await Desk.Tell(Actor, ((ImmutableArray<CaseRow>[])[Day.Overdue, Day.Today, Day.Later, Day.WithoutNext, Day.ToPickUp]).SelectMany(rows => rows).Select(r => r.Id), ct);
        Day = new(Shown(Day.Overdue), Shown(Day.Today), Shown(Day.Later), Shown(Day.WithoutNext), Shown(Day.ToPickUp));
        Lock = keys.New(Actor.Account);
        Title("My day");
        return null;
    }

    private ImmutableArray<CaseRow> Shown(ImmutableArray<CaseRow> rows) => Desk.Shown(rows, r => r.Id);
}
