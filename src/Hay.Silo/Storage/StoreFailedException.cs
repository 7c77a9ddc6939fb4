using Azure;
using Hay.Grains;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Hay.Silo.Storage;

/// <summary>
/// The store could not do what it was asked: the message says why and what to do about it. Nothing of a write that
/// ended so is kept, unless the message says that nobody knows (a database that went away in the middle); the same write may be tried again
/// once the cause is gone, for it is refused where it was kept after all.
/// </summary>
public sealed class StoreFailedException(string message, Exception? inner) : StoreAwayException(message, inner)
{
    internal const string NoSchema = "There is no such schema: make it, or name another as Search Path in the setting Hay__Postgres.";

    internal const string HalfCopied = "A copy into this container is not whole yet: run `hay migrate` (or `hay restore`) again, it goes on where it was.";

    private const string NoAnswer = "The Azure storage account does not answer. Hay goes on by itself when it is back.";

    /// <summary>Puts what SQLite reports into words for the person who runs Hay.</summary>
    internal static StoreFailedException From(Exception cause) => cause switch
    {
        StoreFailedException said => said,
        SqliteException sqlite => new StoreFailedException(Words(sqlite), sqlite),
        NpgsqlException postgres => new StoreFailedException(Words(postgres), postgres),
        RequestFailedException azure => new StoreFailedException(Words(azure), null),
        // Each try of a request failed, the last one like the others.
        AggregateException { InnerException: RequestFailedException azure } => new StoreFailedException(Words(azure), null),
        OperationCanceledException or AggregateException { InnerException: OperationCanceledException } => new StoreFailedException(NoAnswer, null),
        StoreTakenException or CopyMisfitException => new StoreFailedException(cause.Message, null),
        _ => new StoreFailedException($"The store failed: {cause.Message}", cause),
    };

    // Classes of errors: PostgreSQL's documentation, appendix A.
    private static string Words(NpgsqlException cause) => cause.SqlState switch
    {
        PostgresErrorCodes.DiskFull => "The database's disk is full: free some space. Nothing was kept of this write; Hay goes on by itself when there is room.",
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => "The database does not let Hay in: look at user and password in the setting Hay__Postgres.",
        PostgresErrorCodes.InvalidCatalogName => "There is no such database: make it, and name it in the setting Hay__Postgres.",
        PostgresErrorCodes.InvalidSchemaName => NoSchema,
        PostgresErrorCodes.InsufficientPrivilege => "Hay may not make or write its tables: give its user the right to CREATE and to write in its schema.",
        PostgresErrorCodes.ReadOnlySqlTransaction => "The database is read-only, a standby perhaps: name the primary in the setting Hay__Postgres.",
        PostgresErrorCodes.TooManyConnections => "The database has no connection to spare: allow it more, or Hay fewer (Maximum Pool Size in the setting Hay__Postgres).",
        { } state => $"The database reported an error ({state}): {(cause as PostgresException)?.MessageText}",
        null => "The database does not answer. Hay goes on by itself when it is back.",
    };

    // Without what the service says in detail: that may repeat how Hay signed its request.
    private static string Words(RequestFailedException cause) => cause.Status switch
    {
        401 or 403 => "The Azure storage account does not let Hay in: look at the key in the setting Hay__AzureBlobs, whether it is of the account that is named, and whether the account's firewall knows this machine.",
        0 or 408 or 429 or >= 500 => NoAnswer,
        404 => $"Something that should be in the container is not ({cause.ErrorCode}): look at the setting Hay__AzureContainer, or put the last backup back.",
        _ => $"The Azure storage account reported an error ({cause.Status} {cause.ErrorCode}).",
    };

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
