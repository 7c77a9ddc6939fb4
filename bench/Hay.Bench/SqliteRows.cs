using Microsoft.Data.Sqlite;

namespace Hay.Bench;

/// <summary>Many rows at once into a store that nobody has open: as the store would write them, without waiting for its disk each time.</summary>
internal static class SqliteRows
{
    /// <param name="connection">Open, in a transaction.</param>
    /// <param name="sql">Its parameters are $0, $1, ….</param>
    /// <param name="values">How many there are.</param>
    public static SqliteCommand Insert(SqliteConnection connection, string sql, int values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        command.Prepare();
        return command;
    }

    public static void Write(SqliteCommand insert, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) insert.Parameters[i].Value = values[i];
        insert.ExecuteNonQuery();
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
