namespace Hay.Silo.Reference;

/// <summary>Rows of one kind and year that a file holds, on their way into the folder.</summary>
internal abstract class FoundTable(string name)
{
    public string Name => name;

    /// <summary>Adds the rows to those that are stored; of the same key the newer one stays. False: this file was here already.</summary>
    public abstract bool Keep(ReferenceFolder folder, SourceFile source);
}

internal sealed class FoundTable<TRow>(string name) : FoundTable(name) where TRow : IReferenceRow
{
    private readonly Dictionary<string, TRow> _rows = new(StringComparer.Ordinal);

    public IReadOnlyCollection<TRow> Rows => _rows.Values;

    /// <summary>False: the file had one of this key before.</summary>
    public bool Add(TRow row) => _rows.TryAdd(row.Key, row);

    public override bool Keep(ReferenceFolder folder, SourceFile source)
    {
        if (_rows.Count == 0) return false;
        var stored = folder.Read<TRow>(Name);
        if (stored?.Sources.Any(known => known.Sha256 == source.Sha256 && known.Reach == source.Reach) == true) return false;
        var sources = (stored?.Sources ?? []).RemoveAll(known => known.Sha256 == source.Sha256).Add(source);
        var kept = (stored?.Rows ?? []).Where(row => !_rows.ContainsKey(row.Key));
        folder.Keep(Name, new StoredTable<TRow>(sources, [.. kept.Concat(_rows.Values).OrderBy(row => row.Key, StringComparer.Ordinal)]));
        return true;
    }
}
