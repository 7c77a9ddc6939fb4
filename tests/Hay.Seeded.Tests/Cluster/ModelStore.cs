using System.Runtime.CompilerServices;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Seeded.Tests.Cluster;

/// <summary>The store: what is committed may be seen late, but in the order of its numbers, as the feed promises.</summary>
internal sealed class ModelStore(VirtualTime time, Wire wire)
{
    private readonly Dictionary<(string Store, string Key), List<(TimeSpan Seen, GrainRecord Record)>> _records = [];
    private long _seq;
    private TimeSpan _seen;

    public void Put(string id, Activity activity) => Put(StoreNames.Activity, id, JsonSerializer.SerializeToUtf8Bytes(activity, GrainJson.Default.Activity));

    public void Put(string slug, Space space) => Put(StoreNames.Space, slug, JsonSerializer.SerializeToUtf8Bytes(space, GrainJson.Default.Space));

    /// <summary>The feed as one process sees it.</summary>
    public IChangeFeed FeedOf(TimeProvider clock, Func<bool> isAway) => new Feed(this, clock, isAway);

    private void Put(string store, string key, byte[] state)
    {
        if (wire.IsTroubled && wire.Chance(0.2)) _seen = Max(_seen, time.Now + wire.Up(TimeSpan.FromSeconds(3)));
        _seen = Max(_seen, time.Now);
        if (!_records.TryGetValue((store, key), out var versions)) _records[(store, key)] = versions = [];
        versions.Add((_seen, new(++_seq, store, key, versions.Count + 1, state)));
    }

    private IEnumerable<GrainRecord> Seen(string store, long after) => _records.Where(r => r.Key.Store == store)
        .Select(r => r.Value.LastOrDefault(v => v.Seen <= time.Now).Record).Where(r => r.State.Length > 0 && r.Seq > after).OrderBy(r => r.Seq);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private sealed class Feed(ModelStore store, TimeProvider clock, Func<bool> isAway) : IChangeFeed
    {
        public async IAsyncEnumerable<GrainRecord> ReadAsync(string name, long after, [EnumeratorCancellation] CancellationToken ct)
        {
            store.Time.Check();
            if (store.Wire.Chance(0.3)) await Task.Delay(store.Wire.Way(), clock, ct);
            if (isAway()) throw new IOException("The store is away.");
            foreach (var record in store.Seen(name, after).ToList()) yield return record;
            // What is written while somebody still reads is told the next time.
            if (store.Wire.Chance(0.1)) await Task.Delay(store.Wire.Way(), clock, ct);
        }
    }

    private VirtualTime Time => time;

    private Wire Wire => wire;
}
