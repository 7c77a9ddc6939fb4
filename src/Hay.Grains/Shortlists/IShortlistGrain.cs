using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// A few listings that a link worker put together for one person, and what that person says of them. It knows whose list it is and not whom
/// it is for. Key: a random id (<see cref="ShortlistKeys"/>).
/// </summary>
[Alias("hay.IShortlistGrain")]
[Version(1)]
public interface IShortlistGrain : IGrainWithStringKey
{
    /// <summary>Safe to send twice.</summary>
    [Alias("Make")] Task<ShortlistOutcome> Make(MakeShortlist command, CancellationToken ct);

    /// <summary>Calls it otherwise. Safe to send twice.</summary>
    [Alias("Rename")] Task<ShortlistOutcome> Rename(string by, string title, CancellationToken ct);

    /// <summary>Adds a listing at the end, or gives one that is there another line. Safe to send twice.</summary>
    [Alias("Put")] Task<ShortlistOutcome> Put(string by, string activity, string line, CancellationToken ct);

    /// <summary>Moves a listing to a place, 0 the first. Safe to send twice.</summary>
    [Alias("Move")] Task<ShortlistOutcome> Move(string by, string activity, int place, CancellationToken ct);

    /// <summary>Takes a listing off, with what was said of it. Safe to send twice.</summary>
    [Alias("Remove")] Task<ShortlistOutcome> Remove(string by, string activity, CancellationToken ct);

    /// <summary>The link leads nowhere from now on. Safe to send twice.</summary>
    [Alias("End")] Task<ShortlistOutcome> End(string by, CancellationToken ct);

    /// <summary>Says, or takes back, one thing about a listing: for whoever has the link. Safe to send twice.</summary>
    [Alias("Answer")] Task<ShortlistOutcome> Answer(AnswerShortlist command, CancellationToken ct);

    /// <summary>For its owner; null: it is not theirs, or it is none.</summary>
    [ReadOnly, Alias("View")] Task<ShortlistView?> View(string by, CancellationToken ct);

    /// <summary>For whoever has the link; null: it is not good, or not any more.</summary>
    [ReadOnly, Alias("Open")] Task<ShortlistView?> Open(string secret, CancellationToken ct);

    /// <summary>Erases it where it ended long enough ago, or where its owner's account has gone. Safe to send twice.</summary>
    [Alias("EraseIfPast")] Task<bool> EraseIfPast(DateTimeOffset now, CancellationToken ct);

    /// <summary>Erases it, for its owner. Safe to send twice.</summary>
    [Alias("Erase")] Task Erase(string by, CancellationToken ct);
}
