using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>One webhook: where it leads, what waits for it and what was sent, and the rules of that.</summary>
[GenerateSerializer, Immutable, Alias("hay.Hook")]
public sealed record Hook
{
    /// <summary>Most that waits for one webhook.</summary>
    public const int MostPending = 1000;
    /// <summary>Most that was delivered, and most that was not, that is kept to be shown.</summary>
    public const int MostDelivered = 50;
    public const int MostDead = 200;
    /// <summary>Most that is given out at once.</summary>
    public const int AtOnce = 4;
    /// <summary>Most tests in a minute, and most single things that are sent again.</summary>
    public const int MostTests = 5;
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);
    /// <summary>How often the place in the journal is written down where nothing happens, so that no start reads far back.</summary>
    public static readonly TimeSpan Often = TimeSpan.FromDays(1);
    /// <summary>So long after another secret was made the one before signs too.</summary>
    public static readonly TimeSpan BothSignFor = TimeSpan.FromHours(24);
    /// <summary>Whoever cannot be reached is asked for nothing else for so long; and least time between two times that the same is sent again.</summary>
    public static readonly TimeSpan ShortRest = TimeSpan.FromMinutes(1);

    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required string Address { get; init; }
    /// <summary>Sealed with the site's own keys.</summary>
    [Id(2)] public required string Secret { get; init; }
    [Id(3)] public string OldSecret { get; init; } = "";
    [Id(4)] public DateTimeOffset OldUntil { get; init; }
    /// <summary>Id of the account that made it. It goes on when they leave: it is the group's.</summary>
    [Id(5)] public required string By { get; init; }
    [Id(6)] public DateTimeOffset Since { get; init; }
    /// <summary>What stands in the journal up to there it has heard, or it was before its time.</summary>
    [Id(7)] public long From { get; init; }
    [Id(8)] public HookStage Stage { get; init; }
    /// <summary>Id of the account that ended it; empty: it works, or nobody did.</summary>
    [Id(9)] public string EndedBy { get; init; } = "";
    [Id(10)] public DateTimeOffset? Ended { get; init; }
    [Id(11)] public DateTimeOffset? FailingSince { get; init; }
    /// <summary>When something last arrived.</summary>
    [Id(12)] public DateTimeOffset? Good { get; init; }
    /// <summary>When its people were last told that something was given up.</summary>
    [Id(13)] public DateTimeOffset? Told { get; init; }
    /// <summary>When somebody last had something sent again.</summary>
    [Id(14)] public DateTimeOffset? Repeated { get; init; }
    /// <summary>On their way, the oldest first.</summary>
    [Id(15)] public ImmutableArray<HookDelivery> Pending { get; init; } = [];
    /// <summary>The latest that are done with, the newest last.</summary>
    [Id(16)] public ImmutableArray<HookDelivery> Done { get; init; } = [];
    /// <summary>When <see cref="From"/> was written down.</summary>
    [Id(17)] public DateTimeOffset ReadAt { get; init; }
    /// <summary>What was not delivered and is no more than counted; null: nothing.</summary>
    [Id(18)] public HookMissed? Missed { get; init; }

    [JsonIgnore] public bool IsWorking => Stage == HookStage.Working;

    /// <summary>How much more it takes. The rest waits in the journal, whether it works or fails.</summary>
    [JsonIgnore] public int Room => MostPending - Pending.Length;

    public bool IsDue(DateTimeOffset now) => IsWorking && Pending.Any(d => d.Due <= now);

    public HookWork? Work(DateTimeOffset now) => !IsDue(now) ? null
        : new(Address, OldSecret.Length > 0 && now < OldUntil ? [Secret, OldSecret] : [Secret], [.. Pending.Where(d => d.Due <= now).Take(AtOnce).Select(d => d.Event)]);

    /// <summary>What happened after <see cref="From"/>, by growing position, read up to <paramref name="through"/>; as much of it as there is room for.</summary>
    public Hook Hear(ImmutableArray<HookEvent> events, long through, DateTimeOffset now)
    {
        if (!IsWorking) return this;
        var (news, room) = (events.RemoveAll(e => e.Position <= From), Room);
        var taken = news.TakeWhile(e => IsTooLate(e, now) || room-- > 0).ToImmutableArray();
        var read = Math.Max(From, taken.Length == news.Length ? through : taken.IsEmpty ? From : taken[^1].Position);
        if (taken.IsEmpty && (read == From || now - ReadAt < Often)) return this;
        return (this with
        {
            From = read,
            ReadAt = now,
            Pending = Pending.AddRange(taken.Where(e => !IsTooLate(e, now)).Select(e => HookDelivery.Of(e, now))),
            Missed = HookMissed.Add(Missed, taken.Where(e => IsTooLate(e, now)), now),
        }).Tidy(now);
    }

    /// <summary>How tries went. Of what is not on its way any more nothing is believed. IsNews: something has just been given up.</summary>
    public (Hook Next, bool IsNews) Report(ImmutableArray<HookResult> results, double jitter, DateTimeOffset now)
    {
        var next = this;
        foreach (var result in results)
        {
            if (next.IsWorking && next.Pending.FirstOrDefault(d => d.Event.Id == result.Event) is { } delivery) next = next.After(delivery, delivery.Try(result, now), jitter, now);
        }

        // Once; and once more only after it has worked or somebody has tried again, and not every day.
        var mayTell = next.Told is null || ((next.Good > next.Told || next.Repeated >= next.Told) && now - next.Told >= TimeSpan.FromDays(1));
        var isNews = next.IsWorking && mayTell && next.Done.Where(d => d.IsDead).Select(d => d.Event.Id).Except(Done.Select(d => d.Event.Id)).Any();
        return ((isNews ? next with { Told = now } : next).Tidy(now), isNews);
    }

    /// <summary>What could not be signed before is tried at once.</summary>
    public Hook Renew(string secret, DateTimeOffset now) => Secret == secret ? this : this with
    {
        Secret = secret,
        OldSecret = Secret,
        OldUntil = now + BothSignFor,
        Pending = [.. Pending.Select(d => d.Trouble == HookTrouble.NoSecret ? d with { Due = now } : d)],
    };

    public (Hook Next, HookOutcome Outcome) Test(string id, DateTimeOffset now)
    {
        if (Pending.Concat(Done).Count(d => d.Event.Kind == HookEventKind.Test && now - d.Event.At < TimeSpan.FromMinutes(1)) >= MostTests) return (this, HookOutcome.TooSoon);
        return Room <= 0 ? (this, HookOutcome.Full) : (this with { Pending = Pending.Add(HookDelivery.Of(new HookEvent { Id = id, Kind = HookEventKind.Test, At = now }, now)) }, HookOutcome.Done);
    }

    /// <summary>The one of this name, or all that were given up.</summary>
    public (Hook Next, HookOutcome Outcome) Again(string delivery, DateTimeOffset now)
    {
        var isAll = delivery.Length == 0;
        var lately = Pending.Concat(Done).Where(d => d.IsRepeat && now - d.Since < ShortRest).Select(d => d.Event.Id).ToImmutableArray();
        if (isAll ? now - Repeated < ShortRest : lately.Length >= MostTests || lately.Contains(delivery)) return (this, HookOutcome.TooSoon);
        var wanted = Done.Where(d => isAll ? d.IsDead : d.Event.Id == delivery).ToImmutableArray();
        if (wanted.IsEmpty) return (this, HookOutcome.NotFound);
        if (Room <= 0) return (this, HookOutcome.Full);
        var again = wanted.Take(Room).ToImmutableArray();
        return (this with { Pending = Pending.AddRange(again.Select(d => d.Again(now))), Done = Done.RemoveRange(again), Repeated = now }, HookOutcome.Done);
    }

    public Hook End(HookStage stage, string by, DateTimeOffset now) => !IsWorking ? this : (this with
    {
        Stage = stage,
        EndedBy = by,
        Ended = now,
        OldSecret = "",
        Pending = [],
        Done = Done.AddRange(Pending.Select(d => d.Done(HookEnd.Stopped, now))),
    }).Tidy(now);

    private Hook After(HookDelivery before, HookDelivery tried, double jitter, DateTimeOffset now)
    {
        var left = Pending.Remove(before);
        if (tried.Status is >= 200 and < 300)
        {
            return this with { Pending = left, Done = Done.Add(tried.Done(HookEnd.Delivered, now)), FailingSince = null, Good = now };
        }

        if (tried.Status == 410) return (this with { Pending = Pending.Replace(before, tried) }).End(HookStage.Gone, "", now);
        var rests = tried.Rest(jitter, now);
        var next = this with
        {
            FailingSince = FailingSince ?? now,
            Pending = rests.End is null ? Pending.Replace(before, rests) : left,
            Done = rests.End is null ? Done : Done.Add(rests),
        };
        return tried.Trouble is null or HookTrouble.Ours ? next : next.Wait(now);
    }

    // Nobody is there: whatever else is due would go the same way.
    private Hook Wait(DateTimeOffset now)
    {
        var over = Pending.Where(d => d.Tries > 0 && now - d.Since >= HookDelivery.GivenUpAfter).ToImmutableArray();
        return this with
        {
            Pending = [.. Pending.RemoveRange(over).Select(d => d.Due < now + ShortRest ? d with { Due = now + ShortRest } : d)],
            Done = Done.AddRange(over.Select(d => d.Done(HookEnd.GivenUp, now))),
        };
    }

    // Where it has failed for as long as anything is tried, what happened that long ago would have been given up by now.
    private bool IsTooLate(HookEvent happened, DateTimeOffset now) =>
        now - FailingSince >= HookDelivery.GivenUpAfter && now - happened.At >= HookDelivery.GivenUpAfter;

    private Hook Tidy(DateTimeOffset now)
    {
        var kept = Done.RemoveAll(d => now - d.Ended >= KeptFor);
        kept = kept.RemoveRange(kept.Where(d => !d.IsDead).SkipLast(MostDelivered));
        var over = kept.Where(d => d.IsDead).SkipLast(MostDead).ToImmutableArray();
        kept = kept.RemoveRange(over);
        var missed = HookMissed.Add(now - Missed?.Counted >= KeptFor ? null : Missed, over.Select(d => d.Event), now);
        return kept.Length == Done.Length && missed == Missed ? this : this with { Done = kept, Missed = missed };
    }
}
