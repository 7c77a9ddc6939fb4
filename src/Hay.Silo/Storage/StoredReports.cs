using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Silo.Storage;

/// <summary>What people said is wrong with one activity. Title: empty for one without a listing.</summary>
public sealed record ReportedActivity(string Id, string Title, ImmutableArray<ProblemReport> Reports);

/// <summary>Finds what people reported in a whole store. Changes nothing; Hay may be running on it.</summary>
public static class StoredReports
{
    /// <summary>Where somebody found it not safe first, then by id.</summary>
    /// <exception cref="DataFolderException">There is no store that can be opened at all.</exception>
    /// <exception cref="StoreFailedException">Nor in PostgreSQL.</exception>
    public static Task<ImmutableArray<ReportedActivity>> ReadAsync(StorePlace place, CancellationToken ct = default) =>
        Task.Run(() => StoreTables.Read(place, tables => Read(tables, ct)), ct);

    private static ImmutableArray<ReportedActivity> Read(StoreTables tables, CancellationToken ct)
    {
        var found = new List<ReportedActivity>();
        // Few have reports: the others need not be read as JSON.
        tables.Each($"SELECT key, state FROM grain_state WHERE store = @store AND {tables.Has("state", "\"reports\":")}", [("store", StoreNames.Activity)], row =>
        {
            var activity = JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(1), GrainJson.Default.Activity)!;
            if (!activity.Reports.IsEmpty) found.Add(new ReportedActivity(row.GetString(0), activity.Listing?.Title ?? "", activity.Reports));
        }, ct);
        return [.. found.OrderByDescending(f => f.Reports.Any(r => r.Reason == ReportReason.NotSafe)).ThenBy(f => f.Id, StringComparer.Ordinal)];
    }
}
