using System.Text.Json;
using Hay.Grains;

namespace Hay.Web.Pictures;

/// <summary>
/// After a start and once a day: removes pictures that no listing and no draft uses any more. A listing that has stopped still uses
/// its own; an older version in the history does not.
/// </summary>
internal sealed partial class PictureSweep(IChangeFeed feed, IGrainFactory grains, ILogger<PictureSweep> log, TimeProvider clock) : BackgroundService
{
    // Nobody waits for it, and just after a start the machine has better things to do.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    // Pictures are large: each is read once, and then only known.
    private readonly HashSet<string> _known = [];
    private long _read;

    /// <summary>How many it removed.</summary>
    internal async Task<int> Sweep(CancellationToken ct)
    {
        // Pictures first: one that is there now may be used by a listing that is read after it.
        await foreach (var record in feed.ReadAsync(StoreNames.Picture, _read, ct))
        {
            _read = record.Seq;
            if (record.State.IsEmpty) _known.Remove(record.Key);
            else _known.Add(record.Key);
        }

        if (_known.Count == 0) return 0;
        var unused = new HashSet<string>(_known);
        await foreach (var record in feed.ReadAsync(StoreNames.Activity, 0, ct))
        {
            // What cannot be read may use any of them.
            if (!record.State.IsEmpty) unused.ExceptWith(PicturesOf(JsonSerializer.Deserialize(record.State.Span, GrainJson.Default.Activity)!));
        }

        var gone = 0;
        foreach (var id in unused)
        {
            // The grain judges again: it may be so new that its listing does not name it yet.
            if (await grains.GetGrain<IPictureGrain>(id).Remove(ct)) gone++;
        }

        return gone;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Patience, clock, stoppingToken);
            using var days = new PeriodicTimer(TimeSpan.FromDays(1), clock);
            do await SweepOrSay(stoppingToken);
            while (await days.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start sweeps again.
        }
    }

    private static IEnumerable<string> PicturesOf(Activity activity) =>
        (activity.Listing?.Pictures ?? []).Concat(activity.Draft?.Listing.Pictures ?? []).Select(p => p.Id);

    private async Task SweepOrSay(CancellationToken ct)
    {
        try
        {
            if (await Sweep(ct) is > 0 and var gone) LogGone(gone);
        }
        catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
        {
            LogFailed(failed.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Pictures that nothing uses could not all be removed, and it is tried again tomorrow ({Problem})")]
    private partial void LogFailed(string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} pictures were used by nothing any more; they are gone")]
    private partial void LogGone(int count);
}
