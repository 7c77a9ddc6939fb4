using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Web.Tests.Catalogue;

/// <summary>A store in memory that tells its changes as the real one does.</summary>
internal sealed class FeedDouble : IChangeFeed
{
    private readonly Dictionary<(string Store, string Key), GrainRecord> _records = [];
    private long _seq;

    /// <summary>While true, reading fails.</summary>
    public bool Down { get; set; }

    /// <summary>How often it was read.</summary>
    public int Asked { get; private set; }

    public void Put(string id, Activity activity) =>
        PutText(StoreNames.Activity, id, JsonSerializer.Serialize(activity, GrainJson.Default.Activity));

    public void Put(string id, Organisation organisation) =>
        PutText(StoreNames.Organisation, id, JsonSerializer.Serialize(organisation, GrainJson.Default.Organisation));

    public void Put(string slug, Space space) => PutText(StoreNames.Space, slug, JsonSerializer.Serialize(space, GrainJson.Default.Space));

    public void Clear(string store, string id) => PutText(store, id, "");

    public void PutText(string store, string key, string json)
    {
        lock (_records)
        {
            var version = _records.GetValueOrDefault((store, key)).Version + 1;
            _records[(store, key)] = new(++_seq, store, key, version, Encoding.UTF8.GetBytes(json));
        }
    }

    public Activity? Activity(string id) => _records.TryGetValue((StoreNames.Activity, id), out var record) && !record.State.IsEmpty
        ? JsonSerializer.Deserialize(record.State.Span, GrainJson.Default.Activity)
        : null;

    public async IAsyncEnumerable<GrainRecord> ReadAsync(string store, long after, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        Asked++;
        if (Down) throw new IOException("The store is away.");
        GrainRecord[] now;
        lock (_records) now = [.. _records.Values.Where(r => r.Store == store && r.Seq > after).OrderBy(r => r.Seq)];
        foreach (var record in now) yield return record;
    }
}
