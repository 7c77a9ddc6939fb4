using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Languages;
using Hay.Web.Metering;
using Microsoft.AspNetCore.SignalR;

namespace Hay.Web.Live;

/// <summary>
/// This web process's ear: hears what changed, lets the catalogue know, and tells the open pages. It renews its
/// subscription for as long as it lives, because the switchboard may have been restarted and have forgotten us.
/// </summary>
internal sealed partial class LiveRelay : BackgroundService, ILiveObserver
{
    // More at once than a page can show: it asks for the truth of the rest when somebody looks.
    private const int MostInSpace = 60;
    private static readonly TimeSpan Renewal = LiveSwitchboard.Patience / 3;
    private readonly IGrainFactory _grains;
    private readonly IHubContext<LiveHub> _pages;
    private readonly CatalogueFeed _feed;
    private readonly CatalogueSlot _catalogue;
    private readonly ToldBoards _told;
    private readonly SpokenLanguages _spoken;
    private readonly TimeProvider _clock;
    private readonly ILogger<LiveRelay> _log;
    private readonly LiveNews _news;
    private readonly WebMeter? _meter;

    public LiveRelay(
        IGrainFactory grains, IHubContext<LiveHub> pages, CatalogueFeed feed, CatalogueSlot catalogue, ToldBoards told, SpokenLanguages spoken, TimeProvider clock,
        ILogger<LiveRelay> log, WebMeter? meter = null)
    {
        (_grains, _pages, _feed, _catalogue, _told, _spoken, _clock, _log, _meter) = (grains, pages, feed, catalogue, told, spoken, clock, log, meter);
        _news = new LiveNews(Tell, clock);
        _feed.Stepped = Take;
    }

    public Task Hear(ImmutableArray<LiveUpdate> updates)
    {
        _feed.Nudge();
        _news.Add(updates);
        return Task.CompletedTask;
    }

    // What was lost on the way here comes by the feed. Pages that heard it already pass over it.
    private void Take(CatalogueStep step)
    {
        var updates = StepNews.Of(step);
        _news.Add([.. updates.Select(update => update with { IsNews = false })]);
        var boards = step.Changes.Spaces.Select(space => space.Key).Concat(updates.Where(update => update.IsNews).SelectMany(update => update.Spaces)).ToHashSet();
        if (boards.Count > 0) _ = Try(() => TellBoards(boards, perhaps: true));
    }

    // Each group one message, whatever changed.
    private Task Tell(ImmutableArray<LiveChange> changes)
    {
        var sends = new List<Task> { Try(() => TellBoards(changes.SelectMany(change => change.Boards).ToHashSet())) };
        foreach (var language in _spoken.All)
        {
            var said = new List<(LiveChange Change, PlacesNews News)>();
            foreach (var change in changes.Where(change => change.Activity.Length > 0))
            {
                sends.Add(Try(() =>
                {
                    said.Add((change, PlacesNews.Of(change, _catalogue.Current.Find(change.Activity), Phrases.In(language))));
                    return Tell(LiveGroups.OfActivity(change.Activity).In(language), [said[^1].News]);
                }));
            }

            foreach (var space in said.SelectMany(one => one.Change.Spaces).Distinct())
            {
                sends.Add(Try(() => Tell(LiveGroups.OfSpace(space).In(language), [.. said.Where(one => one.Change.Spaces.Contains(space)).Take(MostInSpace).Select(one => one.News)])));
            }
        }

        return SlowPages.WaitALittle(sends, _clock);
    }

    private Task Tell(string group, PlacesNews[] news)
    {
        _meter?.Pushed();
        return _pages.Clients.Group(group).SendAsync("changed", news);
    }

    // What goes wrong for one group is no reason to keep silent towards all others. Pages ask for the truth whenever they connect.
    private async Task Try(Func<Task> tell)
    {
        try
        {
            await tell();
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            LogNotTold(failed);
        }
    }

    // No words: a page asks for itself anew, in its language. Perhaps: it may have done so already.
    private Task TellBoards(IReadOnlyCollection<string> spaces, bool perhaps = false)
    {
        foreach (var space in spaces) _told.Add(space);
        return _pages.Clients.Groups([.. from space in spaces from language in _spoken.All select LiveGroups.OfBoard(space).In(language)]).SendAsync("news", perhaps);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Listen(stoppingToken);

    /// <summary>Hears what changes until it is told to stop.</summary>
    internal async Task Listen(CancellationToken stoppingToken)
    {
        var switchboard = _grains.GetGrain<ILiveSwitchboardGrain>("0");
        var me = _grains.CreateObjectReference<ILiveObserver>(this);
        using var timer = new PeriodicTimer(Renewal, _clock);
        try
        {
            do await Subscribe(switchboard, me);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
        finally
        {
            await switchboard.Unsubscribe(me);
            _grains.DeleteObjectReference<ILiveObserver>(me);
        }
    }

    private async Task Subscribe(ILiveSwitchboardGrain switchboard, ILiveObserver me)
    {
        try
        {
            await switchboard.Subscribe(me);
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            LogNotHeard(failed); // the next renewal tries again; pages still fetch the truth
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not subscribe to live changes")]
    private partial void LogNotHeard(Exception failed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not tell pages what changed")]
    private partial void LogNotTold(Exception failed);
}
