using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Wording;

namespace Hay.Web.Auditing;

/// <summary>Reads in the audit log, a few pages of it at a time: it only grows.</summary>
internal sealed class AuditBook(IGrainFactory grains)
{
    public const int AtOnce = 50;
    // Whoever looks for something rare goes on by a link.
    private const int MostPages = 30;

    /// <summary>The newest lines that are asked for.</summary>
    public async Task<AuditSheet> Find(AuditQuery query, CancellationToken ct)
    {
        var tail = await Audit.Tail(grains, ct);
        var found = ImmutableArray.CreateBuilder<AuditLine>();
        var number = Math.Min(query.Before - 1 ?? long.MaxValue, query.Day is { } day ? await LastOf(day, tail, ct) : tail.Head.Number);
        for (var pages = 0; number > 0; pages++)
        {
            if (pages == MostPages) return new AuditSheet(found.ToImmutable(), number + 1, tail.Head);
            var page = await Audit.Page(grains, tail, AuditLog.PageOf(number), ct);
            foreach (var line in page.Reverse().SkipWhile(l => l.Number > number))
            {
                if (query.Day is { } only && line.When.Day() < only) return new AuditSheet(found.ToImmutable(), null, tail.Head);
                if (query.What is { } what && line.What != what) continue;
                if (found.Count == AtOnce) return new AuditSheet(found.ToImmutable(), line.Number + 1, tail.Head);
                found.Add(line);
            }

            number = (AuditLog.PageOf(number) - 1) * AuditLog.PageLength;
        }

        return new AuditSheet(found.ToImmutable(), null, tail.Head);
    }

    /// <summary>The lines with these numbers, the newest first. They are few, and near each other more often than not.</summary>
    public async Task<ImmutableArray<AuditLine>> Read(ImmutableArray<long> numbers, CancellationToken ct)
    {
        if (numbers.IsEmpty) return [];
        var tail = await Audit.Tail(grains, ct);
        var lines = ImmutableArray.CreateBuilder<AuditLine>();
        foreach (var page in numbers.OrderDescending().GroupBy(AuditLog.PageOf))
        {
            lines.AddRange((await Audit.Page(grains, tail, page.Key, ct)).Reverse().Where(l => page.Contains(l.Number)));
        }

        return lines.ToImmutable();
    }

    // The last line of this day or of one before it; 0: there is none. By halves: pages are in the order of time.
    private async Task<long> LastOf(DateOnly day, AuditTail tail, CancellationToken ct)
    {
        var (low, high) = (0L, AuditLog.PageOf(Math.Max(tail.Head.Number, 1)));
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            var first = (await Audit.Page(grains, tail, middle, ct)).FirstOrDefault();
            if (first is not null && first.When.Day() <= day) low = middle;
            else high = middle - 1;
        }

        return low == 0 ? 0 : (await Audit.Page(grains, tail, low, ct)).LastOrDefault(l => l.When.Day() <= day)?.Number ?? 0;
    }
}
