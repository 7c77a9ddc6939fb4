using Microsoft.Data.Sqlite;

namespace Hay.Silo.Storage;

/// <summary>
/// The store could not do what it was asked: the message says why and what to do about it. Nothing of a write that
/// ended so is kept, and the same write may be tried again once the cause is gone.
/// </summary>
public sealed class StoreFailedException(string message, Exception? inner) : IOException(message, inner)
{
    /// <summary>Puts what SQLite reports into words for the person who runs Hay.</summary>
    internal static StoreFailedException From(Exception cause) => cause is SqliteException sqlite
        ? new StoreFailedException(Words(sqlite), sqlite)
        : new StoreFailedException($"The store failed: {cause.Message}", cause);

    private static string Words(SqliteException cause) => cause.SqliteErrorCode switch
    {
        SqliteCode.Full =>
            "The disk is full: free some space. Nothing was kept of this write; Hay goes on by itself when there is room.",
        SqliteCode.InputOutput =>
            $"The disk failed (SQLite error {cause.SqliteExtendedErrorCode}): check the disk and its cables, and keep a backup at hand.",
        SqliteCode.Busy or SqliteCode.Locked =>
            "Another program holds Hay's database: close it (a database browser, say), then try again.",
        SqliteCode.ReadOnly or SqliteCode.Permission or SqliteCode.CannotOpen =>
            "Hay may not write its database: give the user that runs Hay the right to write the data folder.",
        SqliteCode.Corrupt or SqliteCode.NotADatabase =>
            "Hay's database is damaged: stop Hay, run `hay verify` to see how much, and restore the last backup.",
        _ => $"The database reported an error: {cause.Message}",
    };
}
