using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Hay.Silo.Storage;

/// <summary>What the database file looks like inside, and whether a file is one of ours.</summary>
internal static class SqliteSchema
{
    /// <summary>The schema this Hay writes. Raise it with every change that an older Hay would misread.</summary>
    public const long Version = 1;

    /// <summary>"Hay1" in SQLite's application_id: tells our files from other programs' databases.</summary>
    private const long Application = 0x48617931;

    // States live in a table with row ids, not WITHOUT ROWID: a 1 KB state would spill out of an index page.
    // A cleared record (but a profile's) keeps its row with an empty state, so that the feed can tell that it is gone and its version and
    // seq are never used again. meta.seq remembers the highest seq even where rows were taken out.
    private const string Tables = """
        CREATE TABLE meta(name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE grain_state(
            id INTEGER PRIMARY KEY,
            store TEXT NOT NULL,
            key TEXT NOT NULL,
            version INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            state BLOB NOT NULL,
            UNIQUE(store, key)) STRICT;
        CREATE UNIQUE INDEX grain_state_feed ON grain_state(store, seq);
        CREATE TABLE journal(
            position INTEGER PRIMARY KEY,
            grain TEXT NOT NULL,
            number INTEGER NOT NULL,
            at TEXT NOT NULL,
            kind TEXT NOT NULL,
            fact TEXT NOT NULL,
            UNIQUE(grain, number)) STRICT;
        """;

    /// <summary>Whom a fact names, as the index has it: a query finds the index only if it asks in these very words.</summary>
    public const string ProfileOfFact = "CASE WHEN json_valid(fact) THEN json_extract(fact, '$.profile') END";

    /// <summary>What finds a person's facts without reading all. Stores of before get it when they are opened to write.</summary>
    public const string Indexes = $"CREATE INDEX IF NOT EXISTS journal_profile ON journal({ProfileOfFact})";

    /// <summary>Lays out an empty database.</summary>
    public static void Create(SqliteConnection connection) => connection.Run($"""
        PRAGMA page_size = 4096;
        BEGIN;
        PRAGMA application_id = {Text(Application)};
        {Tables}
        INSERT INTO meta VALUES('schema', {Text(Version)}), ('seq', 0);
        COMMIT;
        """);

    /// <summary>Throws unless the open file is a database of Hay's with the schema this Hay knows.</summary>
    /// <exception cref="DataFolderDamagedException">It is another program's database or has lost its tables.</exception>
    /// <exception cref="DataFolderTooNewException">A newer Hay wrote it.</exception>
    public static void Check(SqliteConnection connection)
    {
        var file = connection.DataSource;
        if (connection.Number("PRAGMA application_id") != Application)
        {
            throw new DataFolderDamagedException($"{file} is not a database of Hay's: name another folder with --data, or restore a backup.");
        }

        var version = connection.Number("SELECT value FROM meta WHERE name = 'schema'");
        if (version > Version)
        {
            throw new DataFolderTooNewException(
                $"{file} was written by a newer Hay (schema {Text(version)}; this one knows {Text(Version)}): install the newer Hay, or restore a backup made with this one.");
        }

        connection.Run("SELECT 1 FROM grain_state WHERE store = '' AND seq = 0; SELECT 1 FROM journal WHERE grain = '' AND number = 0");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
