using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Hay.Web.OpenActive;

/// <summary>
/// Which change number each item has had, on disk, so that a restart neither sends everything again nor forgets what is gone.
/// A line an item; the last line of an id counts. It can be lost: then every item gets a new number.
/// </summary>
internal sealed class OpportunityLog(string path)
{
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();
    private int _lines;

    /// <summary>The items as they were written last, without those gone before <paramref name="oldest"/>; the file becomes just these.</summary>
    public ImmutableArray<FeedItem> Load(DateTimeOffset oldest)
    {
        var items = new Dictionary<(FeedKind, string), FeedItem>();
        if (File.Exists(path))
        {
            foreach (var line in File.ReadLines(path))
            {
                // The last line may have been cut off by a crash: what it told was never served.
                if (Read(line) is { } item) items[(item.Kind, item.Id)] = item;
            }
        }

        ImmutableArray<FeedItem> kept = [.. items.Values.Where(i => !(i.Gone < oldest))];
        Rewrite(kept);
        return kept;
    }

    /// <summary>Safely on disk when it returns.</summary>
    public void Append(IReadOnlyCollection<FeedItem> items)
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 1 << 16);
        var end = file.Seek(0, SeekOrigin.End);
        try
        {
            Write(file, items);
        }
        catch (IOException)
        {
            // What was not told must not be read as told.
            file.SetLength(end);
            throw;
        }

        _lines += items.Count;
    }

    /// <summary>Writes the file anew where most of it is out of date.</summary>
    public void Tidy(IReadOnlyCollection<FeedItem> items)
    {
        if (_lines > 1_000 + (4 * items.Count)) Rewrite(items);
    }

    private void Rewrite(IReadOnlyCollection<FeedItem> items)
    {
        var next = path + ".new";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16)) Write(file, items);
        File.Move(next, path, overwrite: true);
        _lines = items.Count;
    }

    // A broken line before is ended first, so that it spoils no other.
    private static void Write(FileStream file, IEnumerable<FeedItem> items)
    {
        using (var text = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true))
        {
            text.Write('\n');
            foreach (var item in items)
            {
                text.Write(string.Create(CultureInfo.InvariantCulture, $"{(int)item.Kind}\t{item.Number}\t{item.Gone?.ToUnixTimeSeconds() ?? 0}\t{item.Print}\t{item.Id}\t.\n"));
            }
        }

        file.Flush(flushToDisk: true);
    }

    private static FeedItem? Read(string line) =>
        line.Split('\t') is [var kind, var number, var gone, var print, { Length: > 0 } id, "."]
        && kind is "0" or "1" && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && long.TryParse(gone, NumberStyles.None, CultureInfo.InvariantCulture, out var since) && since <= LastSecond
            ? new FeedItem((FeedKind)(kind[0] - '0'), id, at, print, since == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(since))
            : null;
}
