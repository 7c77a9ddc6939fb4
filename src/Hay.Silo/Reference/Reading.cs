using System.Collections.Immutable;

namespace Hay.Silo.Reference;

/// <summary>What a file turned out to be. TakenFor: in words; Used: its rows that hold something for us.</summary>
internal sealed record Reading(string TakenFor, int Used, Skipped Skipped, ImmutableArray<FoundTable> Tables);

/// <summary>A file and what else is known when it is read. Year: as the operator said.</summary>
internal sealed record ReadingFrom(string FileName, int? Year, Reach Reach, Action<int> Progress, CancellationToken Stopped)
{
    /// <summary>Counts a row, and stops where that was asked for.</summary>
    public void Row(int number)
    {
        Stopped.ThrowIfCancellationRequested();
        Progress(number);
    }
}
