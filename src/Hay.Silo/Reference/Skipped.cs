using System.Globalization;

namespace Hay.Silo.Reference;

/// <summary>Rows that were not used, counted by why, with the first few.</summary>
internal sealed class Skipped
{
    private const int Examples = 3;
    private readonly Dictionary<string, (int Count, List<string> Where)> _reasons = [];

    public int Count => _reasons.Values.Sum(reason => reason.Count);

    /// <param name="why">"no place".</param>
    /// <param name="where">"line 12".</param>
    public void Add(string why, string where)
    {
        var (count, examples) = _reasons.GetValueOrDefault(why, (0, []));
        if (count < Examples) examples.Add(where);
        _reasons[why] = (count + 1, examples);
    }

    /// <summary>A sentence for each reason.</summary>
    public IEnumerable<string> Words() => _reasons.Select(reason => string.Create(
        CultureInfo.InvariantCulture, $"{reason.Value.Count:N0} skipped: {reason.Key} ({string.Join(", ", reason.Value.Where)}{(reason.Value.Count > Examples ? ", …" : "")})"));
}
