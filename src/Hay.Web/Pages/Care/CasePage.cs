using System.Collections.Immutable;
using Hay.Care;
using Hay.Web.Care;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Care;

/// <summary>A page of one case. What is shown was told to its log before; who may not see it learns not even that it is there.</summary>
internal abstract class CasePage(CareDesk desk) : CarePage(desk)
{
    private string? _missing;

    public string Id { get; private set; } = "";
    public LookReason Why { get; private set; }
    /// <summary>Null: say first why you look.</summary>
    internal Case? State { get; private set; }
    internal ImmutableArray<Duplicate> Duplicates { get; private set; } = [];

    internal CasePlace Place => CasePlace.Of(State!);

    /// <summary>The address of it, with why somebody looks.</summary>
    public string Here => Address("");

    /// <summary>Where a form of this page goes.</summary>
    public string Address(string handler) =>
        $"/care/case/{Id}{(handler.Length, Why) switch { (0, LookReason.None) => "", (0, _) => $"?why={Why}", (_, LookReason.None) => $"?handler={handler}", _ => $"?handler={handler}&why={Why}" }}";

    internal bool Can(CareAction what) => CareRights.Allow(Actor, what, Place);

    /// <summary>There is no such record, or none that is theirs: no more is said of it.</summary>
    public bool IsGone { get; private set; }

    /// <summary>A choice that was left out is no choice: nothing is taken for granted.</summary>
    /// <param name="field">Its name in the form.</param>
    protected Task<CareResult> Missing(string field)
    {
        _missing = field;
        return Task.FromResult(new CareResult(CareOutcome.Refused, "Something in the form is missing, or cannot be read."));
    }

    /// <summary>Null: it is filled in. Else where to send them.</summary>
    protected async Task<IActionResult?> Fill(string id, LookReason why, CancellationToken ct)
    {
        if (await EnterCase(id, why) is { } away) return away;
        var answer = await Desk.Look(id, Actor, why, ct);
        if (answer.Outcome == CareOutcome.ReasonNeeded)
        {
            Title("Why do you look?");
            return null;
        }

        if (answer.Case is not { } state) return NotFound();
        State = state;
        Duplicates = Desk.Book.Duplicates(Actor, id);
        await Desk.Tell(Actor, Duplicates.Select(d => d.Row.Id), ct);
        Duplicates = Desk.Shown(Duplicates, d => d.Row.Id);
        await Learn(
        [
            .. state.Steps.SelectMany(s => new[] { s.Holder, s.By }), .. state.Contacts.Select(c => c.By), .. state.Consents.Select(c => c.By), .. state.Discussions.Select(d => d.By),
            .. state.Risks.Select(r => r.By), .. state.Closes.Select(c => c.By), .. state.Questions.Select(q => q.By), .. Duplicates.Select(d => d.Row.Holder),
        ], ct);
        // Browsers remember titles, on whichever device it was.
        Title($"Case {CareTyped.Reference(id)}");
        return null;
    }

    /// <summary>Null: they may ask for it. Else where to send them.</summary>
    protected async Task<IActionResult?> EnterCase(string id, LookReason why)
    {
        if (await Enter(who => who.SeesRecords(Network)) is { } away) return away;
        if (!CaseId.IsOne(id) || !Enum.IsDefined(why)) return NotFound();
        (Id, Why) = (id, why);
        return null;
    }

    /// <summary>Does one thing with the case, and says so on the page after it, or here what was wrong.</summary>
    /// <param name="id">The case.</param>
    /// <param name="why">Why they look.</param>
    /// <param name="what">What to do.</param>
    /// <param name="said">What to say when it is done.</param>
    /// <param name="isGone">They may not see it any more afterwards.</param>
    /// <param name="ct">Ends it.</param>
    protected Task<IActionResult> Do(string id, LookReason why, Func<ICaseGrain, Task<CareResult>> what, string said, CancellationToken ct, bool isGone = false) => Do(id, why, what, () => said, ct, isGone);

    /// <inheritdoc cref="Do(string, LookReason, Func{ICaseGrain, Task{CareResult}}, string, CancellationToken, bool)"/>
    protected async Task<IActionResult> Do(string id, LookReason why, Func<ICaseGrain, Task<CareResult>> what, Func<string> said, CancellationToken ct, bool isGone = false)
    {
        if (await EnterCase(id, why) is { } away) return away;
        var result = ModelState.IsValid ? await what(Desk.Case(id)) : await Missing(ModelState.First(f => f.Value?.Errors.Count > 0).Key);
        if (result.Outcome == CareOutcome.Done)
        {
            Desk.Nudge();
            this.Say(Said.Good(said()));
            return Redirect(isGone ? "/care#said" : $"{Here}#said");
        }

        if (result.Outcome == CareOutcome.Taken)
        {
            Desk.Nudge();
            this.Say(Said.Sorry("A colleague was quicker: somebody holds this case now."));
            return Redirect(Actor.HasDay(Network) ? "/care/day#said" : "/care#said");
        }

        // Of a case that is not theirs they learn nothing; of their own, what was wrong. What they wrote they have back.
        var gone = await Fill(id, why, ct);
        if (gone is not (null or NotFoundResult)) return gone;
        IsGone = gone is not null;
        if (IsGone) Title("There is no such record here");
        var page = Refuse(Request.Query["handler"].ToString(), IsGone ? "There is no such record, or it is not yours any more: a colleague or another team may have it now." : result.Words(), _missing);
        if (IsGone) Response.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }
}
