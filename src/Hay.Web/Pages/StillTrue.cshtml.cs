using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Freshness;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages;

/// <summary>
/// Where the links of a mail lead that asks whether a listing is still true. Looking changes nothing, for programs that check
/// mail follow links too; the one button does, once.
/// </summary>
internal sealed class StillTrueModel(AskLinks links, IGrainFactory grains, SpaceMap spaces, TimeProvider clock, IStringLocalizer<Languages.Words> say) : PageModel
{
    /// <summary>Bad: the link is none of ours, or too old. Outdated: somebody has answered. CanUndo: it was taken off by this link.</summary>
    public enum Stage { Bad, Outdated, Asking, Done, CanUndo, IsBack }

    public Stage Now { get; private set; }
    public StillTrue Answer { get; private set; }
    public string Code { get; private set; } = "";
    internal Listing Listing { get; private set; } = null!;
    public string When { get; private set; } = "";
    public string Href { get; private set; } = "";
    public string Problem { get; private set; } = "";
    public string Words { get; private set; } = "";
    public ReportReason? Reason { get; private set; }

    /// <summary>What can have changed.</summary>
    internal ImmutableArray<(ReportReason Reason, string Words)> Choices =>
    [
        (ReportReason.WrongTime, say["The day or the time"]),
        (ReportReason.WrongPlace, say["The place or the way there"]),
        (ReportReason.WrongCost, say["The cost"]),
        (ReportReason.WrongAccess, say["Steps, toilets or the like"]),
        (ReportReason.Other, say["Something else"]),
    ];

    private DateOnly Today => LocalDay.Of(clock.GetUtcNow());

    public Task OnGetAsync(string? code, CancellationToken ct) => Fill(code, ct);

    public async Task OnPostAsync(string? code, string? reason, string? words, CancellationToken ct)
    {
        if (await Fill(code, ct) is not { } link || Now != Stage.Asking) return;
        (Words, Reason) = (words ?? "", Enum.TryParse<ReportReason>(reason, out var about) ? about : null);
        var note = link.Answer != StillTrue.Changed ? null : new ReportProblem(Reason ?? ReportReason.Other, Words);
        switch (await Tell(link, link.Answer, note, ct))
        {
            case AnswerOutcome.Done:
                Now = link.Answer == StillTrue.Stopped ? Stage.CanUndo : Stage.Done;
                break;
            case AnswerOutcome.Outdated:
                Now = Stage.Outdated;
                break;
            case AnswerOutcome.Full:
                Sorry(say["Others have written about this too, and there is no room for more notes just now. Yours was not kept."]);
                break;
            case AnswerOutcome.Refused:
                Sorry(say["Please say in a few words what has changed, in at most {0} letters and without long codes.", ReportProblem.LongestWords]);
                break;
        }
    }

    public async Task OnPostBackAsync(string? code, CancellationToken ct)
    {
        if (await Fill(code, ct) is not { } link || Now != Stage.CanUndo) return;
        Now = await Tell(link, StillTrue.NotStopped, null, ct) == AnswerOutcome.Done ? Stage.IsBack : Stage.Outdated;
    }

    private Task<AnswerOutcome> Tell(AskLink link, StillTrue answer, ReportProblem? note, CancellationToken ct) =>
        grains.GetGrain<IActivityGrain>(link.Activity).Answer(new AnswerAsk(answer, link.About, Today, note), ct);

    private async Task<AskLink?> Fill(string? code, CancellationToken ct)
    {
        this.Frame(new PageFrame(say["Is it still running?"]) { IsUnlisted = true });
        Code = code ?? "";
        if (links.Open(code) is not { } link || await grains.GetGrain<IActivityGrain>(link.Activity).ViewForEditing(ct) is not { Listing: { } listing } view)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return null;
        }

        (Answer, Listing) = (link.Answer, listing);
        Now = StageOf(link, view);
        When = view.Schedule is { } plan ? ScheduleWords.Of(plan, Today) : "";
        if (!view.Withdrawn && view.Paused is null) Href = $"/{listing.Space}/{link.Activity}";
        this.Frame(new PageFrame(listing.Title) { IsUnlisted = true, Accent = spaces.Find(listing.Space)?.Accent ?? "" });
        return link;
    }

    private static Stage StageOf(AskLink link, EditView view) =>
        view.Asked is not { } ask || ask.Since != link.About ? Stage.Outdated
        : view.Withdrawn ? (ask.HasStopped && link.Answer == StillTrue.Stopped ? Stage.CanUndo : Stage.Outdated)
        : view.Since != link.About || view.Paused is not null || (ask.HasChanged && link.Answer == StillTrue.Changed) ? Stage.Outdated
        : Stage.Asking;

    private void Sorry(string problem)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
