using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Hay.Silo.Storage;

/// <summary>Copies into a data folder, into a file beside the database's name that gets that name once it is whole.</summary>
internal sealed class SqliteCopyTarget : ICopyTarget
{
    private readonly DataFolder _folder;
    private readonly string _file;
    private SqliteConnection? _connection;

    /// <exception cref="DataFolderException">The folder is in use, holds a store already, or cannot be written.</exception>
    public SqliteCopyTarget(string folder)
    {
        _folder = DataFolder.Open(folder);
        _file = _folder.Database + ".copy";
        try
        {
            if (File.Exists(_folder.Database)) throw new DataFolderNotEmptyException($"{_folder.Path} holds a store already, and nothing is copied over one: name an empty folder.");
            if (!File.Exists(_file)) SqliteFile.Create(_file);
            _connection = SqliteFile.OpenWriter(_file, 0);
            Reached = (_connection.Number("SELECT max(seq) FROM grain_state"), _connection.Number("SELECT max(position) FROM journal"));
        }
        catch (Exception cause)
        {
            Dispose();
            throw cause is SqliteException sqlite ? SqliteFile.Explain(_file, sqlite) : cause;
        }
    }

    public (long Seq, long Position) Reached { get; }

    public void Keep(IReadOnlyList<StateRow> states) => Write(
        "INSERT INTO grain_state(store, key, version, seq, state) VALUES($store, $key, $version, $seq, $state)", ["$store", "$key", "$version", "$seq", "$state"], states,
        static row => [row.Store, row.Key, row.Version, row.Seq, row.State]);

    public void Keep(IReadOnlyList<FactRow> facts) => Write(
        "INSERT INTO journal(position, grain, number, at, kind, fact) VALUES($position, $grain, $number, $at, $kind, $fact)", ["$position", "$grain", "$number", "$at", "$kind", "$fact"], facts,
        static row => [row.Position, row.Grain, row.Number, row.At.ToString("O", CultureInfo.InvariantCulture), row.Kind, Encoding.UTF8.GetString(row.Fact)]);

    public void Place()
    {
    }

    public T Read<T>(Func<StoreTables, T> read) => StoreTables.ReadFile(_file, read);

    public void Finish()
    {
        var connection = _connection!;
        connection.Run("UPDATE meta SET value = (SELECT coalesce(max(seq), 0) FROM grain_state) WHERE name = 'seq'");
        connection.Run("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
        connection.Dispose();
        _connection = null;
        File.Move(_file, _folder.Database);
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _folder.Dispose();
    }

    private void Write<T>(string sql, string[] names, IReadOnlyList<T> rows, Func<T, object[]> values)
    {
        try
        {
            using var transaction = _connection!.BeginTransaction();
            using var command = _connection.Prepare(sql, names);
            command.Transaction = transaction;
            foreach (var row in rows)
            {
                var all = values(row);
                for (var i = 0; i < all.Length; i++) command.Parameters[i].Value = all[i];
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }
        catch (SqliteException twice) when (twice.SqliteErrorCode == SqliteCode.Constraint)
        {
            throw new StoreFailedException($"The original was used after the copy had begun: delete {_file}, and start again.", twice);
        }
        catch (SqliteException cause)
        {
            throw StoreFailedException.From(cause);
        }
    }
}
