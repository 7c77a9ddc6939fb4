using System.Text;
using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Import;

namespace Hay.Silo.Feeds;

/// <summary>Tells by its content what a file is: people know neither formats nor endings.</summary>
internal static class FeedFormats
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="FeedFailedException">It is none of them.</exception>
    public static FeedFormat Of(byte[] content, int mostJson)
    {
        var start = Start(content);
        if (start.Length == 0) throw new FeedFailedException(FeedProblem.Unknown, "it is empty");
        if (start.StartsWith("BEGIN:", StringComparison.OrdinalIgnoreCase)) return FeedFormat.Calendar;
        if (start[0] == '<') throw new FeedFailedException(FeedProblem.WebPage);
        if (start[0] is not ('{' or '[')) return FeedFormat.Table;
        return content.Length <= mostJson ? OfJson(content) : throw new FeedFailedException(FeedProblem.TooLarge);
    }

    /// <summary>The address of the page after this one; null: it is the last.</summary>
    public static Uri? Next(byte[] content, FeedFormat format, Uri address)
    {
        if (format is not (FeedFormat.OpenActive or FeedFormat.OpenReferral)) return null;
        try
        {
            using var page = JsonDocument.Parse(content, Options);
            var root = page.RootElement;
            if (format == FeedFormat.OpenReferral) return NextNumber(root, address);
            // The last page has no items and points to itself.
            var isEmpty = root.Field("items") is not { ValueKind: JsonValueKind.Array } items || items.GetArrayLength() == 0;
            return !isEmpty && root.Text("next") is { Length: > 0 } next && Uri.TryCreate(address, next, out var uri) ? uri : null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null; // its reader refuses it and says why
        }
    }

    /// <summary>How many events a calendar seems to have: told sooner than by reading them.</summary>
    public static int Events(byte[] content) => content.AsSpan().Count("BEGIN:VEVENT"u8);

    public static IImportReader Reader(FeedFormat format) => ImportFormats.Make(format switch
    {
        FeedFormat.Calendar => "ical",
        FeedFormat.OpenActive => "openactive",
        FeedFormat.OpenReferral => "openreferral",
        _ => "csv",
    })!;

    /// <summary>A name that its reader knows the ending of.</summary>
    public static string FileName(FeedFormat format, byte[] content) =>
        format == FeedFormat.Calendar ? "feed.ics" : format == FeedFormat.Table && Start(content) is not ['{' or '[', ..] ? "feed.csv" : "feed.json";

    // Open Referral counts pages: the number of this one has one of these names, that of all another.
    private static Uri? NextNumber(JsonElement root, Uri address)
    {
        if (root.Whole("page_number", "number") is not { } number || root.Whole("total_pages", "totalPages") is not { } all || number >= all || number < 0) return null;
        var query = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !p.StartsWith("page=", StringComparison.Ordinal));
        return new UriBuilder(address) { Query = string.Join('&', query.Append(FormattableString.Invariant($"page={number + 1}"))) }.Uri;
    }

    private static FeedFormat OfJson(byte[] content)
    {
        try
        {
            using var document = JsonDocument.Parse(content, Options);
            var root = document.RootElement;
            if (root.Has("items") && root.Has("next", "license")) return FeedFormat.OpenActive;
            var first = root.Records("items", "contents", "content", "services").FirstOrDefault();
            if (root.Has("contents", "content", "services") || first.Has("service_at_locations", "organization", "regular_schedules", "service")) return FeedFormat.OpenReferral;
            return first.Has("@type", "@context", "data") ? FeedFormat.OpenActive : FeedFormat.Table;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new FeedFailedException(FeedProblem.Broken, "it is not whole JSON", wrong);
        }
    }

    private static string Start(byte[] content)
    {
        var text = content.AsSpan(0, Math.Min(content.Length, 512));
        var isWide = text.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || text.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        return (isWide ? text[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode : Encoding.UTF8).GetString(text).TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\0');
    }
}
