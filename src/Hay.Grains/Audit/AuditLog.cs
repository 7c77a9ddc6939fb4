using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>
/// The end of the audit log as it is stored, and the rules of the whole: lines are only ever added. A hundred lines at a time
/// leave for a page of their own (<see cref="AuditPage"/>).
/// </summary>
public sealed record AuditLog
{
    public const int PageLength = 100;

    /// <summary>The number of the last line; 0: there is none.</summary>
    public long Last { get; init; }
    /// <summary>The hash of the last line.</summary>
    public string Head { get; init; } = AuditLine.BeforeTheFirst;
    /// <summary>The lines that are in no page yet, by number.</summary>
    public ImmutableArray<AuditLine> Lines { get; init; } = [];

    public AuditTail View() => new(new AuditHead(Last, Head), Lines);

    public AuditLog Add(IReadOnlyCollection<AuditEntry> entries, DateTimeOffset now)
    {
        if (entries.Count == 0) return this;
        var lines = Lines.ToBuilder();
        var head = new AuditHead(Last, Head);
        foreach (var entry in entries)
        {
            var line = AuditLine.After(head, entry, now);
            lines.Add(line);
            head = new AuditHead(line.Number, line.Hash);
        }

        return new AuditLog { Last = head.Number, Head = head.Hash, Lines = lines.ToImmutable() };
    }

    /// <summary>The oldest hundred lines, once there are so many; else null.</summary>
    public AuditPage? FullPage() => Lines.Length < PageLength ? null : new AuditPage { Lines = Lines[..PageLength] };

    /// <summary>Without them: they are kept in their page.</summary>
    public AuditLog WithoutFullPage() => this with { Lines = Lines[PageLength..] };

    /// <summary>The page, from 1, that a line is in or will be in.</summary>
    public static long PageOf(long line) => ((line - 1) / PageLength) + 1;
}

/// <summary>A hundred lines of the audit log, as stored and for ever.</summary>
public sealed record AuditPage
{
    public ImmutableArray<AuditLine> Lines { get; init; } = [];

    /// <summary>The key of the page with this number, from 1: keys are in the order of pages.</summary>
    public static string Key(long number) => number.ToString("D12", System.Globalization.CultureInfo.InvariantCulture);
}
