using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Hooks;

/// <summary>
/// Reads the journal forward and tells the grains of webhooks what happened to listings. Each web process does so by itself: a grain passes
/// over what it has heard. One at a time.
/// </summary>
internal sealed partial class HookReader(HookBook book, IJournal journal, IGrainFactory grains, TimeProvider clock, ILogger<HookReader> log)
{
    /// <summary>Most that one is told at once; the rest comes with the next reading.</summary>
    private const int AtOnce = 200;
    /// <summary>Most activities that one reading looks into: an import may list tens of thousands.</summary>
    private const int MostActivities = 1000;

    // Up to where each has been told. What a grain writes down is often older, never newer.
    private Dictionary<string, long> _told = [];

    /// <summary>Tells what is new. True: there may be more.</summary>
    public async Task<bool> Read(CancellationToken ct)
    {
        var all = await book.All(ct);
        _told = all.Where(of => of.Value.IsWorking).ToDictionary(of => of.Key, of => Math.Max(of.Value.Read, _told.GetValueOrDefault(of.Key)));
        // Those that have all ended hear once more, so that they are forgotten.
        var now = clock.GetUtcNow();
        foreach (var (key, list) in all.Where(of => !of.Value.IsWorking && of.Value.HasPast(now))) await grains.GetGrain<IHooksGrain>(key).Hear([], list.Read, ct);
        if (_told.Count == 0) return false;

        var news = _told.Keys.ToDictionary(key => key, _ => new List<HookEvent>());
        var known = new Dictionary<string, (ImmutableArray<Fact> History, Listing? Listing)>();
        var end = _told.Values.Min();
        await foreach (var (position, tells) in HookJournal.Read(journal, end, ct))
        {
            end = position;
            if (tells is not { } entry || !_told.Any(of => of.Value < end && news[of.Key].Count < AtOnce)) continue;
            if (!known.TryGetValue(entry.Fact.Activity, out var activity)) known[entry.Fact.Activity] = activity = await Know(entry.Grain, entry.Fact.Activity, ct);
            foreach (var (key, happened) in HookHistory.Of(activity.History, entry.Fact, end, activity.Listing))
            {
                if (_told.TryGetValue(key, out var heard) && heard < end && news[key].Count < AtOnce) news[key].Add(happened);
            }

            if (known.Count == MostActivities) break;
        }

        var isMore = known.Count == MostActivities;
        foreach (var (key, events) in news)
        {
            // Nothing for them: that need not be written down.
            if (events.Count == 0 && !all[key].IsStale(now) && !all[key].HasPast(now)) _told[key] = Math.Max(_told[key], end);
            else isMore |= await Tell(key, events, events.Count < AtOnce ? end : events[^1].Position, ct);
        }

        return isMore;
    }

    private async Task<(ImmutableArray<Fact> History, Listing? Listing)> Know(string grain, string activity, CancellationToken ct)
    {
        var history = ImmutableArray.CreateBuilder<Fact>();
        await foreach (var entry in journal.ReadChangesAsync(grain, ct)) history.Add(entry.Fact);
        return (history.ToImmutable(), (await grains.GetGrain<IActivityGrain>(activity).ViewForEditing(ct)).Listing);
    }

    // True: it took some, and there may be more to tell it.
    private async Task<bool> Tell(string key, List<HookEvent> events, long through, CancellationToken ct)
    {
        try
        {
            var (before, after) = (_told[key], await grains.GetGrain<IHooksGrain>(key).Hear([.. events], through, ct));
            _told[key] = Math.Max(before, after);
            return events.Count > 0 && after > before;
        }
        // One that cannot be told now is told again, and keeps nothing from the others.
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            LogTrouble(key, wrong);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The webhooks of {Key} could not be told what happened, and it is tried again")]
    private partial void LogTrouble(string key, Exception wrong);
}
