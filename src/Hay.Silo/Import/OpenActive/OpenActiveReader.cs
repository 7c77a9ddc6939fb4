using System.Collections.Immutable;
using System.Text.Json;

namespace Hay.Silo.Import.OpenActive;

/// <summary>
/// OpenActive: RPDE pages, or single opportunities as files. A session that names its series is a date of that series,
/// in whichever file the series is.
/// </summary>
internal sealed class OpenActiveReader : IImportReader
{
    private readonly SessionsOfSeries _sessions = new();

    public ImmutableArray<string> Extensions { get; } = [".json"];

    public IEnumerable<ImportRecord> Read(ImportFile file, CancellationToken ct)
    {
        using var document = JsonFields.Parse(file);
        var root = document.RootElement;
        var licence = root.Text("license");
        var number = 0;
        foreach (var element in root.Records("items"))
        {
            ct.ThrowIfCancellationRequested();
            var where = $"record {++number}";
            yield return Attempt.At(where, () => Understand(RpdeItem.Of(element), where, licence));
        }
    }

    private ImportRecord Understand(RpdeItem item, string where, string licence)
    {
        if (item.IsDeleted)
        {
            _sessions.Forget(item.Key);
            return new DeletedRecord { Where = where, Id = item.Key, Rank = item.Rank };
        }

        if (item.Kind == OpportunityKind.None) return new RefusedRecord { Where = where, Id = item.Key, Reason = item.Refusal };
        if (item.Id.Length == 0) return new RefusedRecord { Where = where, Reason = "it has no id" };
        if (item.Kind == OpportunityKind.Session) return Session(item, where, licence);
        return Listed(Inheritance.Of(item.Data), item.Key, item, where, licence, _sessions.Of([item.Id, .. OpportunityNames.Of(item.Data)]));
    }

    // A session that carries its whole series in it lists the series; one that names it is a part of it.
    private ImportRecord Session(RpdeItem item, string where, string licence)
    {
        var series = Inheritance.Of(item.Data.Field("superEvent"));
        var isWhole = series.ValueKind == JsonValueKind.Object && OpenActiveListing.NameOf(series).Length > 0;
        var name = series.ValueKind == JsonValueKind.Object ? OpportunityNames.Of(series).FirstOrDefault("") : series.AsText();
        if (name.Length == 0)
        {
            return OpenActiveListing.NameOf(item.Data).Length > 0
                ? Listed(item.Data, item.Key, item, where, licence, [])
                : new RefusedRecord { Where = where, Id = item.Key, Reason = "it is a session of no series" };
        }

        _sessions.Add(name, item.Key, OpenActiveTimes.Session(item.Data));
        return isWhole
            ? Listed(series, name, item, where, licence, _sessions.Of([name]))
            : new PartRecord { Where = where, Id = item.Key, Whole = _sessions.WholeOf(name), Rank = item.Rank };
    }

    private ImportRecord Listed(JsonElement opportunity, string key, RpdeItem item, string where, string licence, ImmutableArray<DatedSession> sessions)
    {
        if (OpenActiveListing.NameOf(opportunity).Length == 0) return new RefusedRecord { Where = where, Id = key, Reason = "it has no name" };
        if (OpenActiveTimes.IsCancelled(opportunity)) return new DeletedRecord { Where = where, Id = key, Rank = item.Rank };
        foreach (var name in OpportunityNames.Of(opportunity)) _sessions.Name(name, key);
        var record = OpenActiveListing.Understand(opportunity, item, sessions);
        return record with { Id = key, Where = where, Rank = item.Rank, Draft = record.Draft with { Source = new Grains.Source { Name = "", Id = "", Licence = licence } } };
    }
}
