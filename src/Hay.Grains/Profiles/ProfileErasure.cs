using System.Text;
using Orleans.Runtime;

namespace Hay.Grains;

/// <summary>
/// Takes a person out of everything that is kept: first the activities, then the journal, then the profile's own record.
/// Each step is safe to do twice, so after a crash it simply begins again. Runs beside the grain's turns, because
/// activities call the profile while they forget. First and last: the profile's own part.
/// </summary>
internal sealed class ProfileErasure(
    Grain grain, IJournal journal, IChangeFeed feed, IGrainFactory grains, Func<Task> first, Func<Task> last)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);
    private readonly string _key = grain.GetPrimaryKeyString();
    private IGrainTimer? _timer;
    private Task? _running;

    /// <summary>Erases in the background, again and again until it succeeds.</summary>
    public void Start() => _timer ??= grain.RegisterGrainTimer(RunThenRest, new GrainTimerCreationOptions
    {
        DueTime = TimeSpan.Zero,
        Period = RetryAfter,
        Interleave = true,
    });

    /// <summary>Joins an erasure under way, or is one.</summary>
    public Task Run(CancellationToken ct) => _running ??= Erase(ct);

    private async Task RunThenRest(CancellationToken ct)
    {
        await Run(ct);
        _timer?.Dispose();
        _timer = null;
    }

    private async Task Erase(CancellationToken ct)
    {
        await Task.Yield(); // so that _running is set before this can end
        try
        {
            await first();
            var me = new ProfileId(_key);
            for (var named = await Naming(ct); named.Count > 0; named = await Naming(ct))
            {
                foreach (var activity in named) await grains.GetGrain<IActivityGrain>(activity).Forget(me, ct);
            }

            await journal.EraseAsync(me, ct);
            await last();
        }
        finally
        {
            _running = null;
        }
    }

    // Asked of the store, not of the profile: that drops old places, and may not have heard of new ones. It reads every
    // activity once, which is fine for something so rare.
    private async Task<List<string>> Naming(CancellationToken ct)
    {
        var me = Encoding.UTF8.GetBytes(_key);
        var named = new List<string>();
        await foreach (var record in feed.ReadAsync(StoreNames.Activity, 0, ct))
        {
            if (record.State.Span.IndexOf(me) >= 0) named.Add(record.Key);
        }

        return named;
    }
}
