using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Desk;
using Hay.Web.Organisations;
using Hay.Web.Organisations.Steps;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages.Organise;

/// <summary>One step of the listing editor. What is typed is kept by its button, and by script after each pause.</summary>
internal sealed class ListingStepModel(
    Doorkeeper door, IGrainFactory grains, DeskBook desk, ListingEditor editor, ListingPreviews previews, IStringLocalizer<Words> say)
    : ListingPage(door, grains, desk, editor, previews)
{
    public ListingStep Step { get; private set; } = null!;
    public IStepForm Form { get; private set; } = null!;
    public StepProblems Problems { get; private set; } = new(say);
    public string Seen => Step.Seen(Listing);
    /// <summary>Somebody else changed this step: what theirs says, where it differs.</summary>
    public ImmutableArray<(string Name, string Words)> Theirs { get; private set; } = [];
    /// <summary>For script: kept, wrong (kept but for a field) or stale.</summary>
    public string State { get; private set; } = "kept";
    public string StateWords { get; private set; } = "";
    public KnownVenues Venues => Editor.StepDesk.Venues;

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, [FromRoute] string step, CancellationToken ct)
    {
        if (await Fill(id, step, ct) is { } away) return away;
        Form = Step.Of(Listing, Editor.StepDesk);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string id, [FromRoute] string step, string? seen, string? later, CancellationToken ct)
    {
        if (await Keep(id, step, seen, ct) is { } away) return away;
        if (State == "stale")
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        if (!Problems.All.IsEmpty) return Sorry(Problems.Of(""));
        if (later is not null) this.Say(Said.Good(say["Kept. Go on whenever you like."]));
        return Redirect(later is null && Step.Next is { } next ? $"/organise/listing/{Id}/{next.Slug}" : $"/organise/listing/{Id}");
    }

    /// <summary>The same by script while somebody types: answers with what has to change on the page.</summary>
    public async Task<IActionResult> OnPostAutoAsync([FromRoute] string id, [FromRoute] string step, string? seen, CancellationToken ct) =>
        await Keep(id, step, seen, ct) ?? Partial("_Kept", this);

    private async Task<IActionResult?> Keep(string id, string step, string? seen, CancellationToken ct)
    {
        if (await Fill(id, step, ct) is { } away) return away;
        Form = Step.Read(Request.Form);
        // Another home is another host's: they may, or it is their own group.
        var next = Form.Apply(Listing, Editor.StepDesk, new StepProblems(say));
        if (next.Space != Listing.Space && await Enter(Right.EditListings, next.Organisation ?? "", next.Space, ct) is { } refused) return refused;
        var kept = await Editor.Keep(Id, Step, Form, seen ?? "", Me.Details.Id, ct);
        if (!Take(kept.View)) return NotFound();
        Problems = kept.Problems;
        (State, StateWords) = (kept.Outcome, Problems.All) switch
        {
            (DraftOutcome.Stale, _) => ("stale", say["Somebody else changed this meanwhile. What you wrote is still here. Press “Keep this” to see both."].Value),
            (_, []) => ("kept", say["Kept a moment ago"]),
            (_, [var first, ..]) => ("wrong", say["Kept, but for one thing. {0}", first.Words]),
        };
        if (State == "stale") Theirs = [.. Origins.Differences(Listing, next, Editor.StepDesk.Today, say)];
        return null;
    }

    private async Task<IActionResult?> Fill(string id, string step, CancellationToken ct)
    {
        if (ListingStep.Find(step) is not { } found) return NotFound();
        if (await Open(id, ct) is { } away) return away;
        Step = found;
        Title($"{say[Step.Question]} {Listing.Title}");
        return null;
    }
}
