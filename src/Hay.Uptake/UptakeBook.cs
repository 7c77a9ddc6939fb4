using Hay.Grains;
using Hay.Uptake.Counting;

namespace Hay.Uptake;

/// <summary>
/// The journal counted, up to the end of yesterday: what moves while somebody watches tells them who moved it. Made in memory
/// from the first fact at each start, so that there is nothing that could disagree with the journal.
/// </summary>
public sealed class UptakeBook(IJournal journal, TimeProvider clock) : IDisposable
{
    /// <summary>How far back it counts.</summary>
    internal const int WeeksBack = 53;

    private readonly SemaphoreSlim _one = new(1);
    private readonly UptakeTally _tally = new();
    private long _position;

    /// <summary>The last day that is counted whole; the day before the first when nothing is counted yet.</summary>
    public DateOnly Through { get; private set; } = DateOnly.MinValue;

    /// <summary>Reads on in the journal to the end of yesterday. Callers wait for each other; each reads what the one before left.</summary>
    public async Task CatchUp(CancellationToken ct)
    {
        var today = LocalDay.Of(clock.GetUtcNow());
        if (Through >= today.AddDays(-1)) return;
        await _one.WaitAsync(ct);
        try
        {
            var first = Weeks.MondayOf(today).AddDays(-7 * (WeeksBack - 1));
            await foreach (var (position, _, fact) in journal.ReadAsync(_position, ct))
            {
                // Facts arrive nearly in the order of their times: one of yesterday that comes after midnight counts tomorrow.
                if (LocalDay.Of(fact.At) == today) break;
                lock (_tally) _tally.Take(fact);
                _position = position;
            }

            lock (_tally) _tally.Forget(first);
            Through = today.AddDays(-1);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <param name="activity">Whose.</param>
    /// <param name="monday">The week's first day.</param>
    public UptakeRow Of(string activity, DateOnly monday)
    {
        UptakeCounts exact;
        lock (_tally) exact = _tally.Of(activity, monday);
        return new(ProtectedCount.Of(exact.Seen), ProtectedCount.Of(exact.Saved), ProtectedCount.Of(exact.Going), ProtectedCount.Of(exact.Came));
    }

    public void Dispose() => _one.Dispose();
}

/// <summary>What of one listing and week may be shown; or a sum of such.</summary>
public readonly record struct UptakeRow(ProtectedCount Seen, ProtectedCount Saved, ProtectedCount Going, ProtectedCount Came)
{
    public bool IsNone => Seen.IsNone && Saved.IsNone && Going.IsNone && Came.IsNone;

    public static UptakeRow Add(UptakeRow one, UptakeRow other) => one + other;

    public static UptakeRow operator +(UptakeRow one, UptakeRow other) =>
        new(one.Seen + other.Seen, one.Saved + other.Saved, one.Going + other.Going, one.Came + other.Came);
}
