using System.Collections.Immutable;

namespace Hay.Silo.Reference;

/// <summary>
/// Neighbourhoods of the year that is shown, and what became of those of earlier years. A code is an area: where a boundary changed, the
/// Office for National Statistics gave a new one.
/// </summary>
internal sealed class AreasOfAYear
{
    private readonly ImmutableHashSet<string> _areas;
    private readonly ILookup<string, string> _became;
    private readonly ILookup<string, string> _was;

    public AreasOfAYear(ReferenceFolder folder, int year, IEnumerable<string> areas)
    {
        _areas = [.. areas];
        var links = folder.Names("links-lsoa-").Where(name => name.EndsWith(TableNames.Year("-to-lsoa", year), StringComparison.Ordinal))
            .SelectMany(name => folder.Read<AreaLink>(name)!.Rows).DistinctBy(link => (link.From, link.To)).ToList();
        _became = links.ToLookup(link => link.From, link => link.To);
        _was = links.ToLookup(link => link.To, link => link.From);
    }

    /// <summary>The areas that an area of any year is now; none: not known, or none that is shown.</summary>
    public IReadOnlyList<string> Now(string code) => _areas.Contains(code) ? [code] : [.. _became[code].Where(_areas.Contains).Order(StringComparer.Ordinal)];

    /// <summary>What was said of each area, or of the one area that it was, or was a part of. Of an area that was several nothing is known.</summary>
    public ImmutableDictionary<string, TRow> Of<TRow>(StoredTable<TRow>? table) where TRow : IReferenceRow
    {
        var said = (table?.Rows ?? []).ToDictionary(row => row.Key);
        return _areas.Select(area => (area, Row: said.GetValueOrDefault(area) ?? (_was[area].ToList() is [var only] ? said.GetValueOrDefault(only) : default)))
            .Where(found => found.Row is not null).ToImmutableDictionary(found => found.area, found => found.Row!);
    }
}
