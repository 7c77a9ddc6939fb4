using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Desk;
using Hay.Web.Organisations.Steps;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Organisations;

/// <summary>Writes drafts, copies and hands them in. Whoever calls has asked for the right.</summary>
internal sealed class ListingEditor(
    IGrainFactory grains, DeskBook desk, SpaceMap spaces, Categories kinds, KnownVenues venues, PlaceFinder places,
    IStringLocalizer<Words> say, TimeProvider clock)
{
    // Somebody else may write between looking and keeping; not again and again.
    private const int MostTries = 4;

    public StepDesk StepDesk => new(clock.LondonNow().Day(), spaces, kinds, venues, places, say);

    /// <summary>What its people see: the draft, else what is listed; null: there is nothing.</summary>
    public static Listing? Current(EditView view) => view.Draft?.Listing ?? view.Listing;

    public IActivityGrain Grain(string id) => grains.GetGrain<IActivityGrain>(id);

    /// <summary>A new draft; its id.</summary>
    public async Task<string> Begin(Listing listing, string by, CancellationToken ct)
    {
        var id = NewId.Of(listing.Title);
        var result = await Grain(id).SaveDraft(new SaveDraft(listing, 0, by), ct);
        await desk.Shows(id, result.Revision, ct);
        return id;
    }

    /// <summary>The same for another day or place: as typed here, with a life of its own.</summary>
    public Task<string> Copy(Listing listing, string by, CancellationToken ct) => Begin(
        listing with { Source = null, Schedule = listing.Schedule is { } schedule ? schedule with { Changes = [] } : null }, by, ct);

    /// <summary>Keeps what was typed in a step. Seen: of the step as it was shown (<see cref="ListingStep.Seen"/>).</summary>
    public async Task<StepKept> Keep(string id, ListingStep step, IStepForm form, string seen, string by, CancellationToken ct)
    {
        var result = new StepKept(DraftOutcome.Stale, new EditView(), new StepProblems(say));
        for (var tries = 0; tries < MostTries && result.Outcome == DraftOutcome.Stale; tries++)
        {
            var view = await Grain(id).ViewForEditing(ct);
            if (Current(view) is not { } now) return new StepKept(DraftOutcome.NoDraft, view, new StepProblems(say));
            var problems = new StepProblems(say);
            var next = form.Apply(now, StepDesk, problems);
            // The same words twice, such as those of an answer that got lost, are nobody's loss.
            if (ListingRules.Same(now, next)) return new StepKept(DraftOutcome.Kept, view, problems);
            if (step.Seen(now) != seen) return new StepKept(DraftOutcome.Stale, view, problems);
            var kept = await Grain(id).SaveDraft(new SaveDraft(next, view.Draft?.Number ?? 0, by), ct);
            if (kept.Outcome == DraftOutcome.Refused) problems.Add("", string.Join(' ', kept.Problems.Select(p => say[p].Value)));
            result = new StepKept(kept.Outcome, kept.Outcome == DraftOutcome.Kept ? await Grain(id).ViewForEditing(ct) : view, problems);
        }

        return result;
    }

    /// <summary>Adds a picture that is kept already, whatever others write meanwhile. Refused: there are as many as there can be.</summary>
    public async Task<DraftOutcome> Add(string id, ListingPicture picture, string by, CancellationToken ct)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var view = await Grain(id).ViewForEditing(ct);
            if (Current(view) is not { } now) return DraftOutcome.NoDraft;
            if (now.Pictures.Length >= ListingRules.MostPictures) return DraftOutcome.Refused;
            var kept = await Grain(id).SaveDraft(new SaveDraft(now with { Pictures = now.Pictures.Add(picture) }, view.Draft?.Number ?? 0, by), ct);
            if (kept.Outcome != DraftOutcome.Stale) return kept.Outcome;
        }

        return DraftOutcome.Stale;
    }

    /// <summary>Hands the draft in: it is listed, or waits for a host. Missing: what keeps it from that; then nothing is done.</summary>
    public async Task<(DraftResult? Result, ImmutableArray<(ListingStep Step, string Words)> Missing)> HandIn(
        string id, int number, Member by, bool isHost, CancellationToken ct)
    {
        var view = await Grain(id).ViewForEditing(ct);
        if (view.Draft is not { } draft) return (new DraftResult(DraftOutcome.NoDraft, [], 0, view.Revision), []);
        // What is judged here is what is handed in.
        if (draft.Number != number) return (new DraftResult(DraftOutcome.Stale, [], draft.Number, view.Revision), []);
        var missing = ListingReview.Missing(draft.Listing, view.Listing is not null).ToImmutableArray();
        if (!missing.IsEmpty) return (null, missing);
        var hold = ListingReview.HoldFor(new HandedIn(draft.Listing, view.Listing)
        {
            IsOrganisationKnown = view.Listing is not null || (draft.Listing.Organisation is { } of && desk.Of(of).Any(i => i.WasListed)),
            AccountAge = clock.GetUtcNow() - by.Details.Created,
            IsByHost = isHost,
            IsPaused = view.Paused is not null,
            Stage = draft.Stage,
        });
        var result = await Grain(id).SubmitDraft(new SubmitDraft(number, by.Details.Id, hold), ct);
        await desk.Shows(id, result.Revision, ct);
        return (result, []);
    }

    /// <summary>Lists again what had stopped, as it was; a host looks first where the rules say so.</summary>
    public async Task<DraftResult?> BringBack(string id, Member by, bool isHost, CancellationToken ct)
    {
        var view = await Grain(id).ViewForEditing(ct);
        if (view is not { Listing: { } listing, Withdrawn: true }) return null;
        var number = view.Draft?.Number ?? (await Grain(id).SaveDraft(new SaveDraft(listing, 0, by.Details.Id), ct)).Number;
        return (await HandIn(id, number, by, isHost, ct)).Result;
    }

    public async Task Drop(string id, CancellationToken ct)
    {
        var result = await Grain(id).DropDraft(ct);
        await desk.Shows(id, result.Revision, ct);
    }

    public async Task Stop(string id, string by, CancellationToken ct)
    {
        await Grain(id).Withdraw(by, ct);
        await desk.Shows(id, (await Grain(id).ViewForEditing(ct)).Revision, ct);
    }
}

/// <summary>Kept; Stale: somebody else changed the same step, and nothing was kept; Refused: more text than can be kept.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="View">As it is now.</param>
/// <param name="Problems">Of fields, which stayed as they were.</param>
internal sealed record StepKept(DraftOutcome Outcome, EditView View, StepProblems Problems);

internal static class ListingEditorSetup
{
    public static void AddListingEditor(this IServiceCollection services)
    {
        services.AddSingleton<KnownVenues>();
        services.AddSingleton<PlaceFinder>();
        services.AddSingleton<ListingPreviews>();
        services.AddSingleton<ListingEditor>();
    }
}
