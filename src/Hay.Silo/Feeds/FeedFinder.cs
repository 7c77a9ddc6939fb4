using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hay.Silo.Import;

namespace Hay.Silo.Feeds;

/// <summary>
/// The feed behind what people were given: OpenActive publishers give the address of a page that describes their feeds, Open
/// Referral ones that of the service whose lists lie below it.
/// </summary>
internal static partial class FeedFinder
{
    // In this order: a series says what its dates are of.
    private static readonly string[] Wanted = ["SessionSeries", "CourseInstance", "Event", "ScheduledSession"];

    /// <summary>Null: it is a feed itself, or names none.</summary>
    public static Uri? Find(byte[] content, Uri address)
    {
        var text = Encoding.UTF8.GetString(content, 0, Math.Min(content.Length, 200_000)).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        try
        {
            return text.StartsWith('<') ? OfPage(text, address) : text.StartsWith('{') && content.Length < 20_000 ? OfService(text, address) : null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null; // whoever reads it says what it is
        }
    }

    // A dataset site: schema.org's Dataset in JSON-LD, each of its feeds a distribution.
    private static Uri? OfPage(string html, Uri address)
    {
        if (LinkedData().Match(html) is not { Success: true } found) return null;
        using var document = JsonDocument.Parse(found.Groups[1].Value);
        var feeds = document.RootElement.Many("distribution").Select(d => (Kind: $"{d.Text("additionalType")} {d.Text("identifier")} {d.Text("name")}", Url: d.Text("contentUrl"))).ToList();
        var url = Wanted.Select(kind => feeds.FirstOrDefault(f => f.Kind.Contains(kind, StringComparison.OrdinalIgnoreCase)).Url).FirstOrDefault(u => u is { Length: > 0 });
        return Uri.TryCreate(address, url ?? feeds.FirstOrDefault().Url, out var feed) && feed != address ? feed : null;
    }

    private static Uri? OfService(string json, Uri address)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return root.Text("version").Contains("HSDS", StringComparison.OrdinalIgnoreCase) && !root.Has("contents", "content")
            ? new Uri(address, $"{address.AbsolutePath.TrimEnd('/')}/services?full=true&per_page=100")
            : null;
    }

    [GeneratedRegex("""<script[^>]{0,200}application/ld\+json[^>]{0,200}>(.{1,100000}?)</script>""", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex LinkedData();
}
