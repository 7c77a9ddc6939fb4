using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hay.Grains;
using Microsoft.Extensions.Logging;

namespace Hay.Care;

/// <summary>
/// Tells the logs that somebody saw cases in a list, before it is shown: once an hour for each case and account, so that a page that is loaded
/// again costs nothing. Where the log of one case cannot be read, the audit log of the site is told instead: one damaged record must not keep
/// everybody else's from the list. One in each web process. Safe from any thread.
/// </summary>
public sealed partial class ListLooks(IGrainFactory grains, TimeProvider clock, ILogger<ListLooks> log)
{
    public static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string Account, string Case), DateTimeOffset> _told = new();
    private long _tidied = clock.GetTimestamp();

    /// <summary>
    /// Completes once every line is kept; what throws here is to stop the page. Those that it returns could be told to no log: they are not to be shown.
    /// </summary>
    /// <param name="by">Who sees them.</param>
    /// <param name="cases">Their ids.</param>
    /// <param name="ct">Ends it; some lines may be there then.</param>
    public async Task<ImmutableHashSet<string>> Tell(CareActor by, IEnumerable<string> cases, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Tidy(now);
        // Two pages at once may both tell: a line too many, never one too few.
        var untold = await Task.WhenAll(cases.Distinct().Where(id => !_told.TryGetValue((by.Account, id), out var told) || now - told >= Rest).Select(async id =>
        {
            if (!await IsTold(id, by, ct)) return id;
            _told[(by.Account, id)] = now;
            return null;
        }));
        return [.. untold.OfType<string>()];
    }

    private async Task<bool> IsTold(string id, CareActor by, CancellationToken ct)
    {
        try
        {
            await CaseLog.Write(grains, id, AuditAct.CaseListed, by.Account, "", ct);
            return true;
        }
        catch (Exception wrong) when (CaseLog.IsUnreadable(wrong))
        {
            return await IsToldToTheSite(id, by, ct);
        }
    }

    private async Task<bool> IsToldToTheSite(string id, CareActor by, CancellationToken ct)
    {
        try
        {
            await Audit.Write(grains, new AuditEntry(by.Account, AuditAct.CaseListed, CareStoreNames.Case, id, "The log of the case cannot be read."), ct);
            LogElsewhere(id);
            return true;
        }
        catch (Exception wrong) when (!ct.IsCancellationRequested)
        {
            LogNowhere(id, wrong);
            return false;
        }
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

    [LoggerMessage(Level = LogLevel.Error, Message = "The log of the case {Key} cannot be read: that somebody saw it in a list is in the audit log of the site")]
    private partial void LogElsewhere(string key);

    [LoggerMessage(Level = LogLevel.Error, Message = "The log of the case {Key} cannot be read, and the audit log of the site took no line either: the case was left out of a list")]
    private partial void LogNowhere(string key, Exception wrong);
}
