using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Hay.Grains;
using Orleans.Storage;

namespace Hay.Care.Tests;

/// <summary>A store in memory that keeps what grains write as the JSON that it is, with its change feed.</summary>
internal sealed class MemoryStore : IGrainStorage, IChangeFeed
{
    private readonly ConcurrentDictionary<(string Store, string Key), GrainRecord> _records = new();
    private readonly ConcurrentDictionary<(string Store, string Key), bool> _torn = new();
    private long _seq;

    /// <summary>Thrown by each write of this state while it is set.</summary>
    public (string Store, Exception Failure)? Broken { get; set; }

    /// <summary>Makes a record one that does not open, as somebody does who writes past Hay.</summary>
    public void Tear(string store, string key) => _torn[(store, key)] = true;

    public T? Stored<T>(string store, string key) => _records.TryGetValue((store, key), out var record) && !record.State.IsEmpty ? JsonSerializer.Deserialize<T>(record.State.Span, GrainJson.Default.Options) : default;

    public IEnumerable<string> Keys(string store) => _records.Keys.Where(k => k.Store == store).Select(k => k.Key).Order(StringComparer.Ordinal);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_torn.ContainsKey((stateName, grainId.Key.ToString()!))) return Task.FromException(new UnreadableRecordException($"the record {stateName}/…", null));
        var isThere = _records.TryGetValue((stateName, grainId.Key.ToString()!), out var record) && !record.State.IsEmpty;
        grainState.State = isThere ? JsonSerializer.Deserialize<T>(record.State.Span, GrainJson.Default.Options)! : Activator.CreateInstance<T>();
        (grainState.ETag, grainState.RecordExists) = (isThere ? record.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) : null, isThere);
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (Broken is { } broken && broken.Store == stateName) return Task.FromException(broken.Failure);
        // Its version is another one by now: whoever has it in memory forgets it.
        if (_torn.ContainsKey((stateName, grainId.Key.ToString()!))) return Task.FromException(new InconsistentStateException("It was written by somebody else.", "2", "1"));
        var record = Put(stateName, grainId, JsonSerializer.SerializeToUtf8Bytes(grainState.State, GrainJson.Default.Options));
        (grainState.ETag, grainState.RecordExists) = (record.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), true);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Put(stateName, grainId, []);
        grainState.State = Activator.CreateInstance<T>();
        (grainState.ETag, grainState.RecordExists) = (null, false);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<GrainRecord> ReadAsync(string store, long after, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        foreach (var record in _records.Values.Where(r => r.Store == store && r.Seq > after).OrderBy(r => r.Seq))
        {
            ct.ThrowIfCancellationRequested();
            yield return record;
        }
    }

    private GrainRecord Put(string store, GrainId grain, byte[] state)
    {
        var key = grain.Key.ToString()!;
        return _records.AddOrUpdate((store, key), _ => new(Interlocked.Increment(ref _seq), store, key, 1, state),
            (_, old) => new(Interlocked.Increment(ref _seq), store, key, old.Version + 1, state));
    }
}
