using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Gatherings;
using Hay.Web.Tasters;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages;

/// <summary>A taster done together with others in a space: the one that is on, when the next ones are, and a way to start one.</summary>
internal sealed class TogetherModel(
    TasterBook book, RealOnes realOnes, GatheringCalendar calendar, SpaceMap spaces, IGrainFactory grains, PresenceRelay relay,
    IStringLocalizer<Words> say, TimeProvider clock) : PageModel
{
    // Time for others to come.
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(1);
    private const int MostNext = 3;

    internal SpaceDefinition Space { get; private set; } = null!;
    internal TasterBook Book => book;
    internal DateTimeOffset Now { get; } = clock.LondonNow();
    /// <summary>Null: none is on.</summary>
    internal GatheringView? Gathering { get; private set; }
    /// <summary>What is done in it; null: none is on.</summary>
    internal TasterSheet? Sheet { get; private set; }
    internal TogetherNews News { get; private set; } = null!;
    internal ImmutableArray<PlannedGathering> Next { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string space, CancellationToken ct)
    {
        if (spaces.Find(space) is not { } found) return NotFound();
        Space = found;
        var now = await grains.GetGrain<IGatheringGrain>(found.Slug).View(ct);
        News = TogetherNews.Of(now, say);
        if (now.Gathering is { } on && book.Find(on.Taster) is { } taster)
        {
            (Gathering, Sheet) = (on, new TasterSheet(taster, found, realOnes.For(taster, found, Now), []));
        }

        Next = [.. calendar.Next(found.Slug, Now, MostNext)];
        this.Frame(new PageFrame(say["Together in {0}", found.Name]) { At = "/try", Accent = found.Accent, Canonical = $"/{found.Slug}/together" });
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string space, string? taster, CancellationToken ct)
    {
        if (spaces.Find(space) is not { } found) return NotFound();
        if (book.Find(taster) is not { } wanted) return Redirect($"/{found.Slug}/together");
        var start = Now + Wait;
        // The usual time is when most people come: nothing may be in its way.
        var soon = calendar.Next(found.Slug, Now, 1).FirstOrDefault(g => g.Start - GatheringRounds.Early < start.AddSeconds(wanted.Seconds));
        if (soon is not null)
        {
            this.Say(Said.Sorry(say["The next one starts at {0}, so there is no time for another before it. Come to that one.", Times.Time(soon.Start, say)]));
            return Redirect($"/{found.Slug}/together");
        }

        var outcome = await grains.GetGrain<IGatheringGrain>(found.Slug).Begin(new BeginGathering(wanted.Id, start, wanted.Seconds), ct);
        if (outcome == GatheringOutcome.Begun) await relay.Nudge(found.Slug, ct);
        this.Say(outcome switch
        {
            GatheringOutcome.Begun => Said.Good(say["It starts in a minute. Press Join in, and anybody here may join you."]),
            GatheringOutcome.AlreadyOn => Said.Sorry(say["One is on just now. Join in, or start yours when it is over."]),
            _ => Said.Sorry(say["That one cannot be started just now. Try another."]),
        });
        return Redirect($"/{found.Slug}/together");
    }
}
