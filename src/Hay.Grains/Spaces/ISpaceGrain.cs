using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// The board of one space: hosts' notices and what changed because people spoke. Key: the space's slug. By: id of the host's
/// account, for the journal and the audit log; null for what comes with the space.
/// </summary>
[Alias("hay.ISpaceGrain")]
[Version(1)]
public interface ISpaceGrain : IGrainWithStringKey
{
    /// <summary>Puts a notice up, or replaces the one with the same id. Safe to send twice.</summary>
    [Alias("Post")] Task<PublishResult> Post(Notice notice, string? by, CancellationToken ct);

    /// <summary>Adds an answer, or replaces the one with the same id. Safe to send twice.</summary>
    [Alias("Answer")] Task<PublishResult> Answer(YouSaid answer, string? by, CancellationToken ct);

    /// <summary>Tells the hosts of a group. Safe to send twice. Refused without a problem: there are as many as are kept.</summary>
    [Alias("Nominate")] Task<PublishResult> Nominate(Nomination nomination, CancellationToken ct);

    /// <summary>A host has dealt with it. Safe to send twice.</summary>
    [Alias("Settle")] Task Settle(string nomination, string by, CancellationToken ct);

    [ReadOnly, Alias("View")] Task<SpaceView> View(CancellationToken ct);
}
