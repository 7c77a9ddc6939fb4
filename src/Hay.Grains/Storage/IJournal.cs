using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>A fact in the journal. Position: grows by append, for readers. Grain: "store/key" of who said it.</summary>
public readonly record struct JournalEntry(long Position, string Grain, Fact Fact);

/// <summary>
/// Every fact, once, in the order of arrival. Facts are never changed, with one exception: somebody who asks to be
/// forgotten is taken out of theirs.
/// </summary>
public interface IJournal
{
    /// <summary>
    /// Keeps <paramref name="facts"/> of <paramref name="grain"/> durably before it completes. A fact that is there
    /// already (same grain and number) is passed over, so sending again is safe. Who takes back how they said that things are
    /// takes it out of their earlier facts, too.
    /// </summary>
    Task AppendAsync(string grain, ImmutableArray<Fact> facts, CancellationToken ct);

    /// <summary>Facts after <paramref name="position"/> (0 for all), oldest first.</summary>
    IAsyncEnumerable<JournalEntry> ReadAsync(long position, CancellationToken ct);

    /// <summary>Facts that name <paramref name="profile"/>, oldest first.</summary>
    IAsyncEnumerable<JournalEntry> ReadAboutAsync(ProfileId profile, CancellationToken ct);

    /// <summary>What was done to <paramref name="grain"/> ("store/key") and by whom, oldest first: all its facts but those about places.</summary>
    IAsyncEnumerable<JournalEntry> ReadChangesAsync(string grain, CancellationToken ct);

    /// <summary>
    /// Takes a person out of every fact, durably before it completes: no fact names them, and those they said themselves
    /// each stand alone (grain "erased/…", a name drawn for that fact), so that nothing tells that they belong together.
    /// Positions, kinds and times stay. Safe to send twice.
    /// </summary>
    Task EraseAsync(ProfileId profile, CancellationToken ct);

    /// <summary>The highest fact number held of <paramref name="grain"/>; 0 when there is none.</summary>
    Task<long> LastNumberAsync(string grain, CancellationToken ct);

    /// <summary>The position of the newest fact; 0 when there is none.</summary>
    Task<long> LastPositionAsync(CancellationToken ct);
}
