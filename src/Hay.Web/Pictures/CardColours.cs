using System.Text.RegularExpressions;

namespace Hay.Web.Pictures;

/// <summary>The colours of the day, from the tokens of the stylesheet, where each is named once.</summary>
internal sealed partial class CardColours(IWebHostEnvironment host)
{
    private readonly Lazy<Dictionary<string, string>> _day = new(() => Read(host, "css/tokens/1-day.css", Token(), m => m.Groups[1].Value, m => m.Groups[2].Value));
    private readonly Lazy<Dictionary<string, string>> _accents = new(() => Read(host, "css/tokens/3-accents.css", Accents(), m => m.Groups[1].Value, m => $"{m.Groups[2].Value} {m.Groups[3].Value}"));

    public object Of(string accent)
    {
        var own = _accents.Value.TryGetValue(accent, out var two) ? two.Split(' ') : [Day("accent"), Day("accent-soft")];
        return new
        {
            Paper = Day("paper"),
            Ink = Day("ink"),
            InkSoft = Day("ink-soft"),
            Green = Day("green"),
            Gold = Day("gold"),
            OnGold = Day("on-gold"),
            Accent = own[0],
            AccentSoft = own[1],
        };
    }

    private string Day(string name) => _day.Value[name];

    // What is said first is for the day.
    private static Dictionary<string, string> Read(IWebHostEnvironment host, string path, Regex said, Func<Match, string> name, Func<Match, string> value)
    {
        using var file = new StreamReader(host.WebRootFileProvider.GetFileInfo(path).CreateReadStream());
        return said.Matches(file.ReadToEnd()).GroupBy(name).ToDictionary(g => g.Key, g => value(g.First()));
    }

    [GeneratedRegex(@"--hay-([a-z-]+): (#[0-9a-f]{6});")]
    private static partial Regex Token();

    [GeneratedRegex(@"\[data-accent=""([a-z-]+)""\] \{ --hay-accent: (#[0-9a-f]{6}); --hay-accent-soft: (#[0-9a-f]{6});")]
    private static partial Regex Accents();
}
