using Hay.Bench.Catalogue;
using Hay.Grains;
using Hay.Silo.Storage;

namespace Hay.Bench;

/// <summary>A data folder with a made-up county in it, written straight to the store as grains would have written it.</summary>
internal static class StoredTown
{
    private const int AtOnce = 1000;

    public static async Task Fill(string folder, County county)
    {
        using var data = DataFolder.Open(folder);
        using var store = SqliteStore.Open(data);
        foreach (var name in new[] { StoreNames.Organisation, StoreNames.Activity })
        {
            var writing = new List<Task>(AtOnce);
            await foreach (var record in county.ReadAsync(name, 0, CancellationToken.None))
            {
                writing.Add(store.WriteAsync(name, record.Key, 0, record.State.ToArray()));
                if (writing.Count < AtOnce) continue;
                await Task.WhenAll(writing);
                writing.Clear();
            }

            await Task.WhenAll(writing);
        }
    }
}
