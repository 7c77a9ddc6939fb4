using System.Globalization;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Catalogue;
using Hay.Web.Organisations;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Host;

/// <summary>The board of a space: hosts' notices, and what changed because people spoke.</summary>
internal sealed class BoardModel(
    Doorkeeper door, SpaceMap spaces, IGrainFactory grains, CatalogueFeed feed, TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say) : HostPage(door, spaces)
{
    public SpaceView Board { get; private set; } = null!;
    public Notice Written { get; private set; } = null!;
    public YouSaid Answer { get; private set; } = null!;
    /// <summary>Id of the wish that is being answered; empty: none.</summary>
    public string Wish { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string space, string? notice, string? answer, string? wish, CancellationToken ct)
    {
        if (await Fill(space, ct) is { } away) return away;
        Written = Board.Notices.FirstOrDefault(n => n.Id == notice) ?? Written;
        Answer = Board.Answers.FirstOrDefault(a => a.Id == answer) ?? Answer;
        if (wish is not null && (await grains.GetGrain<IWishesGrain>(Space.Slug).View(ct)).FirstOrDefault(w => w.Id == wish) is { } asked)
        {
            Wish = asked.Id;
            Answer = Answer with { Said = BoardWords.Said(asked, clock.LondonNow().Day(), say) };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostNoticeAsync(
        string space, string? id, NoticeKind kind, string? title, string? body, string? from, string? until, CancellationToken ct)
    {
        if (await Fill(space, ct) is { } away) return away;
        var before = Board.Notices.FirstOrDefault(n => n.Id == id);
        Written = Written with { Id = before?.Id ?? NewId.Of("n"), Kind = kind, Title = (title ?? "").Trim(), Body = (body ?? "").Trim().ReplaceLineEndings("\n"), Activities = before?.Activities ?? [] };
        if (!Day(from, out var first) || !Day(until, out var last)) return Sorry(say["Choose the first and the last day on which it is shown."]);
        Written = Written with { From = first, Until = last };
        return Done(await grains.GetGrain<ISpaceGrain>(Space.Slug).Post(Written, Me.Details.Id, ct), say["The notice is on the board."]);
    }

    public async Task<IActionResult> OnPostAnswerAsync(string space, string? id, AnswerStatus status, string? said, string? did, string? wish, CancellationToken ct)
    {
        if (await Fill(space, ct) is { } away) return away;
        var before = Board.Answers.FirstOrDefault(a => a.Id == id);
        Answer = Answer with
        {
            Id = before?.Id ?? NewId.Of("y"),
            Status = status,
            Said = (said ?? "").Trim().ReplaceLineEndings("\n"),
            Did = (did ?? "").Trim().ReplaceLineEndings("\n"),
            On = before?.On ?? Answer.On,
            Activities = before?.Activities ?? [],
        };
        Wish = wish ?? "";
        var result = await grains.GetGrain<ISpaceGrain>(Space.Slug).Answer(Answer, Me.Details.Id, ct);
        // What was answered waits no more.
        if (result.Outcome != PublishOutcome.Refused && Wish.Length > 0) await grains.GetGrain<IWishesGrain>(Space.Slug).Settle(Wish, ct);
        return Done(result, say["Kept. People see what changed."]);
    }

    private async Task<IActionResult?> Fill(string space, CancellationToken ct)
    {
        if (await EnterAsHost(space, ct) is { } away) return away;
        Board = await grains.GetGrain<ISpaceGrain>(Space.Slug).View(ct);
        var today = clock.LondonNow().Day();
        Written = new Notice { Id = "", Kind = NoticeKind.GoodNews, Title = "", From = today, Until = today.AddDays(14) };
        Answer = new YouSaid { Id = "", Said = "", Did = "", Status = AnswerStatus.Done, On = today };
        Title(say["The board of {0}", Space.Name]);
        return null;
    }

    private IActionResult Done(PublishResult result, string words)
    {
        if (result.Outcome == PublishOutcome.Refused) return Sorry(string.Join(' ', result.Problems));
        feed.Nudge();
        this.Say(Said.Good(words));
        return Redirect($"/host/{Space.Slug}/board#said");
    }

    // What <input type="date"> sends.
    private static bool Day(string? typed, out DateOnly day) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
