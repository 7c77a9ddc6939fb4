using System.Text.Json;
using Hay.Grains;

namespace Hay.Web.Site;

/// <summary>
/// Goes through all records of a store from time to time and has their grains let go of what nobody may keep longer. The grain
/// judges again: a record may have changed since it was read.
/// </summary>
/// <param name="feed">Where the records are read.</param>
/// <param name="store">Which ones; see <see cref="StoreNames"/>.</param>
/// <param name="every">How often.</param>
/// <param name="clock">Says when.</param>
/// <param name="log">Told what went wrong, by its kind alone: a message may hold an address.</param>
internal abstract partial class StoreSweep<TState>(IChangeFeed feed, string store, TimeSpan every, TimeProvider clock, ILogger log) : TimedSweep(every, clock, log)
    where TState : class
{
    private readonly ILogger _log = log;

    internal override async Task<int> Sweep(CancellationToken ct)
    {
        var changed = 0;
        await foreach (var record in feed.ReadAsync(store, 0, ct))
        {
            if (record.State.IsEmpty) continue;
            // One record that is in the way must not keep what others hold, and none stops the site.
            try
            {
                if (await Visit(record.Key, JsonSerializer.Deserialize<TState>(record.State.Span, GrainJson.Default.Options)!, ct)) changed++;
            }
            catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
            {
                LogFailed(store, failed.GetType().Name);
            }
        }

        return changed;
    }

    /// <summary>Whether this record let go of something.</summary>
    protected abstract Task<bool> Visit(string key, TState state, CancellationToken ct);

    [LoggerMessage(Level = LogLevel.Error, Message = "Not every {Store} could let go of what is past, and it is tried again ({Problem})")]
    private partial void LogFailed(string store, string problem);
}
