using Microsoft.Data.Sqlite;

namespace Hay.Silo.Storage;

/// <summary>Copies of the whole store in one file (a SQLite database), made while Hay runs, and put back while it does not, into any kind of store.</summary>
public static class StoreBackup
{
    /// <summary>
    /// Writes the store of <paramref name="place"/>, as it is at this moment, to <paramref name="file"/>: whole or not at
    /// all; a backup already there is replaced. Hay may be running on the store; its writes go on meanwhile. Cancelling
    /// works until the copying begins.
    /// </summary>
    /// <exception cref="DataFolderException">There is no sound store in the folder.</exception>
    /// <exception cref="StoreFailedException">The store could not be read, or the copy not be written: no room, or a failing disk.</exception>
    public static Task BackupAsync(StorePlace place, string file, CancellationToken ct = default) => Task.Run(() =>
    {
        file = Path.GetFullPath(file);
        if (place.IsFolder && file == DataFolder.FindDatabaseIn(place.Folder))
        {
            throw new DataFolderException($"{file} is the store itself: name another file for the backup.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (place.IsPostgres) InFolder(file, folder => Written(new StoreCopy(place, folder, static _ => { }, ct), DataFolder.DatabaseIn(folder), file));
        else if (place.IsAzure) AzureCopy.Read(place, copy => Written(null, copy, file));
        else Written(null, DataFolder.FindDatabaseIn(place.Folder), file);
    }, ct);

    /// <summary>
    /// Makes <paramref name="file"/>, a backup of a store of whichever kind, the store of <paramref name="place"/>. Hay must not be running
    /// on it. Until the last step the place keeps what it has, but PostgreSQL: there <paramref name="replace"/> takes that away first. Cancelling
    /// works until the copying begins.
    /// </summary>
    /// <exception cref="DataFolderNotEmptyException">There is a store, and <paramref name="replace"/> is false.</exception>
    /// <exception cref="DataFolderInUseException">Hay is running on the folder.</exception>
    /// <exception cref="DataFolderException">The folder cannot be used, or the backup is not a sound one.</exception>
    /// <exception cref="StoreFailedException">The copy could not be written; outside of folders also: there is a store, or Hay runs on it.</exception>
    public static Task RestoreAsync(StorePlace place, string file, bool replace, CancellationToken ct = default) => Task.Run(() =>
    {
        file = Path.GetFullPath(file);
        if (!File.Exists(file))
        {
            throw new DataFolderException($"There is no backup {file}.");
        }

        if (place.IsFolder) IntoFolder(place.Folder, file, replace);
        // Beside it, and sound, before anything of the other is touched.
        else InFolder(file, folder =>
        {
            CopyInto(file, DataFolder.DatabaseIn(folder));
            if (new StoreCopy(folder, place, static _ => { }, ct, replace).Run().Problem is { Length: > 0 } problem) throw new StoreFailedException(problem, null);
        });
    }, ct);

    private static void IntoFolder(string folder, string file, bool replace)
    {
        using var held = DataFolder.Open(folder);
        if (File.Exists(held.Database) && !replace)
        {
            throw new DataFolderNotEmptyException(
                $"{held.Path} holds a store already. To put the backup in its place, and lose what was written since, restore with --replace.");
        }

        var fresh = held.Database + ".new";
        CopyInto(file, fresh);
        try
        {
            RemoveLog(held.Database);
            Place(fresh, held.Database);
        }
        catch
        {
            SqliteFile.Discard(fresh);
            throw;
        }
    }

    private static bool Written(StoreCopy? first, string database, string file)
    {
        if (first?.Run().Problem is { Length: > 0 } problem) throw new StoreFailedException(problem, null);
        CopyInto(database, file + ".part");
        Place(file + ".part", file);
        return true;
    }

    // For what is in between: beside the backup, where there is room for it.
    private static void InFolder(string file, Action<string> work)
    {
        var folder = $"{file}.{Guid.NewGuid():n}";
        Directory.CreateDirectory(folder);
        try
        {
            work(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Copies one moment of a database into a new, compact file and reads the copy through.</summary>
    private static void CopyInto(string database, string copy)
    {
        SqliteFile.Discard(copy);
        try
        {
            using (var source = SqliteFile.OpenReader(database))
            {
                SqliteSchema.Check(source);
                using var command = source.CreateCommand();
                command.CommandText = "VACUUM INTO $copy";
                command.CommandTimeout = 0;
                command.Parameters.AddWithValue("$copy", copy);
                command.ExecuteNonQuery();
            }

            using var check = SqliteFile.OpenReader(copy);
            if (check.Word("PRAGMA quick_check(1)") is var found and not "ok")
            {
                throw new DataFolderDamagedException($"{database} is damaged, so no copy was made of it: {found}");
            }
        }
        catch (SqliteException cause)
        {
            SqliteFile.Discard(copy);
            throw cause.SqliteErrorCode is SqliteCode.Full or SqliteCode.InputOutput
                ? StoreFailedException.From(cause)
                : SqliteFile.Explain(database, cause);
        }
        catch
        {
            SqliteFile.Discard(copy);
            throw;
        }
    }

    // What the old store's log holds would be played into the new one: fold it into the old file, or drop it with it.
    private static void RemoveLog(string database)
    {
        if (File.Exists(database))
        {
            try
            {
                using var old = SqliteFile.OpenWriter(database, 0);
                old.Run("PRAGMA journal_mode = DELETE");
            }
            catch (Exception cause) when (cause is DataFolderException
                or SqliteException { SqliteErrorCode: SqliteCode.Corrupt or SqliteCode.NotADatabase or SqliteCode.Error })
            {
                // Damaged: that is why there is a restore.
            }
            catch (SqliteException cause)
            {
                throw SqliteFile.Explain(database, cause);
            }
        }

        File.Delete(database + "-wal");
        File.Delete(database + "-shm");
    }

    // On the disk before it has its name, and the name on the disk before anyone is told.
    private static void Place(string from, string to)
    {
        Flush(from);
        File.Move(from, to, overwrite: true);
        Flush(to);
    }

    private static void Flush(string file)
    {
        using var open = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        open.Flush(flushToDisk: true);
    }
}
