using System.Security.Cryptography;
using Hay.Web.Catalogue;

namespace Hay.Web.OpenActive;

/// <summary>
/// Compares each catalogue with what the feeds have told so far. What says something else than before, whatever the reason (an edit,
/// the organisation, a date that has come into the catalogue's eight weeks or is over), gets the next change number; a booking changes
/// nothing. Nothing is served before it is on disk. See docs/decisions/0015-open-feeds.md.
/// </summary>
internal sealed partial class OpportunityBook(OpportunityLog log, OpportunityWriter writer, CatalogueSlot catalogue, TimeProvider clock, ILogger<OpportunityBook> logger) : BackgroundService
{
    /// <summary>How long a feed goes on saying that something is gone; the standard asks for a week.</summary>
    public static readonly TimeSpan GoneFor = TimeSpan.FromDays(14);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<(FeedKind, string), FeedItem> _items = [];
    private readonly Dictionary<string, Told> _told = new(StringComparer.Ordinal);
    // Not seen yet since the start: gone, unless the first catalogue has them.
    private HashSet<(FeedKind, string)> _unseen = [];
    private CatalogueSnapshot? _seen;
    private long _last;
    private OpportunityFeeds _now = OpportunityFeeds.Empty;

    /// <summary>Null until the first catalogue has been compared.</summary>
    public OpportunityFeeds? Now => Volatile.Read(ref _seen) is null ? null : Volatile.Read(ref _now);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAny(catalogue.Ready, Task.Delay(Timeout.Infinite, stoppingToken));
        await Task.Yield();
        using var timer = new PeriodicTimer(Poll);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (_last == 0) Load();
                if (!ReferenceEquals(_seen, catalogue.Current)) Take(catalogue.Current);
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // A full disk, say: the feeds stay as they were told last, and the same is tried again.
            catch (Exception wrong)
            {
                LogFailure(wrong);
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // Numbers begin at the time, in milliseconds: larger than any before, were the log lost.
    internal void Load()
    {
        var items = log.Load(clock.GetUtcNow() - GoneFor);
        foreach (var item in items) _items[(item.Kind, item.Id)] = item;
        _unseen = [.. items.Where(i => i.Gone is null).Select(i => (i.Kind, i.Id))];
        _last = Math.Max(clock.GetUtcNow().ToUnixTimeMilliseconds(), items.Select(i => i.Number).DefaultIfEmpty(0).Max());
        _now = OpportunityFeeds.Empty.With([], [.. items.OrderBy(i => i.Number)]);
    }

    internal void Take(CatalogueSnapshot now)
    {
        var changes = new Changes(_last);
        var shown = new Dictionary<string, Told>(StringComparer.Ordinal);
        foreach (var entry in now.Entries)
        {
            if (_told.GetValueOrDefault(entry.Id) is { } before && ReferenceEquals(before.Entry, entry)) shown[entry.Id] = before;
            else if (writer.Publishes(entry)) shown[entry.Id] = Compare(entry, changes);
        }

        var at = clock.GetUtcNow();
        var there = _seen is null ? shown.Values.SelectMany(t => t.Keys).ToHashSet() : null;
        foreach (var key in there is null ? [] : _unseen.Where(key => !there.Contains(key))) changes.Gone(_items[key], at);
        foreach (var (id, before) in _told)
        {
            var after = shown.GetValueOrDefault(id);
            if (ReferenceEquals(before, after)) continue;
            foreach (var key in before.Keys.Except(after?.Keys ?? [])) changes.Gone(_items[key], at);
        }

        Keep(changes, at);
        _told.Clear();
        foreach (var (id, told) in shown) _told[id] = told;
        Volatile.Write(ref _seen, now);
        log.Tidy(_items.Values); // last: were there no room for it, nothing would be told twice
    }

    private Told Compare(CatalogueEntry entry, Changes changes)
    {
        var keys = new List<(FeedKind, string)>(entry.Sheet.Slots.Length + 1);
        Put(new FeedItem(FeedKind.SessionSeries, entry.Id, 0, Print(writer.Series(entry, "")), null));
        foreach (var slot in entry.Sheet.Slots)
        {
            Put(new FeedItem(FeedKind.ScheduledSession, OpportunityWriter.IdOf(entry, slot), 0, Print(OpportunityWriter.Session(entry, slot, "")), null) { Slot = slot });
        }

        return new Told(entry, keys);

        void Put(FeedItem item)
        {
            keys.Add((item.Kind, item.Id));
            changes.Compare(_items.GetValueOrDefault((item.Kind, item.Id)), item, entry);
        }
    }

    private void Keep(Changes changes, DateTimeOffset now)
    {
        if (changes.Newer.Count > 0) log.Append(changes.Newer);
        var forgotten = _items.Values.Where(i => i.Gone < now - GoneFor).Except(changes.Older).ToList();
        foreach (var item in forgotten) _items.Remove((item.Kind, item.Id));
        foreach (var item in changes.Newer) _items[(item.Kind, item.Id)] = item;
        foreach (var (item, entry, _) in changes.Same) item.Entry = entry;
        // An item that was read from the log knows no date yet.
        foreach (var (item, entry, slot) in changes.Same.Where(s => s.Item.Kind == FeedKind.ScheduledSession && s.Item.Slot == default))
        {
            var seen = new FeedItem(item.Kind, item.Id, item.Number, item.Print, null) { Entry = entry, Slot = slot };
            changes.Reread.Add((item, seen));
            _items[(item.Kind, item.Id)] = seen;
        }

        _last = changes.Last;
        if (changes.Newer.Count + forgotten.Count + changes.Reread.Count == 0) return;
        var reread = changes.Reread.ToDictionary(r => r.Before, r => r.After);
        var feeds = reread.Count == 0 ? _now : _now with { Sessions = [.. _now.Sessions.Select(i => reread.GetValueOrDefault(i, i))] };
        Volatile.Write(ref _now, feeds.With([.. changes.Older.Concat(forgotten)], changes.Newer));
    }

    private static string Print(byte[] said) => Convert.ToBase64String(SHA256.HashData(said).AsSpan(0, 12));

    [LoggerMessage(Level = LogLevel.Error, Message = "The OpenActive feeds could not be brought up to date; the last ones go on being served")]
    private partial void LogFailure(Exception wrong);

    /// <summary>What the feeds have told of one listing.</summary>
    private sealed record Told(CatalogueEntry Entry, List<(FeedKind, string)> Keys);

    /// <summary>What one catalogue changes, before any of it counts.</summary>
    private sealed class Changes(long last)
    {
        public long Last { get; private set; } = last;
        public List<FeedItem> Newer { get; } = [];
        public List<FeedItem> Older { get; } = [];
        public List<(FeedItem Item, CatalogueEntry Entry, SessionSlot Slot)> Same { get; } = [];
        public List<(FeedItem Before, FeedItem After)> Reread { get; } = [];

        public void Compare(FeedItem? before, FeedItem now, CatalogueEntry entry)
        {
            if (before is { Gone: null } && before.Print == now.Print)
            {
                Same.Add((before, entry, now.Slot));
                return;
            }

            if (before is not null) Older.Add(before);
            Newer.Add(new FeedItem(now.Kind, now.Id, ++Last, now.Print, null) { Entry = entry, Slot = now.Slot });
        }

        public void Gone(FeedItem before, DateTimeOffset at)
        {
            Older.Add(before);
            Newer.Add(new FeedItem(before.Kind, before.Id, ++Last, "-", at));
        }
    }
}
