using System.Text.Json.Nodes;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.OpenActive;

/// <summary>What somebody holds who has followed a feed: the newest of each item, and what is gone.</summary>
internal sealed class FeedWalk(Guest guest, string start)
{
    private string _next = start;

    public Dictionary<string, JsonNode> Held { get; } = [];
    public HashSet<string> Gone { get; } = [];
    public long Last { get; private set; }

    /// <summary>Reads on to the end of the feed, as it is then. Each item must be newer than the one before.</summary>
    public async Task ToTheEnd()
    {
        while (true)
        {
            var page = JsonNode.Parse(await guest.Read(_next))!;
            var (items, next) = (page["items"]!.AsArray(), (string)page["next"]!);
            Assert.StartsWith("http", next, StringComparison.Ordinal);
            Assert.Equal("https://creativecommons.org/licenses/by/4.0/", (string)page["license"]!);
            foreach (var item in items) Take(item!);
            if (items.Count == 0)
            {
                Assert.EndsWith(_next, next, StringComparison.Ordinal);
                return;
            }

            Assert.EndsWith($"?afterChangeNumber={Last}", next, StringComparison.Ordinal);
            _next = new Uri(next).PathAndQuery;
        }
    }

    private void Take(JsonNode item)
    {
        var (id, modified) = ((string)item["id"]!, (long)item["modified"]!);
        Assert.True(modified > Last);
        Last = modified;
        Assert.Equal((string)item["state"]! == "deleted", item["data"] is null);
        if (item["data"] is { } data)
        {
            Held[id] = data;
            Gone.Remove(id);
        }
        else
        {
            Held.Remove(id);
            Gone.Add(id);
        }
    }
}
