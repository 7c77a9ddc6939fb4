using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hay.Grains;

namespace Hay.Web.Catalogue;

/// <summary>
/// Reads what the store tells since the last time. Records are parsed on all processors while the next ones are read; one
/// that cannot be read is logged and passed over, so that it hides itself and nothing else.
/// </summary>
internal sealed partial class FeedReader(IChangeFeed feed, ILogger log)
{
    private const int Stretch = 512;

    private (long Organisations, long Spaces, long Activities) _after;
    private (long Organisations, long Spaces, long Activities) _read;

    /// <summary>What changed since the last <see cref="Accept"/>.</summary>
    public async Task<CatalogueChanges> Read(CancellationToken ct)
    {
        // Organisations first: a listing that names a new one finds it.
        var organisations = await Organisations(ct);
        var spaces = await Spaces(ct);
        return Taken(organisations, spaces, await Activities(ct));
    }

    /// <summary>
    /// The same, sooner, for the whole store: all of it at once. An organisation that is written meanwhile may be missing
    /// beside its listing, until it is read with the next changes.
    /// </summary>
    public async Task<CatalogueChanges> ReadAtOnce(CancellationToken ct)
    {
        var organisations = Task.Run(() => Organisations(ct), ct);
        var spaces = Task.Run(() => Spaces(ct), ct);
        var activities = await Activities(ct);
        return Taken(await organisations, await spaces, activities);
    }

    /// <summary>What was read last is in the catalogue: it need not be told again.</summary>
    public void Accept() => _after = _read;

    private CatalogueChanges Taken(
        (List<CatalogueChange<Organisation>> Changes, long Last) organisations,
        (List<CatalogueChange<Space>> Changes, long Last) spaces,
        (List<CatalogueChange<Activity>> Changes, long Last) activities)
    {
        _read = (organisations.Last, spaces.Last, activities.Last);
        return new CatalogueChanges(organisations.Changes, spaces.Changes, activities.Changes);
    }

    private Task<(List<CatalogueChange<Organisation>> Changes, long Last)> Organisations(CancellationToken ct) =>
        Read(StoreNames.Organisation, _after.Organisations, GrainJson.Default.Organisation, ct);

    private Task<(List<CatalogueChange<Space>> Changes, long Last)> Spaces(CancellationToken ct) =>
        Read(StoreNames.Space, _after.Spaces, GrainJson.Default.Space, ct);

    private Task<(List<CatalogueChange<Activity>> Changes, long Last)> Activities(CancellationToken ct) =>
        Read(StoreNames.Activity, _after.Activities, GrainJson.Default.Activity, ct);

    private async Task<(List<CatalogueChange<T>> Changes, long Last)> Read<T>(
        string store, long after, JsonTypeInfo<T> type, CancellationToken ct) where T : class
    {
        var parsing = new List<Task<List<CatalogueChange<T>>>>();
        var stretch = new List<GrainRecord>();
        await foreach (var record in feed.ReadAsync(store, after, ct))
        {
            stretch.Add(record);
            after = record.Seq;
            if (stretch.Count < Stretch) continue;
            var full = stretch;
            parsing.Add(Task.Run(() => Parse(full, type), ct));
            stretch = [];
        }

        // A handful is parsed where it is.
        var rest = Parse(stretch, type);
        return parsing.Count == 0 ? (rest, after) : ([.. (await Task.WhenAll(parsing)).SelectMany(p => p), .. rest], after);
    }

    private List<CatalogueChange<T>> Parse<T>(List<GrainRecord> records, JsonTypeInfo<T> type) where T : class
    {
        var changes = new List<CatalogueChange<T>>(records.Count);
        foreach (var record in records)
        {
            try
            {
                changes.Add(new(record.Key, record.State.IsEmpty ? null : JsonSerializer.Deserialize(record.State.Span, type)));
            }
            catch (JsonException wrong)
            {
                LogUnreadable(record.Store, record.Key, record.Seq, wrong.Message);
            }
        }

        return changes;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The record {Store}/{Key} (write {Seq}) cannot be read and is not shown: {Why}")]
    private partial void LogUnreadable(string store, string key, long seq, string why);
}
