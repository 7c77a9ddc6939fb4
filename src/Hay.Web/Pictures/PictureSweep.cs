using System.Text.Json;
using Hay.Grains;
using Hay.Web.Site;

namespace Hay.Web.Pictures;

/// <summary>
/// After a start and once a day: removes pictures that no listing and no draft uses any more. A listing that has stopped still uses
/// its own; an older version in the history does not.
/// </summary>
internal sealed class PictureSweep(IChangeFeed feed, IGrainFactory grains, ILogger<PictureSweep> log, TimeProvider clock)
    : TimedSweep(TimeSpan.FromDays(1), clock, log)
{
    // Pictures are large: each is read once, and then only known.
    private readonly HashSet<string> _known = [];
    private long _read;

    internal override async Task<int> Sweep(CancellationToken ct)
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

    private static IEnumerable<string> PicturesOf(Activity activity) =>
        (activity.Listing?.Pictures ?? []).Concat(activity.Draft?.Listing.Pictures ?? []).Select(p => p.Id);
}
