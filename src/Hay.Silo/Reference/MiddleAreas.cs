namespace Hay.Silo.Reference;

/// <summary>
/// Which MSOA a neighbourhood lies in, and what people call it: by a lookup, else by name (the neighbourhood "Fenland 009A" lies in
/// "Fenland 009": that is how the Office for National Statistics names them), else it keeps that name for a code.
/// </summary>
internal sealed class MiddleAreas
{
    private readonly IReadOnlyDictionary<string, AreaLink> _links;
    private readonly Dictionary<string, string> _codes = [];
    private readonly Dictionary<string, string> _names = [];

    public MiddleAreas(IReadOnlyDictionary<string, AreaLink> links, StoredTable<MiddleName>? given, StoredTable<Boundary>? outlines)
    {
        _links = links;
        foreach (var outline in outlines?.Rows ?? []) Know(outline.Code, outline.Name, outline.Name);
        foreach (var link in links.Values.Where(link => link.ToName.Length > 0)) Know(link.To, link.ToName, link.ToName);
        foreach (var name in given?.Rows ?? []) Know(name.Code, name.OfficialName, name.Name);
    }

    public string Of(Boundary neighbourhood)
    {
        if (_links.TryGetValue(neighbourhood.Code, out var link)) return link.To;
        // A name without a letter at its end is no official one.
        var official = neighbourhood.Name is [.., >= '0' and <= '9', >= 'A' and <= 'Z'] ? neighbourhood.Name[..^1] : "";
        return _codes.GetValueOrDefault(official, official);
    }

    /// <summary>The House of Commons Library's name, else the official one.</summary>
    public string NameOf(string code) => _names.GetValueOrDefault(code, code);

    private void Know(string code, string official, string name) => (_codes[official], _names[code]) = (code, name);
}
