using System.Runtime.CompilerServices;

namespace Hay.Grains;

/// <summary>The journal as webhooks read it: of what people do it shows no more than that something was written.</summary>
public static class HookJournal
{
    /// <summary>What was written after <paramref name="position"/>, by growing position. Entry: null where it is told to nobody.</summary>
    public static async IAsyncEnumerable<(long Position, JournalEntry? Entry)> Read(IJournal journal, long position, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var entry in journal.ReadAsync(position, ct)) yield return (entry.Position, HookHistory.Tells(entry.Fact.Kind) ? entry : null);
    }
}
