using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Hay.Silo.Storage;

/// <summary>Opens database files, with what SQLite has to be told each time.</summary>
internal static class SqliteFile
{
    // Seconds to wait for another program's lock before giving up.
    private const int Patience = 5;

    /// <summary>Makes an empty database, whole or not at all.</summary>
    public static void Create(string file)
    {
        if (new FileInfo(file + "-wal") is { Exists: true, Length: > 0 })
        {
            throw new DataFolderDamagedException($"{file} is missing, but its log {file}-wal is there: put the database back, or restore a backup.");
        }

        var fresh = file + ".new";
        Discard(fresh);
        try
        {
            using (var connection = Open(fresh, SqliteOpenMode.ReadWriteCreate))
            {
                connection.Run("PRAGMA synchronous = FULL");
                SqliteSchema.Create(connection);
            }
        }
        catch
        {
            Discard(fresh);
            throw;
        }

        File.Move(fresh, file);
    }

    /// <summary>Takes away an unfinished database with its journal, which would otherwise be played into the next one.</summary>
    public static void Discard(string file)
    {
        File.Delete(file);
        File.Delete(file + "-journal");
    }

    /// <summary>The connection that writes. FULL: a commit is on the disk before it returns, unless whoever writes says otherwise.</summary>
    /// <param name="file">The database.</param>
    /// <param name="pages">The most it may have; 0 for as many as the disk allows.</param>
    /// <param name="isCopy">What is kept elsewhere, too: the last commits may be lost with the machine's power, and nothing else.</param>
    public static SqliteConnection OpenWriter(string file, long pages, bool isCopy = false)
    {
        var connection = Open(file, SqliteOpenMode.ReadWrite);
        try
        {
            SqliteSchema.Check(connection);

            // A checkpoint costs two more waits for the disk: at 8,000 pages (32 MB) it is one in many batches.
            // secure_delete: what was erased does not stay readable in the pages that held it, nor (as with FAST) in freed ones.
            // fullfsync: macOS calls a write done before it is, unless asked for this.
            connection.Run("""
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA fullfsync = ON;
                PRAGMA checkpoint_fullfsync = ON;
                PRAGMA wal_autocheckpoint = 8000;
                PRAGMA journal_size_limit = 67108864;
                PRAGMA cache_size = -65536;
                PRAGMA secure_delete = ON;
                """);
            if (isCopy) connection.Run("PRAGMA synchronous = NORMAL; PRAGMA fullfsync = OFF");
            connection.Run(SqliteSchema.Indexes);
            if (pages > 0)
            {
                connection.Run($"PRAGMA max_page_count = {pages.ToString(CultureInfo.InvariantCulture)}");
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static SqliteConnection OpenReader(string file) => Open(file, SqliteOpenMode.ReadOnly);

    /// <summary>Puts SQLite's errors on opening into words.</summary>
    public static DataFolderException Explain(string file, SqliteException cause) => cause.SqliteErrorCode switch
    {
        SqliteCode.NotADatabase or SqliteCode.Corrupt or SqliteCode.Error => new DataFolderDamagedException(
            $"{file} is damaged ({cause.Message}): it was left as it is. Restore the last backup with `hay restore`.", cause),
        SqliteCode.ReadOnly or SqliteCode.Permission or SqliteCode.CannotOpen => new DataFolderReadOnlyException(
            $"Hay cannot write {file}: give the user that runs Hay the right to write it and its folder, or name another folder with --data.", cause),
        _ => new DataFolderException($"Hay cannot open {file}. {StoreFailedException.From(cause).Message}", cause),
    };

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        // No pooling: the store keeps its connections itself and must know when they are closed.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = Patience,
        }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
