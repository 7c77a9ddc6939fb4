using System.Text.RegularExpressions;

namespace Hay.Seeded.Tests.Http;

/// <summary>What no link, form or document names: every address that routing knows, with what its parameters may be.</summary>
internal static partial class FuzzPatterns
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["space"] = "fenland",
        ["place"] = "march",
        ["activity"] = "tea-of-the-fuzzer",
        ["listing"] = "tea-of-the-fuzzer",
        ["organisation"] = "group-of-the-fuzzer",
        ["group"] = "group-of-the-fuzzer",
        ["session"] = "20261125T1400",
        ["day"] = "2026-11-25",
        ["kind"] = "activity",
        ["outward"] = "PE15",
        ["file"] = "listings.csv",
        ["taster"] = "desk-stretch",
        ["feed"] = "f-fuzz",
        ["number"] = "1",
        ["week"] = "2026-11-23",
    };

    /// <param name="patterns">As routing has them.</param>
    /// <param name="people">How many there are to ask as.</param>
    public static IEnumerable<FuzzTarget> Targets(IEnumerable<string> patterns, int people) =>
        patterns.Append("/live/negotiate").Order(StringComparer.Ordinal).Select((pattern, i) => new FuzzTarget
        {
            Method = "GET",
            Path = Parameter().Replace(pattern, static p => Known.GetValueOrDefault(p.Groups[1].Value, "tea-of-the-fuzzer")),
            Person = i % people,
        });

    // {name}, {name?}, {*name}, {name:regex(^[a-z]+[.](csv|json)$)}
    [GeneratedRegex(@"\{\*{0,2}(\w+)[^{}/]*\}")]
    private static partial Regex Parameter();
}
