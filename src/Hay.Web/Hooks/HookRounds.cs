using System.Collections.Concurrent;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Metering;

namespace Hay.Web.Hooks;

/// <summary>
/// Looks each second, and when nudged, what happened and what is due, and has it sent. Any number of web processes may do so at once: the
/// grain says which of them sends. No webhook waits for another.
/// </summary>
internal sealed partial class HookRounds(HookBook book, HookReader reader, HookRun run, CatalogueSlot catalogue, TimeProvider clock, WebMeter meter, ILogger<HookRounds> log)
    : BackgroundService
{
    private const int AtOnce = 16;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private readonly Nudges _nudges = new(clock);
    private readonly SemaphoreSlim _free = new(AtOnce, AtOnce);
    private readonly ConcurrentDictionary<(string Key, string Hook), Task> _running = new();

    /// <summary>Something is due: look now.</summary>
    public void Nudge() => _nudges.Give();

    public override void Dispose()
    {
        base.Dispose();
        _free.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await catalogue.Ready.WaitAsync(stoppingToken);
            while (true)
            {
                // What waits is sent also while nothing new can be read.
                await Try(Read, stoppingToken);
                await Try(Send, stoppingToken);
                await _nudges.Rest(Rest, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(_running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Read(CancellationToken ct)
    {
        if (await reader.Read(ct)) Nudge();
    }

    private async Task Send(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var all = await book.All(ct);
        meter.Waiting(all.Values.Sum(list => list.All.Sum(hook => hook.Pending.Length)));
        foreach (var (key, list) in all)
        {
            foreach (var hook in list.All.Where(h => h.IsDue(now) && !_running.ContainsKey((key, h.Id)))) Start(key, hook.Id, ct);
        }
    }

    private async Task Try(Func<CancellationToken, Task> act, CancellationToken ct)
    {
        try
        {
            await act(ct);
        }
        // Whatever is wrong now may be right in a while.
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            LogTrouble(wrong);
        }
    }

    private void Start(string key, string hook, CancellationToken ct)
    {
        var begun = new TaskCompletionSource();
        _running[(key, hook)] = Go();
        begun.SetResult();

        async Task Go()
        {
            await begun.Task; // so that it is among those that run before it can end
            try
            {
                await _free.WaitAsync(ct);
                try
                {
                    await run.Run(key, hook, ct);
                }
                finally
                {
                    _free.Release();
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                // The next start goes on.
            }
            catch (Exception wrong)
            {
                LogTrouble(wrong);
            }
            finally
            {
                _running.TryRemove((key, hook), out _);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking after webhooks went wrong, and is tried again")]
    private partial void LogTrouble(Exception wrong);
}
