using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Hay.Silo.Storage;

/// <summary>
/// The tables of a store, as one moment saw them, for what reads all of it in SQL. SQLite (of Azure a copy in it) and PostgreSQL have the same tables
/// (grain_state, journal) and columns. Changes nothing; Hay may be running on it.
/// </summary>
internal sealed class StoreTables : IDisposable
{
    private readonly DbConnection _connection;

    private StoreTables(DbConnection connection) => _connection = connection;

    public bool IsPostgres => _connection is NpgsqlConnection;

    /// <summary>Opens a store for one piece of reading.</summary>
    /// <exception cref="DataFolderException">There is no store that can be read in the folder.</exception>
    /// <exception cref="StoreFailedException">There is none that can be read in PostgreSQL or Azure.</exception>
    public static T Read<T>(StorePlace place, Func<StoreTables, T> read) =>
        place.IsPostgres ? ReadPostgres(place.Postgres, read)
        : place.IsAzure ? AzureCopy.Read(place, file => ReadFile(file, read))
        : ReadFile(DataFolder.FindDatabaseIn(place.Folder), read);

    /// <summary>The same of a database file.</summary>
    /// <exception cref="DataFolderException">It cannot be read.</exception>
    public static T ReadFile<T>(string database, Func<StoreTables, T> read)
    {
        try
        {
            var connection = SqliteFile.OpenReader(database);
            using var tables = new StoreTables(connection);
            SqliteSchema.Check(connection);
            tables.Begin("BEGIN");
            return read(tables);
        }
        catch (SqliteException cause)
        {
            throw SqliteFile.Explain(database, cause);
        }
    }

    /// <summary>A condition: the bytes of a column have these letters in them.</summary>
    public string Has(string column, string letters) => IsPostgres ? $"position('{letters}'::bytea in {column}) > 0" : $"instr({column}, CAST('{letters}' AS BLOB)) > 0";

    /// <summary>Every row of an answer.</summary>
    /// <param name="sql">What is asked; parameters begin with @.</param>
    /// <param name="values">The parameters.</param>
    /// <param name="take">Is given each row.</param>
    /// <param name="ct">Ends it.</param>
    public void Each(string sql, (string Name, object Value)[] values, Action<DbDataReader> take, CancellationToken ct = default)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            ct.ThrowIfCancellationRequested();
            take(rows);
        }
    }

    /// <summary>The first value of the first row; null: there is none.</summary>
    public T? First<T>(string sql, params (string Name, object Value)[] values)
    {
        T? first = default;
        var isFirst = true;
        Each(sql, values, row =>
        {
            if (isFirst && !row.IsDBNull(0)) first = row.GetFieldValue<T>(0);
            isFirst = false;
        });
        return first;
    }

    /// <summary>How many facts name somebody else in their column than in what they say: who asks to be forgotten is found by the column.</summary>
    public long MisnamedFacts() => IsPostgres ? First<long>("SELECT count(*) FROM journal WHERE profile IS DISTINCT FROM (fact::jsonb ->> 'profile')") : 0;

    public void Dispose() => _connection.Dispose();

    private void Begin(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static T ReadPostgres<T>(string settings, Func<StoreTables, T> read)
    {
        try
        {
            using var tables = new StoreTables(new NpgsqlConnection(PostgresStore.Settings(settings)));
            tables._connection.Open();
            tables.Begin("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            return read(tables);
        }
        catch (NpgsqlException cause)
        {
            throw StoreFailedException.From(cause);
        }
    }
}
