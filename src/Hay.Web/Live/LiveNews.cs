using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Live;

/// <summary>
/// Gathers what changed and hands it on at most ten times a second, the newest of each session: however much happens, an open page
/// gets no more messages than it can show. The first after a quiet time goes at once.
/// </summary>
/// <param name="send">Takes the newest of each activity. Never called twice at the same time.</param>
/// <param name="clock">Measures the pace.</param>
internal sealed class LiveNews(Func<ImmutableArray<LiveChange>, Task> send, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LiveChange> _waiting = [];
    private long? _last;
    private bool _isSending;

    public void Add(ImmutableArray<LiveUpdate> updates)
    {
        lock (_lock)
        {
            foreach (var update in updates) _waiting[update.Activity] = LiveChange.Of(update, _waiting.GetValueOrDefault(update.Activity));
            if (_isSending || _waiting.Count == 0) return;
            _isSending = true;
        }

        _ = Send();
    }

    private async Task Send()
    {
        // Whoever tells us goes on with its own work.
        await Task.Yield();
        while (true)
        {
            if (_last is { } last && LiveSwitchboard.Pace - clock.GetElapsedTime(last) is { Ticks: > 0 } rest) await Task.Delay(rest, clock);
            ImmutableArray<LiveChange> changes;
            lock (_lock)
            {
                changes = [.. _waiting.Values];
                _waiting.Clear();
                if (changes.IsEmpty)
                {
                    _isSending = false;
                    return;
                }
            }

            _last = clock.GetTimestamp();
            await send(changes);
        }
    }
}

/// <summary>What changed in one activity (empty: on boards alone) since pages were told last. Sessions: the newest of each; null: ask for all of it.</summary>
internal sealed record LiveChange(string Activity, long Revision, ImmutableHashSet<string> Spaces, ImmutableDictionary<SessionId, LiveSession>? Sessions)
{
    /// <summary>Spaces whose notices say something else now.</summary>
    public ImmutableHashSet<string> Boards { get; init; } = [];

    public static LiveChange Of(LiveUpdate update, LiveChange? before)
    {
        var sessions = before is null ? ImmutableDictionary<SessionId, LiveSession>.Empty : before.Sessions;
        if (update.Session is not { } session) sessions = null;
        else if (sessions is not null && (sessions.GetValueOrDefault(session.Session)?.Revision ?? -1) < update.Revision) sessions = sessions.SetItem(session.Session, new(update.Revision, session));
        return new(update.Activity, Math.Max(update.Revision, before?.Revision ?? 0), (before?.Spaces ?? []).Union(update.Spaces), sessions)
        {
            Boards = update.IsNews ? (before?.Boards ?? []).Union(update.Spaces) : before?.Boards ?? [],
        };
    }
}

/// <summary>A session as it was with a revision of its activity.</summary>
internal sealed record LiveSession(long Revision, SessionView View);
