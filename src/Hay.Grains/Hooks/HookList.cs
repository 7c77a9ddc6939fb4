using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>The webhooks of one organisation or space as they are stored, and the rules of them together.</summary>
[GenerateSerializer, Immutable, Alias("hay.HookList")]
public sealed record HookList
{
    /// <summary>Most that work at once.</summary>
    public const int Most = 5;

    [Id(0)] public ImmutableArray<Hook> All { get; init; } = [];
    /// <summary>All have heard what stands in the journal up to there: of before each had a place of its own (<see cref="PlaceOf"/>).</summary>
    [Id(1)] public long Read { get; init; }

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
        var hook = new Hook { Id = command.Id, Address = command.Address, Secret = command.Secret, By = command.By, Since = now, From = position, ReadAt = now };
        // Of those that have ended, the latest are shown for a while.
        var ended = All.Where(h => !h.IsWorking).SkipLast(Most - 1).ToImmutableArray();
        return (this with { All = [.. All.RemoveRange(ended), hook] }, HookOutcome.Done);
    }

    /// <summary>Up to where in the journal it has heard. Each has a place of its own: one that is full or fails keeps nothing from the others.</summary>
    public long PlaceOf(Hook hook) => Math.Max(hook.From, Read);

    /// <summary>What happened after its place, by growing position; as much of it as there is room for.</summary>
    public HookList Hear(string hook, ImmutableArray<HookEvent> events, long through, DateTimeOffset now)
    {
        if (Find(hook) is not { IsWorking: true } found) return this;
        var before = found.From < Read ? found with { From = Read } : found;
        var after = before.Hear(events, through, now);
        return ReferenceEquals(before, after) ? this : Put(found, after);
    }

    /// <summary>Up to where it has been told once it has heard this: where nothing was to be told, that is not written down each time.</summary>
    public long Told(string hook, ImmutableArray<HookEvent> events, long through)
    {
        if (Find(hook) is not { IsWorking: true } found) return through;
        var place = PlaceOf(found);
        return events.All(e => e.Position <= place) ? Math.Max(through, place) : place;
    }

    /// <summary>Without those that ended long ago.</summary>
    public HookList Tidy(DateTimeOffset now) => !HasPast(now) ? this : this with { All = All.RemoveAll(h => IsPast(h, now)) };

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

    /// <summary>Whether one of them ended so long ago that it is forgotten.</summary>
    public bool HasPast(DateTimeOffset now) => All.Any(h => IsPast(h, now));

    private static bool IsPast(Hook hook, DateTimeOffset now) => now - hook.Ended >= Hook.KeptFor;

    private HookList Put(Hook before, Hook after) => ReferenceEquals(before, after) ? this : this with { All = All.Replace(before, after) };
}
