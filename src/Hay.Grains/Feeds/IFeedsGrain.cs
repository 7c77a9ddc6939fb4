using System.Collections.Immutable;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// The feeds that one organisation follows, or the hosts of one space: where they are, how they go, and who fetches them just
/// now. Key: the organisation id, or <see cref="FeedOwner.OfSpace"/>. Fetches nothing itself. Who may call what is asked before (<see cref="Rights"/>).
/// </summary>
[Alias("hay.IFeedsGrain")]
[Version(1)]
public interface IFeedsGrain : IGrainWithStringKey
{
    /// <summary>Safe to send twice.</summary>
    [Alias("Add")] Task<FeedOutcome> Add(AddFeed command, CancellationToken ct);

    /// <summary>
    /// The feed, for whoever asks first when it is due: they fetch it and report with this token. Null: it is not due, or
    /// somebody else has it.
    /// </summary>
    [Alias("Take")] Task<Feed?> Take(string feed, string token, CancellationToken ct);

    /// <summary>How a fetch went. True: after failing for long it has just been given up, and its people are to be told.</summary>
    [Alias("Report")] Task<bool> Report(FeedReport report, CancellationToken ct);

    [Alias("Decide")] Task<FeedOutcome> Decide(DecideFeed command, CancellationToken ct);

    /// <summary>Has a feed that a host sent back wait for a host again.</summary>
    [Alias("HandIn")] Task<FeedOutcome> HandIn(string feed, CancellationToken ct);

    /// <summary>Makes it due now.</summary>
    [Alias("Hurry")] Task<FeedOutcome> Hurry(string feed, CancellationToken ct);

    /// <summary>Follows it no longer. Its listings are let go by whoever takes it next. Safe to send twice.</summary>
    [Alias("End")] Task<FeedOutcome> End(string feed, FeedEnd end, string by, CancellationToken ct);

    /// <summary>Forgets a feed that ends. Safe to send twice.</summary>
    [Alias("Remove")] Task Remove(string feed, CancellationToken ct);

    /// <summary>Not for the public: addresses of calendars are secrets.</summary>
    [ReadOnly, Alias("View")] Task<ImmutableArray<Feed>> View(CancellationToken ct);
}
