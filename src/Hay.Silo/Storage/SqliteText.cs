using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Hay.Silo.Storage;

/// <summary>Short ways to run SQL that is not on a hot path.</summary>
internal static class SqliteText
{
    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first value of the first row; 0 when there is none.</summary>
    public static long Number(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar() is { } value and not DBNull ? value : 0L, CultureInfo.InvariantCulture);
    }

    /// <summary>The first value of the first row as text; empty when there is none.</summary>
    public static string Word(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string ?? "";
    }

    /// <summary>A statement prepared once, with its parameters in the order of <paramref name="names"/>.</summary>
    public static SqliteCommand Prepare(this SqliteConnection connection, string sql, params string[] names)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        command.Prepare();
        return command;
    }
}
