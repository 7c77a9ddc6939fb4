using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Web.Site;

/// <summary>
/// All records of one store by their keys, from the change feed: for lists, and for whoever looks which are due. Whoever opens one asks its
/// grain. A record that cannot be read is as if it were not there.
/// </summary>
/// <param name="changes">Where they are read.</param>
/// <param name="store">Which ones; see <see cref="StoreNames"/>.</param>
/// <param name="log">Told of what cannot be read.</param>
internal abstract partial class StoreBook<TState>(IChangeFeed changes, string store, ILogger log) : IDisposable where TState : class
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private ImmutableSortedDictionary<string, TState> _all = ImmutableSortedDictionary.Create<string, TState>(StringComparer.Ordinal);
    private long _after;

    public void Dispose() => _one.Dispose();

    /// <summary>As they are now.</summary>
    protected async Task<ImmutableSortedDictionary<string, TState>> Read(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var next = _all.ToBuilder();
            await foreach (var record in changes.ReadAsync(store, _after, ct))
            {
                next.Remove(record.Key);
                if (StateOf(record) is { } state) next[record.Key] = state;
                _after = record.Seq;
                _all = next.ToImmutable();
            }

            return _all;
        }
        finally
        {
            _one.Release();
        }
    }

    private TState? StateOf(GrainRecord record)
    {
        try
        {
            return record.State.IsEmpty ? null : JsonSerializer.Deserialize<TState>(record.State.Span, GrainJson.Default.Options);
        }
        catch (JsonException wrong)
        {
            LogUnreadable(log, store, record.Key, wrong.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The {Store} of {Key} cannot be read and are left alone: {Why}")]
    private static partial void LogUnreadable(ILogger log, string store, string key, string why);
}
