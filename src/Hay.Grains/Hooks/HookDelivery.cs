using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>One event on its way to one webhook, or done with.</summary>
[GenerateSerializer, Immutable, Alias("hay.HookDelivery")]
public sealed record HookDelivery
{
    /// <summary>After so long without success nobody tries any more.</summary>
    public static readonly TimeSpan GivenUpAfter = TimeSpan.FromHours(72);

    // After the first failure, the second and so on; from the last on always as long.
    private static readonly TimeSpan[] Rests =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3),
        TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    [Id(0)] public required HookEvent Event { get; init; }
    /// <summary>From when its three days count: when it happened, or when somebody had it sent again.</summary>
    [Id(1)] public required DateTimeOffset Since { get; init; }
    [Id(2)] public int Tries { get; init; }
    /// <summary>When it is tried next.</summary>
    [Id(3)] public DateTimeOffset Due { get; init; }
    [Id(4)] public DateTimeOffset? Tried { get; init; }
    /// <summary>Of the last answer; 0: there was none.</summary>
    [Id(5)] public int Status { get; init; }
    [Id(6)] public HookTrouble? Trouble { get; init; }
    /// <summary>Null: it is on its way.</summary>
    [Id(7)] public HookEnd? End { get; init; }
    [Id(8)] public DateTimeOffset? Ended { get; init; }

    /// <summary>It was not delivered, and somebody may want to send it again.</summary>
    [JsonIgnore] public bool IsDead => End == HookEnd.GivenUp;

    /// <summary>Somebody had it sent again.</summary>
    [JsonIgnore] public bool IsRepeat => Since != Event.At;

    public static HookDelivery Of(HookEvent happened, DateTimeOffset now) => new() { Event = happened, Since = happened.At, Due = now };

    public HookDelivery Done(HookEnd end, DateTimeOffset now) => this with { End = end, Ended = now };

    public HookDelivery Again(DateTimeOffset now) => Of(Event, now) with { Since = now };

    public HookDelivery Try(HookResult result, DateTimeOffset now) => this with { Tries = Tries + 1, Tried = now, Status = result.Status, Trouble = result.Trouble };

    /// <summary>After a failure: rests, or is given up where its time is over.</summary>
    /// <param name="jitter">From 0 to 1: a tenth more or less, so that not everything comes back at once.</param>
    /// <param name="now">When it failed.</param>
    public HookDelivery Rest(double jitter, DateTimeOffset now)
    {
        var last = Since + GivenUpAfter;
        if (now >= last) return Done(HookEnd.GivenUp, now);
        var next = now + (Rests[Math.Min(Tries - 1, Rests.Length - 1)] * (0.9 + (0.2 * jitter)));
        return this with { Due = next < last ? next : last };
    }
}
