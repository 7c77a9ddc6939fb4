using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Catalogue;
using Hay.Web.Organisations;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Host;

/// <summary>What stood on the board of a space, who wrote it and when; and back to an older version.</summary>
internal sealed class BoardHistoryModel(
    Doorkeeper door, SpaceMap spaces, IGrainFactory grains, History history, BoardRows rows, CatalogueFeed feed, IStringLocalizer<Hay.Web.Languages.Words> say) : HostPage(door, spaces)
{
    private SpaceView _board = null!;

    public HistorySheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string space, long? version, CancellationToken ct)
    {
        if (await Fill(space, ct) is { } away) return away;
        if (Sheet.Lines.FirstOrDefault(l => l.Number == version && l.HasVersion) is { } chosen) Sheet = Sheet with { Chosen = chosen, Rows = [.. Compare(chosen.Fact)] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string space, long version, CancellationToken ct)
    {
        if (await Fill(space, ct) is { } away) return away;
        var grain = grains.GetGrain<ISpaceGrain>(Space.Slug);
        var result = Sheet.Lines.FirstOrDefault(l => l.Number == version)?.Fact switch
        {
            { Notice: { } notice } => await grain.Post(notice, Me.Details.Id, ct),
            { Answer: { } answer } => await grain.Answer(answer, Me.Details.Id, ct),
            _ => null,
        };
        if (result is null) return NotFound();
        if (result.Outcome == PublishOutcome.Refused) return Sorry(string.Join(' ', result.Problems));
        feed.Nudge();
        this.Say(Said.Good(say["It is again as it was then."]));
        return Redirect($"{Sheet.Address}#said");
    }

    // What has left the board differs from it in everything.
    private IEnumerable<ComparedRow> Compare(Fact fact)
    {
        var (notice, answer) = (_board.Notices.FirstOrDefault(n => n.Id == fact.Notice?.Id), _board.Answers.FirstOrDefault(a => a.Id == fact.Answer?.Id));
        var compared = fact.Notice is { } then ? rows.Of(then, notice) : rows.Of(fact.Answer!, answer);
        return notice is null && answer is null ? compared.Select(r => r with { Before = "" }) : compared.Where(r => r.IsChanged);
    }

    private async Task<IActionResult?> Fill(string space, CancellationToken ct)
    {
        if (await EnterAsHost(space, ct) is { } away) return away;
        _board = await grains.GetGrain<ISpaceGrain>(Space.Slug).View(ct);
        Sheet = new HistorySheet($"/host/{Space.Slug}/board/history", await history.Of(StoreNames.Space, Space.Slug, ct), null, []);
        Title(say["What happened to the board of {0}", Space.Name]);
        return null;
    }
}
