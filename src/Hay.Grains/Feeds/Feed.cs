using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>One feed that an organisation follows, or the hosts of a space, and how it goes.</summary>
[GenerateSerializer, Immutable, Alias("hay.Feed")]
public sealed record Feed
{
    [Id(0)] public required string Id { get; init; }
    /// <summary>What its people call it.</summary>
    [Id(1)] public required string Name { get; init; }
    /// <summary>For its own people alone: calendars have secret addresses.</summary>
    [Id(2)] public required string Address { get; init; }
    [Id(3)] public FeedFormat Format { get; init; }
    /// <summary>Id of the account that asked for it.</summary>
    [Id(4)] public required string By { get; init; }
    [Id(5)] public DateTimeOffset Since { get; init; }
    [Id(6)] public FeedStage Stage { get; init; }
    /// <summary>Why it waits, or what the host said; a plain sentence.</summary>
    [Id(7)] public string Reason { get; init; } = "";
    /// <summary>When it is fetched next.</summary>
    [Id(8)] public DateTimeOffset Due { get; init; }
    [Id(9)] public FeedLease? Lease { get; init; }
    /// <summary>What its server calls the version that was read; empty: it does not say.</summary>
    [Id(10)] public string ETag { get; init; } = "";
    [Id(11)] public string Modified { get; init; } = "";
    /// <summary>When it was last read well.</summary>
    [Id(12)] public DateTimeOffset? Good { get; init; }
    [Id(13)] public DateTimeOffset? Tried { get; init; }
    /// <summary>Of the last try; null: it went well.</summary>
    [Id(14)] public FeedProblem? Problem { get; init; }
    [Id(15)] public DateTimeOffset? FailingSince { get; init; }
    [Id(16)] public int Failures { get; init; }
    [Id(17)] public FeedCounts Counts { get; init; } = new();
    /// <summary>The first of what was left out.</summary>
    [Id(18)] public ImmutableArray<FeedRefusal> Refusals { get; init; } = [];
    /// <summary>The first of what would be listed, while it waits.</summary>
    [Id(19)] public ImmutableArray<FeedLine> Preview { get; init; } = [];
    /// <summary>Ids of the activities that it keeps.</summary>
    [Id(20)] public ImmutableArray<string> Listed { get; init; } = [];
    /// <summary>Id of the account that ends it, and what becomes of its listings.</summary>
    [Id(21)] public string EndedBy { get; init; } = "";
    [Id(22)] public FeedEnd End { get; init; }
    /// <summary>Of a neighbour: how far past the border its listings are shown.</summary>
    [Id(23)] public int Kilometres { get; init; }

    public bool IsNeighbour => Format == FeedFormat.Neighbour;

    public bool IsFetching(DateTimeOffset now) => Lease is { } lease && now < lease.Until;

    /// <summary>Whether somebody should fetch it, or let go of its listings, now.</summary>
    public bool IsDue(DateTimeOffset now) => Due <= now && !IsFetching(now) && Stage != FeedStage.Paused;
}
