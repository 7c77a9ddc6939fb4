using Hay.Grains;
using Hay.Web.Languages;
using Hay.Web.Live;
using Microsoft.AspNetCore.SignalR;

namespace Hay.Web.Gatherings;

/// <summary>
/// Tells each space's grain how many of this process' pages are open there, and tells these pages what all processes say
/// together, what is on, and what whoever leads has said. At most once a second a space, and never where nobody is.
/// </summary>
internal sealed partial class PresenceRelay(
    IGrainFactory grains, OpenPages open, SpaceMap spaces, IHubContext<LiveHub> pages, TimeProvider clock, ILogger<PresenceRelay> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    // Where nobody takes part, only the count may change, and a report must not grow old.
    private const int QuietRounds = 5;
    private readonly string _process = Guid.NewGuid().ToString("n");
    private readonly Dictionary<string, Told> _told = [];
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Something changed here: told at once, not at the next round.</summary>
    public Task Nudge(string space, CancellationToken ct) => Round(space, isNudged: true, ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var space in spaces.All) await Round(space.Slug, isNudged: false, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends; the grain forgets what it said.
        }
    }

    private async Task Round(string space, bool isNudged, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var last = _told.GetValueOrDefault(space, Told.Nothing);
            var (here, together) = open.Of(space);
            var isSame = (here, together) == (last.Here, last.Together);
            var isQuiet = isSame && (here + together == 0 || (together == 0 && last.Rounds < QuietRounds));
            if (isQuiet && !isNudged)
            {
                _told[space] = last with { Rounds = last.Rounds + 1 };
                return;
            }

            var now = await grains.GetGrain<IGatheringGrain>(space).Report(new PresenceReport(_process, here, together), ct);
            _told[space] = new Told(here, together, 0, await Tell(space, now, last.News, ct));
        }
        catch (Exception failed) when (!ct.IsCancellationRequested && failed is not OutOfMemoryException)
        {
            LogNotTold(space, failed); // the next round tries again
        }
        finally
        {
            _turn.Release();
        }
    }

    // In English it changes exactly when it does in any language.
    private async Task<TogetherNews?> Tell(string space, SpaceNow now, TogetherNews? last, CancellationToken ct)
    {
        var english = TogetherNews.Of(now, Phrases.In(Language.English));
        if (english == last) return last;
        await SlowPages.WaitALittle(Language.All.Select(language => pages.Clients.Group(LiveGroups.OfHere(space).In(language))
            .SendAsync("together", language.IsEnglish ? english : TogetherNews.Of(now, Phrases.In(language)), ct)), clock);
        return english;
    }

    private sealed record Told(int Here, int Together, int Rounds, TogetherNews? News)
    {
        public static Told Nothing { get; } = new(0, 0, 0, null);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not say who is in {Space}")]
    private partial void LogNotTold(string space, Exception failed);
}
