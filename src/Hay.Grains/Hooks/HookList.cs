using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>The webhooks of one organisation or space as they are stored, and the rules of them together.</summary>
[GenerateSerializer, Immutable, Alias("hay.HookList")]
public sealed record HookList
{
    /// <summary>Most that work at once.</summary>
    public const int Most = 5;
    /// <summary>How often the place in the journal is written down where nothing happens, so that no start reads far back.</summary>
    public static readonly TimeSpan Often = TimeSpan.FromDays(1);

    [Id(0)] public ImmutableArray<Hook> All { get; init; } = [];
    /// <summary>The journal has been read up to there.</summary>
    [Id(1)] public long Read { get; init; }
    /// <summary>When that was written down.</summary>
    [Id(2)] public DateTimeOffset ReadAt { get; init; }

    [JsonIgnore] public bool IsWorking => All.Any(h => h.IsWorking);

    public Hook? Find(string hook) => All.FirstOrDefault(h => h.Id == hook);

    /// <param name="command">What is asked for.</param>
    /// <param name="position">The end of the journal.</param>
    /// <param name="now">When.</param>
    public (HookList Next, HookOutcome Outcome) Add(AddHook command, long position, DateTimeOffset now)
    {
        if (Find(command.Id) is not null) return (this, HookOutcome.Done);
        if (command.Address.Length is 0 or > FeedAddress.Longest) return (this, HookOutcome.Refused);
        if (All.Any(h => h.IsWorking && h.Address == command.Address)) return (this, HookOutcome.Taken);
        if (All.Count(h => h.IsWorking) >= Most) return (this, HookOutcome.TooMany);
        var hook = new Hook { Id = command.Id, Address = command.Address, Secret = command.Secret, By = command.By, Since = now, From = position };
        // Of those that have ended, the latest are shown for a while.
        var ended = All.Where(h => !h.IsWorking).SkipLast(Most - 1).ToImmutableArray();
        var next = this with { All = [.. All.RemoveRange(ended), hook] };
        return (IsWorking ? next : next with { Read = position, ReadAt = now }, HookOutcome.Done);
    }

    /// <summary>What happened since <see cref="Read"/>, by growing position; as much of it as there is room for.</summary>
    public HookList Hear(ImmutableArray<HookEvent> events, long through, DateTimeOffset now)
    {
        var room = All.IsEmpty ? int.MaxValue : All.Min(h => h.Room);
        var news = events.RemoveAll(e => e.Position <= Read);
        var taken = news.Length <= room ? news : news.RemoveRange(Math.Max(0, room), news.Length - Math.Max(0, room));
        var read = Math.Max(Read, taken.Length == news.Length ? through : taken.IsEmpty ? Read : taken[^1].Position);
        if (taken.IsEmpty && !HasPast(now) && (read == Read || !IsStale(now))) return this;
        return this with { All = [.. All.Where(h => !IsPast(h, now)).Select(h => h.Hear(taken, now))], Read = read, ReadAt = now };
    }

    /// <summary>One that works, as <paramref name="rule"/> makes it.</summary>
    public (HookList Next, HookOutcome Outcome) Change(string hook, Func<Hook, (Hook Next, HookOutcome Outcome)> rule)
    {
        if (Find(hook) is not { IsWorking: true } before) return (this, HookOutcome.NotFound);
        var (after, outcome) = rule(before);
        return (Put(before, after), outcome);
    }

    public (HookList Next, bool IsNews) Report(string hook, ImmutableArray<HookResult> results, double jitter, DateTimeOffset now)
    {
        if (Find(hook) is not { IsWorking: true } before) return (this, false);
        var (after, isNews) = before.Report(results, jitter, now);
        return (Put(before, after), isNews);
    }

    /// <summary>Safe to send twice.</summary>
    public (HookList Next, HookOutcome Outcome) Stop(string hook, string by, DateTimeOffset now) =>
        Find(hook) is { } found ? (Put(found, found.End(HookStage.Stopped, by, now)), HookOutcome.Done) : (this, HookOutcome.NotFound);

    public HookList Close(DateTimeOffset now) => !IsWorking ? this : this with { All = [.. All.Select(h => h.End(HookStage.Closed, "", now))] };

    /// <summary>Whether the place in the journal should be written down, though nothing happened.</summary>
    public bool IsStale(DateTimeOffset now) => now - ReadAt >= Often;

    /// <summary>Whether one of them ended so long ago that it is forgotten.</summary>
    public bool HasPast(DateTimeOffset now) => All.Any(h => IsPast(h, now));

    private static bool IsPast(Hook hook, DateTimeOffset now) => now - hook.Ended >= Hook.KeptFor;

    private HookList Put(Hook before, Hook after) => ReferenceEquals(before, after) ? this : this with { All = All.Replace(before, after) };
}
