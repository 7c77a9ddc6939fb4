using System.Collections.Immutable;

namespace Hay.Silo.Import.OpenActive;

/// <summary>Sessions that come apart from their series, by any name of the series, over all files of a run.</summary>
internal sealed class SessionsOfSeries
{
    // A feed holds at most so many before the rest is left out: some 100 MB.
    private const int Most = 1_000_000;
    private readonly Dictionary<string, Dictionary<string, DatedSession>> _bySeries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _seriesOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _wholes = new(StringComparer.Ordinal);

    /// <summary>Adds a session, or replaces the one of this id.</summary>
    public void Add(string series, string id, DatedSession? session)
    {
        if (session is null || _seriesOf.Count >= Most) return;
        if (!_bySeries.TryGetValue(series, out var sessions)) _bySeries[series] = sessions = new(StringComparer.Ordinal);
        sessions[id] = session.Value;
        _seriesOf[id] = series;
    }

    public void Forget(string id)
    {
        if (_seriesOf.Remove(id, out var series)) _bySeries[series].Remove(id);
    }

    /// <summary>Says by which record id the series of this name is listed.</summary>
    public void Name(string name, string id) => _wholes[name] = id;

    public string WholeOf(string name) => _wholes.GetValueOrDefault(name, name);

    public ImmutableArray<DatedSession> Of(IEnumerable<string> names) =>
        [.. names.Distinct().SelectMany(n => _bySeries.TryGetValue(n, out var sessions) ? sessions.Values.AsEnumerable() : [])];
}
