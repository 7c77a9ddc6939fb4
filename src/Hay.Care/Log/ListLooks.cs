using System.Collections.Concurrent;
using Hay.Grains;

namespace Hay.Care;

/// <summary>
/// Tells the logs that somebody saw cases in a list, before it is shown: once an hour for each case and account, so that a page that is loaded
/// again costs nothing. One in each web process. Safe from any thread.
/// </summary>
public sealed class ListLooks(IGrainFactory grains, TimeProvider clock)
{
    public static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string Account, string Case), DateTimeOffset> _told = new();
    private long _tidied = clock.GetTimestamp();

    /// <summary>Completes once every line is durable; what throws here is to stop the page.</summary>
    /// <param name="by">Who sees them.</param>
    /// <param name="cases">Their ids.</param>
    /// <param name="ct">Ends it; some lines may be there then.</param>
    public async Task Tell(CareActor by, IEnumerable<string> cases, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Tidy(now);
        // Two pages at once may both tell: a line too many, never one too few.
        await Task.WhenAll(cases.Distinct().Where(id => !_told.TryGetValue((by.Account, id), out var told) || now - told >= Rest).Select(async id =>
        {
            await CaseLog.Write(grains, id, AuditAct.CaseListed, by.Account, "", ct);
            _told[(by.Account, id)] = now;
        }));
    }

    private void Tidy(DateTimeOffset now)
    {
        var tidied = Volatile.Read(ref _tidied);
        if (clock.GetElapsedTime(tidied) < Rest || Interlocked.CompareExchange(ref _tidied, clock.GetTimestamp(), tidied) != tidied) return;
        foreach (var (key, told) in _told)
        {
            if (now - told >= Rest) _told.TryRemove(key, out _);
        }
    }
}
