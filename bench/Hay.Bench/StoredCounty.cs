using System.Text.Json.Nodes;
using Hay.Grains;
using Hay.Silo.Storage;

namespace Hay.Bench;

/// <summary>The demo county in a data folder, no longer marked as invented: its pages are then those of a real one.</summary>
internal static class StoredCounty
{
    private const string Mark = "demo";

    public static async Task MakeReal(string folder)
    {
        using var data = DataFolder.Open(folder);
        using var store = SqliteStore.Open(data);
        foreach (var name in new[] { StoreNames.Organisation, StoreNames.Activity, StoreNames.Space })
        {
            var records = await new SqliteChangeFeed(store).ReadAsync(name, 0, CancellationToken.None).ToListAsync();
            await Task.WhenAll(records.Select(record => store.WriteAsync(name, record.Key, record.Version, Unmarked(record))));
        }
    }

    private static byte[] Unmarked(GrainRecord record)
    {
        var state = JsonNode.Parse(record.State.Span)!;
        Unmark(state);
        return System.Text.Encoding.UTF8.GetBytes(state.ToJsonString());
    }

    private static void Unmark(JsonNode? node)
    {
        if (node is JsonObject thing)
        {
            thing.Remove(Mark);
            foreach (var (_, inside) in thing) Unmark(inside);
        }
        else if (node is JsonArray things)
        {
            foreach (var inside in things) Unmark(inside);
        }
    }
}
