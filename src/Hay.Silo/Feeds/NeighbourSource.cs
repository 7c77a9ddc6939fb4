using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Import;

namespace Hay.Silo.Feeds;

/// <summary>
/// The public API of another Hay: the activities in a box round a space, page by page, and of those what lies outside all our
/// spaces and near the border of this one.
/// </summary>
internal sealed class NeighbourSource(SpaceMap spaces, FeedLimits limits, Func<string, CancellationToken, Task<IPAddress[]>> lookUp, bool allowsLoopback) : INeighbourSource
{
    private const string Api = "api/v1";
    private const int APage = 100;
    private const int MostSpaces = 300;
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 32 };
    private readonly Lazy<CategoryWords> _words = new(() => CategoryWords.Load(Path.Combine(SiloSetup.ContentFolder, "category-words.json")));

    public async Task<FeedReading> Fetch(Uri address, FeedVersion known, NeighbourHome home, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(limits.All);
        try
        {
            if (spaces.Around(home.Space, home.Kilometres) is not { } box) throw new FeedFailedException(FeedProblem.Ours, "nobody has drawn the border of the space");
            using var client = new FeedClient(limits, lookUp, allowsLoopback);
            var listings = new NeighbourListings(address, home, spaces, _words.Value);
            var activities = await Walk(client, new Uri(address, $"/{Api}/activities?box={Text(box)}&limit={APage}"), known, listings.IsNear, patience.Token);
            if (activities.IsSame) return new FeedReading { Format = FeedFormat.Neighbour, IsSame = true, Version = known };
            var names = await Walk(client, new Uri(address, $"/{Api}/spaces?limit={APage}"), FeedVersion.None, static _ => true, patience.Token);
            // To read is to calculate: not on the thread of whoever asks.
            return await Task.Run(() => listings.Read(activities.Items, activities.Others, NamesOf(names.Items), patience.Token), patience.Token) with { Version = activities.Version };
        }
        catch (FeedFailedException failed)
        {
            return new FeedReading { Format = FeedFormat.Neighbour, Problem = failed.Problem, Detail = failed.Detail };
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new FeedReading { Format = FeedFormat.Neighbour, Problem = FeedProblem.TooSlow };
        }
    }

    // Of a box round a space most may lie in the space, or far behind its border: only what is wanted is kept and counted.
    private async Task<(List<JsonElement> Items, int Others, bool IsSame, FeedVersion Version)> Walk(
        FeedClient client, Uri address, FeedVersion known, Func<JsonElement, bool> isWanted, CancellationToken ct)
    {
        var (items, others) = (new List<JsonElement>(), 0);
        var seen = new HashSet<Uri>();
        var version = FeedVersion.None;
        for (Uri? next = address; next is not null;)
        {
            if (next.Host != address.Host || next.Port != address.Port) throw new FeedFailedException(FeedProblem.NotAllowed, "its next page is at another host");
            if (!seen.Add(next)) throw new FeedFailedException(FeedProblem.Broken, "its pages go round in a circle");
            if (seen.Count > limits.Pages || items.Count > limits.Records) throw new FeedFailedException(FeedProblem.TooMany, "it has more near the border than can be shown");
            var answer = await client.Get(next, seen.Count == 1 ? known : FeedVersion.None, ct);
            if (answer.Body is not { } body) return ([], 0, true, known);
            // Of several pages each has its own version, and none says anything of the others.
            version = seen.Count == 1 ? answer.Version : FeedVersion.None;
            using var page = Parse(body);
            if (page.RootElement.Field("items").ValueKind != JsonValueKind.Array) throw new FeedFailedException(FeedProblem.Unknown, "it is not the API of a Hay");
            foreach (var item in page.RootElement.Many("items", int.MaxValue))
            {
                if (isWanted(item)) items.Add(item.Clone());
                else others++;
            }

            next = page.RootElement.Text("next") is { Length: > 0 } text ? Uri.TryCreate(next, text, out var uri) ? uri : throw new FeedFailedException(FeedProblem.Broken) : null;
        }

        return items.Count > limits.Records ? throw new FeedFailedException(FeedProblem.TooMany, "it has more near the border than can be shown") : (items, others, false, version);
    }

    private JsonDocument Parse(byte[] body)
    {
        if (body.Length > limits.JsonBytes) throw new FeedFailedException(FeedProblem.TooLarge);
        try
        {
            return JsonDocument.Parse(body, Json);
        }
        catch (JsonException wrong)
        {
            throw new FeedFailedException(body.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'<', ..] ? FeedProblem.WebPage : FeedProblem.Broken, "there is no Hay at that address", wrong);
        }
    }

    private static ImmutableDictionary<string, string> NamesOf(IEnumerable<JsonElement> spaces) => spaces.Take(MostSpaces)
        .Select(s => (Id: s.Text("id"), Name: CleanText.Line(s.Text("name"), 80))).Where(s => s.Id.Length > 0 && s.Name.Length > 0)
        .GroupBy(s => s.Id, StringComparer.Ordinal).ToImmutableDictionary(s => s.Key, s => s.First().Name, StringComparer.Ordinal);

    // Three decimals are a hundred metres, and outwards: nothing is cut off.
    private static string Text(GeoBox box) => string.Create(CultureInfo.InvariantCulture,
        $"{box.South - 0.001:0.###},{box.West - 0.001:0.###},{box.North + 0.001:0.###},{box.East + 0.001:0.###}");
}
