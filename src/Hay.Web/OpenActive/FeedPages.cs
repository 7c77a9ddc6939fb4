using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hay.Web.OpenActive;

/// <summary>
/// Pages of the feeds (Realtime Paged Data Exchange 1.0). They are kept until anything changes, so that many who walk at once cost
/// little more than sending; never more than <see cref="MostKept"/> bytes of them.
/// </summary>
internal sealed class FeedPages(OpportunityWriter writer)
{
    private const int PageSize = 500;
    private const long MostKept = 64 * 1024 * 1024;
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private Kept _kept = new(OpportunityFeeds.Empty);

    /// <summary>One page, and whether it is full.</summary>
    /// <param name="feeds">The feeds now.</param>
    /// <param name="kind">Which of them.</param>
    /// <param name="after">The number that was asked for; null: none, the feed from its beginning.</param>
    /// <param name="site">The address of the site.</param>
    /// <param name="isKept">Whether that is the one that others ask by, too: a request may name any host, and nothing is kept for those.</param>
    public (ReadOnlyMemory<byte> Page, bool IsFull) Of(OpportunityFeeds feeds, FeedKind kind, long? after, string site, bool isKept)
    {
        var kept = _kept;
        if (!ReferenceEquals(kept.Feeds, feeds)) _kept = kept = new Kept(feeds);
        if (!isKept || feeds.FirstAfter(kind, after ?? 0) is not { } first) return Make();
        // By its first item: a page has as many addresses as there are numbers before that.
        var key = (kind, first.Number, site);
        if (kept.Pages.TryGetValue(key, out var made)) return made;
        made = Make();
        if (Interlocked.Add(ref kept.Bytes, made.Page.Length) <= MostKept) kept.Pages[key] = made;
        return made;

        (ReadOnlyMemory<byte>, bool) Make()
        {
            var items = feeds.After(kind, after ?? 0, PageSize);
            return (Write(kind, items, after, site), items.Length == PageSize);
        }
    }

    private ReadOnlyMemory<byte> Write(FeedKind kind, IReadOnlyList<FeedItem> items, long? after, string site)
    {
        var to = new ArrayBufferWriter<byte>(1024 + (items.Count * 1024));
        using var json = new Utf8JsonWriter(to, Json);
        var last = items.Count > 0 ? items[^1].Number : after;
        json.WriteStartObject();
        json.WriteString("next", $"{site}{kind.Path()}{(last is null ? "" : $"?afterChangeNumber={last}")}");
        json.WriteStartArray("items");
        foreach (var item in items) Item(json, item, site);
        json.WriteEndArray();
        json.WriteString("license", OpenActiveEndpoints.Licence);
        json.WriteEndObject();
        json.Flush();
        return to.WrittenSpan.ToArray();
    }

    private void Item(Utf8JsonWriter json, FeedItem item, string site)
    {
        json.WriteStartObject();
        json.WriteString("state", item.Gone is null ? "updated" : "deleted");
        json.WriteString("kind", item.Kind.ToString());
        json.WriteString("id", item.Id);
        json.WriteNumber("modified", item.Number);
        if (item is { Gone: null, Entry: { } entry })
        {
            json.WritePropertyName("data");
            if (item.Kind == FeedKind.SessionSeries) writer.Series(json, entry, site);
            else OpportunityWriter.Session(json, entry, item.Slot, site);
        }

        json.WriteEndObject();
    }

    private sealed class Kept(OpportunityFeeds feeds)
    {
        public long Bytes;

        public OpportunityFeeds Feeds => feeds;

        public ConcurrentDictionary<(FeedKind, long, string), (ReadOnlyMemory<byte> Page, bool IsFull)> Pages { get; } = [];
    }
}
