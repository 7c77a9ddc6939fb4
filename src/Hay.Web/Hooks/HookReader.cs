using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Hooks;

/// <summary>
/// Reads the journal forward and tells the grains of webhooks what happened to listings. Each web process does so by itself: a webhook passes
/// over what it has heard. Each has a place of its own in the journal; those that are full stay where they are. One reading at a time.
/// </summary>
internal sealed partial class HookReader(HookBook book, IJournal journal, IGrainFactory grains, TimeProvider clock, ILogger<HookReader> log)
{
    /// <summary>Most activities that one pass looks into: an import may list tens of thousands.</summary>
    private const int MostActivities = 1000;
    /// <summary>Most facts of one pass. Most are bookings, which are told to nobody.</summary>
    private const int MostFacts = 20_000;
    /// <summary>Whom nothing can be told is left alone for so long.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    // By the place in the journal after which something is, and by activity.
    private readonly HookPatience<long> _spots = new(clock);
    private readonly HookPatience<string> _activities = new(clock);
    // Up to where each has been told. What a grain writes down is often older, never newer.
    private Dictionary<(string Key, string Hook), long> _told = [];
    // Whom nothing could be told, until when.
    private Dictionary<string, DateTimeOffset> _resting = [];

    /// <summary>Tells what is new. True: there may be more.</summary>
    public async Task<bool> Read(CancellationToken ct)
    {
        var all = await book.All(ct);
        var now = clock.GetUtcNow();
        _resting = _resting.Where(of => of.Value > now).ToDictionary();
        foreach (var key in all.Where(of => of.Value.HasPast(now)).Select(of => of.Key)) await Ask(key, grain => grain.Tidy(ct));
        var working = all.SelectMany(of => of.Value.All.Where(h => h.IsWorking).Select(hook => (of.Key, Hook: hook, Place: of.Value.PlaceOf(hook)))).ToList();
        _told = working.ToDictionary(of => (of.Key, of.Hook.Id), of => Math.Max(of.Place, _told.GetValueOrDefault((of.Key, of.Hook.Id))));
        // What would not go in now waits in the journal until it does.
        var ears = working.Where(of => of.Hook.Room >= HookEar.AtOnce && !_resting.ContainsKey(of.Key))
            .Select(of => new HookEar(of.Key, of.Hook.Id, _told[(of.Key, of.Hook.Id)], now - of.Hook.ReadAt >= Hook.Often))
            .OrderBy(e => e.Place).ToImmutableArray();

        // Whoever is far behind keeps nothing from those who are not: where a pass ends, the next begins with those who stand further on.
        var isMore = false;
        while (!ears.IsEmpty)
        {
            var (end, isCut) = await Pass(ears, ct);
            var here = ears.Where(e => e.Place < end || e.Place == ears[0].Place).ToImmutableArray();
            foreach (var ear in here) isMore |= await Tell(ear, end, ct) && (isCut || ear.IsFull);
            // All has been read: nothing is there for the others either.
            if (!isCut) break;
            ears = ears.RemoveRange(here);
        }

        return isMore;
    }

    // From the place of the first on, until all of those who were reached have enough, or it has been long enough. IsCut: it is not the end of the journal.
    private async Task<(long End, bool IsCut)> Pass(ImmutableArray<HookEar> ears, CancellationToken ct)
    {
        var known = new Dictionary<string, (ImmutableArray<Fact> History, Listing? Listing)?>();
        var of = ears.ToLookup(e => e.Key);
        var (end, facts) = (ears[0].Place, 0);
        await using var journalled = HookJournal.Read(journal, end, ct).GetAsyncEnumerator(ct);
        while (true)
        {
            if (known.Count >= MostActivities || facts++ >= MostFacts || !ears.Any(e => e.Place <= end && !e.IsFull)) return (end, true);
            try
            {
                if (!await journalled.MoveNextAsync()) return (end, false);
                _spots.Find(end);
            }
            catch (Exception wrong) when (wrong is not OperationCanceledException)
            {
                return (await PassOver(end, wrong, ct), true);
            }

            var (position, tells) = journalled.Current;
            if (tells is { } entry)
            {
                if (!known.TryGetValue(entry.Fact.Activity, out var activity))
                {
                    var (read, isReady) = await Know(entry, ct);
                    if (!isReady) return (end, true);
                    known[entry.Fact.Activity] = activity = read;
                }

                if (activity is var (history, listing))
                {
                    foreach (var (key, happened) in HookHistory.Of(history, entry.Fact, position, listing))
                    {
                        foreach (var ear in of[key].Where(e => e.Place < position && !e.IsFull)) ear.Events.Add(happened);
                    }
                }
            }

            end = position;
        }
    }

    // What stands after this cannot be read. Where it stands exactly nobody can say: one step at a time.
    private async Task<long> PassOver(long end, Exception wrong, CancellationToken ct)
    {
        var (isFirst, isOver) = _spots.Lose(end);
        if (isFirst || isOver) LogUnreadable($"the journal after {FormattableString.Invariant($"{end}")}", wrong);
        return isOver ? Math.Min(end + 1, Math.Max(end, await journal.LastPositionAsync(ct))) : end;
    }

    // Null: it cannot be read, and what happened to it is told to nobody. IsReady: false: not yet.
    private async Task<((ImmutableArray<Fact> History, Listing? Listing)? Activity, bool IsReady)> Know(JournalEntry entry, CancellationToken ct)
    {
        var activity = entry.Fact.Activity;
        try
        {
            var history = ImmutableArray.CreateBuilder<Fact>();
            await foreach (var before in journal.ReadChangesAsync(entry.Grain, ct)) history.Add(before.Fact);
            var listing = (await grains.GetGrain<IActivityGrain>(activity).ViewForEditing(ct)).Listing;
            _activities.Find(activity);
            return ((history.ToImmutable(), listing), true);
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            var (isFirst, isOver) = _activities.Lose(activity);
            if (isFirst || isOver) LogUnreadable(activity, wrong);
            return (null, isOver);
        }
    }

    // True: it knows more than before.
    private async Task<bool> Tell(HookEar ear, long end, CancellationToken ct)
    {
        var through = ear.Through(end);
        if (ear.Events.Count == 0 && !(ear.IsStale && through > ear.Place)) return Note(ear, through);
        var isMore = false;
        await Ask(ear.Key, async grain => isMore = Note(ear, await grain.Hear(ear.Hook, [.. ear.Events], through, ct)));
        return isMore;
    }

    private bool Note(HookEar ear, long told)
    {
        _told[(ear.Key, ear.Hook)] = Math.Max(ear.Place, told);
        return told > ear.Place;
    }

    // One that cannot be told now is told again in a while, and keeps nothing from the others.
    private async Task Ask(string key, Func<IHooksGrain, Task> ask)
    {
        if (_resting.ContainsKey(key)) return;
        try
        {
            await ask(grains.GetGrain<IHooksGrain>(key));
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            _resting[key] = clock.GetUtcNow() + Rest;
            LogTrouble(key, wrong);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The webhooks of {Key} could not be told what happened, and it is tried again")]
    private partial void LogTrouble(string key, Exception wrong);

    [LoggerMessage(Level = LogLevel.Error, Message = "What webhooks tell of {What} cannot be read; after a minute it is passed over")]
    private partial void LogUnreadable(string what, Exception wrong);
}
