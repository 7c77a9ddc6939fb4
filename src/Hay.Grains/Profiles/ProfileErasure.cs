using System.Text;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Hay.Grains;

/// <summary>
/// Takes a person out of everything that is kept: first the activities, then the journal, then the profile's own record.
/// Each step is safe to do twice, so after a crash it simply begins again. Runs beside the grain's turns, because
/// activities call the profile while they forget. IsAsked, first and last: the profile's own part.
/// </summary>
internal sealed partial class ProfileErasure(
    Grain grain, IJournal journal, IChangeFeed feed, IGrainFactory grains, ILogger log, Func<bool> isAsked, Func<Task> first, Func<Task> last)
{
    private const int MostPasses = 10;
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
        KeepAlive = true, // nobody else would go on before the next start
    });

    /// <summary>Joins an erasure under way, or is one; nothing to do where nobody asked, or it is done.</summary>
    public Task Run(CancellationToken ct) => isAsked() ? _running ??= Erase(ct) : Task.CompletedTask;

    private async Task RunThenRest(CancellationToken ct)
    {
        try
        {
            await Run(ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            // Said here, because the runtime would say whose timer it was.
            LogStillForgetting(log, failure.Message.Replace(_key, "…", StringComparison.Ordinal));
            if (failure is InconsistentStateException) grain.DeactivateOnIdle(); // what it remembers is not what is stored
            return;
        }

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
            var named = await Naming(ct);
            for (var pass = 1; pass == 1 || named.Count > 0; pass++)
            {
                if (pass > MostPasses) throw new InvalidOperationException($"{named.Count} activities still name somebody who is being forgotten.");
                foreach (var activity in named) await grains.GetGrain<IActivityGrain>(activity).Forget(me, ct);
                await journal.EraseAsync(me, ct);
                named = await Naming(ct); // another device may have taken a place meanwhile
            }

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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody is still being forgotten, and it is tried again: {Problem}")]
    private static partial void LogStillForgetting(ILogger log, string problem);
}
