using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Languages;
using Microsoft.AspNetCore.SignalR;

namespace Hay.Web.Live;

/// <summary>
/// This web process's ear: hears what changed, lets the catalogue know, and tells the open pages. It renews its
/// subscription for as long as it lives, because the switchboard may have been restarted and have forgotten us.
/// </summary>
internal sealed partial class LiveRelay(
    IGrainFactory grains, IHubContext<LiveHub> pages, CatalogueFeed feed, CatalogueSlot catalogue, ILogger<LiveRelay> log)
    : BackgroundService, ILiveObserver
{
    private static readonly TimeSpan Renewal = LiveSwitchboard.Patience / 3;

    public async Task Hear(ImmutableArray<LiveUpdate> updates)
    {
        feed.Nudge();
        foreach (var update in updates)
        {
            if (update.IsNews) await TellBoards(update.Spaces);
            if (update.Activity.Length == 0) continue;
            var entry = catalogue.Current.Find(update.Activity);
            string[] groups = [LiveGroups.OfActivity(update.Activity), .. update.Spaces.Select(LiveGroups.OfSpace)];
            foreach (var language in Language.All)
            {
                var news = PlacesNews.Of(update, entry, Phrases.In(language));
                await pages.Clients.Groups([.. groups.Select(g => g.In(language))]).SendAsync("changed", news);
            }
        }
    }

    // No words: a page asks for itself anew, in its language.
    private Task TellBoards(ImmutableArray<string> spaces) => pages.Clients
        .Groups([.. from space in spaces from language in Language.All select LiveGroups.OfBoard(space).In(language)])
        .SendAsync("news");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var switchboard = grains.GetGrain<ILiveSwitchboardGrain>("0");
        var me = grains.CreateObjectReference<ILiveObserver>(this);
        using var timer = new PeriodicTimer(Renewal);
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
            grains.DeleteObjectReference<ILiveObserver>(me);
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
}
