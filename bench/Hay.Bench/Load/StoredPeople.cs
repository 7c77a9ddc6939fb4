using System.Globalization;
using System.Text;
using System.Text.Json;
using Hay.Bench.Catalogue;
using Hay.Grains;
using Microsoft.Data.Sqlite;
using static Hay.Bench.SqliteRows;

namespace Hay.Bench.Load;

/// <summary>
/// Profiles in the store of a data folder, each of whom has saved something and said when they like to go, with the fact of it in the
/// journal. Written past the store's own writer, as the store would have left it: numbers, versions and the end of the feed are right.
/// </summary>
internal static class StoredPeople
{
    public static ProfileId Person(int number) => new(new Guid(number, 7, 7, new byte[8]).ToString("n"));

    public static void Fill(string folder, int people, int listings)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "hay.db")};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN");
        using var last = connection.CreateCommand();
        last.CommandText = "SELECT value FROM meta WHERE name = 'seq'";
        var seq = (long)last.ExecuteScalar()!;
        var state = Insert(connection, "INSERT INTO grain_state(store, key, version, seq, state) VALUES('profile', $0, 1, $1, $2)", 3);
        var fact = Insert(connection, "INSERT INTO journal(grain, number, at, kind, fact) VALUES($0, 1, $1, $2, $3)", 4);
        // In no order, as people come.
        var order = Enumerable.Range(0, people).ToArray();
        new Random(11).Shuffle(order);
        for (var i = 0; i < people; i++)
        {
            var (me, at) = (Person(order[i]), County.Now.AddDays(-400 + (400.0 * i / people)));
            var (profile, _) = new Profile { Preferences = new Preferences { Times = [UsualTime.Evenings] } }.Save(County.IdOf(order[i] % listings), me, at);
            var waiting = profile.Outbox.Waiting[0];
            Write(state, me.Value, ++seq, JsonSerializer.SerializeToUtf8Bytes(profile with { Outbox = profile.Outbox.Without(1) }, GrainJson.Default.Profile));
            Write(fact, $"{StoreNames.Profile}/{me.Value}", at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), waiting.Kind.ToString(),
                Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(waiting, GrainJson.Default.Fact)));
        }

        Run(connection, string.Create(CultureInfo.InvariantCulture, $"UPDATE meta SET value = {seq} WHERE name = 'seq'; COMMIT; PRAGMA wal_checkpoint(TRUNCATE)"));
    }
}
