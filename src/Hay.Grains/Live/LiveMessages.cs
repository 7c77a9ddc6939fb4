using System.Collections.Immutable;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// A hint that a session changed, or the board of a space. It may be lost or come late: whoever shows it asks for the truth first and ignores
/// a revision that is not newer than what is on the screen.
/// </summary>
[GenerateSerializer, Immutable, Alias("hay.LiveUpdate")]
public sealed record LiveUpdate
{
    /// <summary>Empty: it is about the board of the space.</summary>
    [Id(0)] public required string Activity { get; init; }
    [Id(1)] public required ImmutableArray<string> Spaces { get; init; }
    [Id(2)] public required long Revision { get; init; }
    /// <summary>Null: the listing changed, ask for all of it.</summary>
    [Id(3)] public SessionView? Session { get; init; }
    /// <summary>What notices say has changed: a host's, or that a session is off, moved or on again.</summary>
    [Id(4)] public bool IsNews { get; init; }
}

/// <summary>A web process that wants to hear of changes.</summary>
[Alias("hay.ILiveObserver")]
[Version(1)]
public interface ILiveObserver : IGrainObserver
{
    [OneWay, Alias("Hear")] Task Hear(ImmutableArray<LiveUpdate> updates);
}

/// <summary>Who listens. Key: "0". Nothing durable: observers renew or are forgotten.</summary>
[Alias("hay.ILiveSwitchboardGrain")]
[Version(1)]
public interface ILiveSwitchboardGrain : IGrainWithStringKey
{
    /// <summary>Adds or renews; forgotten after <see cref="LiveSwitchboard.Patience"/> without renewal.</summary>
    [Alias("Subscribe")] Task Subscribe(ILiveObserver observer);

    [Alias("Unsubscribe")] Task Unsubscribe(ILiveObserver observer);

    [OneWay, Alias("Publish")] Task Publish(ImmutableArray<LiveUpdate> updates);
}

/// <summary>Absorbs bursts where they arise and forwards the newest of each session at our pace. Key: "0".</summary>
[Alias("hay.ILiveNotifierGrain")]
[Version(1)]
public interface ILiveNotifierGrain : IGrainWithStringKey
{
    [OneWay, Alias("Announce")] Task Announce(LiveUpdate update);
}

public static class LiveSwitchboard
{
    /// <summary>How long an observer that has not renewed is still told; renew at a third of it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    /// <summary>How long a notifier gathers before it forwards.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
}
