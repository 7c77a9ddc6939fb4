using System.Globalization;
using System.Text.Json;
using Hay.Care;
using Hay.Grains;
using Hay.Silo.Storage;
using Microsoft.Data.Sqlite;
using static Hay.Bench.SqliteRows;

namespace Hay.Bench.Care;

/// <summary>
/// The cases of a service in the care store of a data folder, sealed as they would be. Written past the store's own writer, as the store
/// would have left it: numbers, versions and the end of the feed are right.
/// </summary>
internal static class StoredCareCases
{
    private const int Part = 500;

    /// <summary>How many bytes the store's file has then.</summary>
    public static async Task<long> Fill(string folder, CareKeys keys, CareCounty county)
    {
        var care = Path.Combine(folder, "care");
        Directory.CreateDirectory(folder);
        (await CareStore.Open(care, keys, null)).Dispose();
        var (file, seal) = (Path.Combine(care, "hay.db"), new RecordSeal(keys));
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            Run(connection, "PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN");
            using var last = connection.CreateCommand();
            last.CommandText = "SELECT value FROM meta WHERE name = 'seq'";
            var seq = (long)last.ExecuteScalar()!;
            var state = Insert(connection, "INSERT INTO grain_state(store, key, version, seq, state) VALUES($0, $1, 1, $2, $3)", 4);
            for (var from = 0; from < county.Cases; from += Part)
            {
                var rows = new (string Id, byte[] Sealed)[Math.Min(Part, county.Cases - from)];
                Parallel.For(0, rows.Length, i =>
                {
                    var id = CareCounty.IdOf(from + i);
                    rows[i] = (id, seal.Seal(CareStoreNames.Case, id, 1, JsonSerializer.SerializeToUtf8Bytes(county.Make(from + i), GrainJson.Default.Options)));
                });
                foreach (var (id, bytes) in rows) Write(state, CareStoreNames.Case, id, ++seq, bytes);
            }

            Run(connection, string.Create(CultureInfo.InvariantCulture, $"UPDATE meta SET value = {seq} WHERE name = 'seq'; COMMIT; PRAGMA wal_checkpoint(TRUNCATE)"));
        }

        return new FileInfo(file).Length;
    }
}
