using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Organisations;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>The dates of one activity, with how many come.</summary>
internal sealed class SessionsModel(Doorkeeper door, IGrainFactory grains, TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say) : RunPage(door, grains)
{
    private const int MostAhead = 12;
    private const int MostPast = 8;

    public ImmutableArray<SessionView> Ahead { get; private set; } = [];
    /// <summary>The latest first.</summary>
    public ImmutableArray<SessionView> Past { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string activity, CancellationToken ct)
    {
        if (await Open(activity, ct) is { } away) return away;
        var sessions = (await Grain.SessionsToRun(ct)).OrderBy(s => s.Start).ToImmutableArray();
        var now = clock.GetUtcNow();
        Ahead = [.. sessions.Where(s => s.End > now).Take(MostAhead)];
        Past = [.. sessions.Where(s => s.End <= now).Reverse().Take(MostPast)];
        Title(say["The dates of {0}", Listing.Title]);
        return Page();
    }

    public string Numbers(SessionView session) => session.Cancelled ? say["Cancelled"] : session.Numbers(say);

    public string Day(SessionView session) => Times.FullDay(session.Start.Day(), clock.LondonNow().Day(), say);
}
