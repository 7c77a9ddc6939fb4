using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>The one way to write into the audit log, and to read in it.</summary>
public static class Audit
{
    /// <summary>Adds a line, before what it tells of is done; its number. What throws here is to stop it.</summary>
    /// <param name="grains">Where the log is.</param>
    /// <param name="entry">The line.</param>
    /// <param name="ct">Ends the waiting; the line may be there then.</param>
    public static Task<long> Write(IGrainFactory grains, AuditEntry entry, CancellationToken ct) => Write(grains, [entry], ct);

    /// <summary>The same of several lines; the number of the first.</summary>
    public static Task<long> Write(IGrainFactory grains, ImmutableArray<AuditEntry> entries, CancellationToken ct) =>
        grains.GetGrain<IAuditGrain>(IAuditGrain.Key).Write(entries, ct);

    public static Task<AuditTail> Tail(IGrainFactory grains, CancellationToken ct) => grains.GetGrain<IAuditGrain>(IAuditGrain.Key).Tail(ct);

    /// <summary>The lines of a page, by number; of the last page those that there are.</summary>
    /// <param name="grains">Where the log is.</param>
    /// <param name="tail">Read before: lines leave it for pages, and never come back.</param>
    /// <param name="page">From 1; see <see cref="AuditLog.PageOf"/>.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<ImmutableArray<AuditLine>> Page(IGrainFactory grains, AuditTail tail, long page, CancellationToken ct)
    {
        var here = tail.Lines.Where(l => AuditLog.PageOf(l.Number) == page).ToImmutableArray();
        return here.IsEmpty ? await grains.GetGrain<IAuditPageGrain>(AuditPage.Key(page)).View(ct) : here;
    }
}
