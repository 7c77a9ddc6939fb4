using System.Text;
using Hay.Grains;
using Hay.Silo.Storage;

namespace Hay.Silo.Tests.Storage;

/// <summary>A store with something of everything in it, and all rows of a store as text, to compare.</summary>
internal static class StoredRows
{
    // More than a batch of each; cleared, erased and odd ones among them.
    public static async Task Fill(TemporaryFolder folder)
    {
        using var opened = folder.Open();
        var store = opened.Store;
        await Task.WhenAll(Enumerable.Range(0, 2_498).Select(i => store.WriteAsync("note", $"k{i}", 0, Encoding.UTF8.GetBytes($"\"{i} ☀ {new string('x', i % 50)}\""))));
        await store.WriteAsync("note", "k1", 1, "2"u8.ToArray());
        await store.WriteAsync("note", "cleared", 0, "1"u8.ToArray());
        await store.ClearAsync("note", "cleared", 1);
        await store.WriteAsync("profile", "ann", 0, "{}"u8.ToArray());
        var journal = new SqliteJournal(store, OpenStore.Json);
        await journal.AppendAsync("note/k", [.. Enumerable.Range(1, 2_999).Select(n => Fact(n) with { Profile = n == 7 ? new ProfileId("ann") : null })], default);
        await journal.AppendAsync("profile/bob", [Fact(1) with { Profile = new ProfileId("bob") }, Fact(2) with { Profile = new ProfileId("bob") }], default);
        await journal.EraseAsync(new ProfileId("bob"), default);
    }

    public static List<string> Of(StorePlace place) => StoreTables.Read(place, tables =>
    {
        var rows = new List<string>();
        tables.Each("SELECT store, key, version, seq, state FROM grain_state ORDER BY seq", [], row =>
            rows.Add($"{row.GetString(0)}/{row.GetString(1)} {row.GetInt64(2)} {row.GetInt64(3)} {Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(4))}"));
        tables.Each("SELECT position, grain, number, kind, fact FROM journal ORDER BY position", [], row =>
            rows.Add($"{row.GetInt64(0)} {row.GetString(1)} {row.GetInt64(2)} {row.GetString(3)} {row.GetString(4)}"));
        return rows;
    });

    private static Fact Fact(long number) => new() { Number = number, Kind = FactKind.Saved, At = DateTimeOffset.UnixEpoch.AddMilliseconds(number), Activity = "ünï" };
}
