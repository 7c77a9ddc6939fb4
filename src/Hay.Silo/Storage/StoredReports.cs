using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;
using Microsoft.Data.Sqlite;

namespace Hay.Silo.Storage;

/// <summary>What people said is wrong with one activity. Title: empty for one without a listing.</summary>
public sealed record ReportedActivity(string Id, string Title, ImmutableArray<ProblemReport> Reports);

/// <summary>Finds what people reported in a whole store. Changes nothing; Hay may be running on it.</summary>
public static class StoredReports
{
    /// <summary>Where somebody found it not safe first, then by id.</summary>
    /// <exception cref="DataFolderException">There is no store that can be opened at all.</exception>
    public static Task<ImmutableArray<ReportedActivity>> ReadAsync(string folder, CancellationToken ct = default) => Task.Run(() =>
    {
        var database = DataFolder.FindDatabaseIn(folder);
        try
        {
            using var connection = SqliteFile.OpenReader(database);
            SqliteSchema.Check(connection);
            return Read(connection, ct);
        }
        catch (SqliteException cause)
        {
            throw SqliteFile.Explain(database, cause);
        }
    }, ct);

    private static ImmutableArray<ReportedActivity> Read(SqliteConnection connection, CancellationToken ct)
    {
        var found = new List<ReportedActivity>();
        using var command = connection.CreateCommand();
        // Few have reports: the others need not be read as JSON.
        command.CommandText = "SELECT key, state FROM grain_state WHERE store = $store AND instr(state, CAST('\"reports\":' AS BLOB)) > 0";
        command.Parameters.AddWithValue("$store", StoreNames.Activity);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            ct.ThrowIfCancellationRequested();
            var activity = JsonSerializer.Deserialize(rows.GetFieldValue<byte[]>(1), GrainJson.Default.Activity)!;
            if (!activity.Reports.IsEmpty) found.Add(new ReportedActivity(rows.GetString(0), activity.Listing?.Title ?? "", activity.Reports));
        }

        return [.. found.OrderByDescending(f => f.Reports.Any(r => r.Reason == ReportReason.NotSafe)).ThenBy(f => f.Id, StringComparer.Ordinal)];
    }
}
