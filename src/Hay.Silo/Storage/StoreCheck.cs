using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Hay.Silo.Storage;

/// <summary>Reads a whole store through and says what is wrong with it. Changes nothing; Hay may be running on it.</summary>
public sealed class StoreCheck
{
    // A store that is badly damaged would otherwise fill the screen.
    private const int FindingsOfAKind = 20;

    private readonly SqliteConnection _connection;
    private readonly ImmutableArray<string>.Builder _findings = ImmutableArray.CreateBuilder<string>();
    private readonly CancellationToken _ct;

    private StoreCheck(SqliteConnection connection, CancellationToken ct) => (_connection, _ct) = (connection, ct);

    /// <summary>Checks the store of <paramref name="folder"/> as it is at this moment.</summary>
    /// <exception cref="DataFolderException">There is no store that can be opened at all.</exception>
    public static Task<StoreReport> VerifyAsync(string folder, CancellationToken ct = default) => Task.Run(() =>
    {
        var database = DataFolder.FindDatabaseIn(folder);
        try
        {
            using var connection = SqliteFile.OpenReader(database);
            SqliteSchema.Check(connection);

            // One transaction, so that all questions are about the same moment.
            connection.Run("BEGIN");
            return new StoreCheck(connection, ct).Run();
        }
        catch (SqliteException cause)
        {
            throw SqliteFile.Explain(database, cause);
        }
    }, ct);

    private StoreReport Run()
    {
        Look("The database file is damaged: {0}.", "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'");
        Look("{0}/{1} has the version {2}: versions count from 1.", "SELECT store, key, version FROM grain_state WHERE version < 1");
        Look("{0}/{1} has the seq {2}: it counts from 1.", "SELECT store, key, seq FROM grain_state WHERE seq < 1");
        Look("{1} records have the seq {0}: readers of the feed may miss one.", "SELECT seq, count(*) FROM grain_state GROUP BY seq HAVING count(*) > 1");
        Look("{0}/{1} has the seq {2}, above the last one counted: the next write could use it again.",
            "SELECT store, key, seq FROM grain_state WHERE seq > coalesce((SELECT value FROM meta WHERE name = 'seq'), 0)");
        Look("The journal has {1} facts of {0}, numbered {2} to {3}: some are missing.",
            "SELECT grain, count(*), min(number), max(number) FROM journal GROUP BY grain HAVING min(number) <> 1 OR max(number) <> count(*)");
        Parse("The state of {0}/{1} is not JSON: {2}", "SELECT store, key, state FROM grain_state WHERE length(state) > 0");
        Parse("Fact {1} of {0} is not JSON: {2}", "SELECT grain, number, CAST(fact AS BLOB) FROM journal");
        return new StoreReport(
            Count("SELECT count(*) FROM grain_state WHERE length(state) > 0"),
            Count("SELECT count(*) FROM grain_state WHERE length(state) = 0"),
            Count("SELECT count(*) FROM journal"),
            _findings.ToImmutable());
    }

    /// <summary>Each row is a finding.</summary>
    private void Look(string words, string sql) => Each(words, sql, row =>
    {
        var values = new object[row.FieldCount];
        row.GetValues(values);
        return values;
    });

    /// <summary>Rows of two names and a text: a finding each that does not parse.</summary>
    private void Parse(string words, string sql) => Each(words, sql, row =>
    {
        try
        {
            var json = new Utf8JsonReader(row.GetFieldValue<byte[]>(2));
            while (json.Read())
            {
            }

            return null;
        }
        catch (JsonException cause)
        {
            return [row.GetValue(0), row.GetValue(1), cause.Message];
        }
    });

    private void Each(string words, string sql, Func<SqliteDataReader, object[]?> judge)
    {
        try
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            using var rows = command.ExecuteReader();
            var found = 0L;
            while (rows.Read())
            {
                _ct.ThrowIfCancellationRequested();
                if (judge(rows) is { } values && ++found <= FindingsOfAKind)
                {
                    _findings.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, values));
                }
            }

            if (found > FindingsOfAKind)
            {
                _findings.Add($"… and {found - FindingsOfAKind} more of this kind.");
            }
        }
        catch (SqliteException cause)
        {
            _findings.Add($"The database could not be read to the end: {cause.Message}.");
        }
    }

    private long Count(string sql)
    {
        try
        {
            return _connection.Number(sql);
        }
        catch (SqliteException)
        {
            // Said above, by the question that read the same table.
            return 0;
        }
    }
}
