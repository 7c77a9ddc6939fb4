using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Hay.Grains;

namespace Hay.Uptake.Counting;

/// <summary>Reads what is counted out of the journal.</summary>
internal static class FactReader
{
    private const int Part = 500;
    private const int PartsAhead = 4;

    /// <param name="journal">Read in its own order.</param>
    /// <param name="position">After this one; 0: from the first.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <returns>Parts of it, each with the facts' positions. While one is counted, the next are read on another thread.</returns>
    public static async IAsyncEnumerable<ArraySegment<(long Position, UptakeFact Fact)>> Read(IJournal journal, long position, [EnumeratorCancellation] CancellationToken ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var parts = Channel.CreateBounded<ArraySegment<(long, UptakeFact)>>(PartsAhead);
        var reading = Task.Run(() => Read(journal, position, parts.Writer, end.Token), CancellationToken.None);
        try
        {
            await foreach (var part in parts.Reader.ReadAllAsync(ct)) yield return part;
        }
        finally
        {
            // Whoever has enough leaves early; then the reading ends first.
            await end.CancelAsync();
            await reading;
        }
    }

    private static async Task Read(IJournal journal, long position, ChannelWriter<ArraySegment<(long Position, UptakeFact Fact)>> parts, CancellationToken ct)
    {
        try
        {
            var (part, count) = (new (long, UptakeFact)[Part], 0);
            await foreach (var entry in journal.ReadAsync(position, ct))
            {
                part[count++] = (entry.Position, UptakeFact.Of(entry));
                if (count < Part) continue;
                await parts.WriteAsync(part, ct);
                (part, count) = (new (long, UptakeFact)[Part], 0);
            }

            await parts.WriteAsync(new(part, 0, count), ct);
            parts.Complete();
        }
        catch (Exception cause)
        {
            parts.Complete(cause); // whoever counts is told
        }
    }
}
