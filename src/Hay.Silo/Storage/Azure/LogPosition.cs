using Microsoft.Data.Sqlite;

namespace Hay.Silo.Storage;

/// <summary>
/// How much of the log of a store a local copy has.
/// <para><see cref="Batch"/>: the last batch. <see cref="Log"/>, <see cref="Offset"/>: where the next one begins.</para>
/// <para><see cref="Total"/>: bytes of log since the store began. <see cref="Erased"/>: the last batch that took something away for good.</para>
/// </summary>
internal readonly record struct LogPosition(long Batch, long Log, long Offset, long Total, long Erased)
{
    public static readonly LogPosition Beginning = new(0, 1, 0, 0, 0);

    /// <summary>After one more batch.</summary>
    public LogPosition After(long bytes, bool erases) => new(Batch + 1, Log, Offset + bytes, Total + bytes, erases ? Batch + 1 : Erased);

    /// <summary>Makes a database the copy of a store up to here.</summary>
    public void Begin(SqliteConnection copy, long store)
    {
        copy.Run("""
            DROP TABLE IF EXISTS azure;
            CREATE TABLE azure(store INTEGER, batch INTEGER, log INTEGER, position INTEGER, total INTEGER, erased INTEGER) STRICT;
            INSERT INTO azure VALUES(0, 0, 0, 0, 0, 0);
            """);
        using var command = copy.Prepare("UPDATE azure SET store = $store", "$store");
        command.Parameters[0].Value = store;
        command.ExecuteNonQuery();
        Write(copy);
    }

    /// <summary>In the transaction that the connection is in.</summary>
    public void Write(SqliteConnection copy)
    {
        using var command = copy.Prepare("UPDATE azure SET batch = $batch, log = $log, position = $offset, total = $total, erased = $erased", "$batch", "$log", "$offset", "$total", "$erased");
        var values = command.Parameters;
        (values[0].Value, values[1].Value, values[2].Value, values[3].Value, values[4].Value) = (Batch, Log, Offset, Total, Erased);
        command.ExecuteNonQuery();
    }

    /// <summary>Of which store a database is a copy, and how much of it.</summary>
    public static (long Store, LogPosition At) Read(SqliteConnection copy)
    {
        using var command = copy.CreateCommand();
        command.CommandText = "SELECT store, batch, log, position, total, erased FROM azure";
        using var row = command.ExecuteReader();
        return row.Read() ? (row.GetInt64(0), new LogPosition(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5))) : (0, Beginning);
    }

    /// <summary>The same of a file.</summary>
    public static (long Store, LogPosition At) Read(string copy)
    {
        using var connection = SqliteFile.OpenReader(copy);
        return Read(connection);
    }
}
