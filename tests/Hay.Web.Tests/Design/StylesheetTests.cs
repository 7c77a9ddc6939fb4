using System.Text.RegularExpressions;

namespace Hay.Web.Tests.Design;

/// <summary>The stylesheet as one system, whoever added to it: what docs/design.md promises.</summary>
public sealed partial class StylesheetTests
{
    private static readonly string Web = Path.Combine(ProjectRoot.Folder, "src", "Hay.Web");

    // What script or C# puts together from two halves: hay-places--few.
    private static readonly string[] Built = ["hay-places--", "hay-map__", "hay-areas__area--"];

    [Fact]
    public void Every_class_is_used_somewhere()
    {
        var text = string.Concat(Files("*.cshtml").Concat(Files("*.cs")).Concat(Files("*.js")).Select(File.ReadAllText));
        var used = Class().Matches(text).Select(m => m.Value).ToHashSet();

        var unused = Sheets().SelectMany(file => Class().Matches(Rules(file)).Select(m => m.Value)).Distinct()
            .Where(name => !used.Contains(name) && !Built.Any(name.StartsWith));

        Assert.Empty(unused);
    }

    [Fact]
    public void Colours_are_named_in_the_tokens_and_nowhere_else() =>
        Assert.Empty(Sheets().Where(f => !f.Contains($"{Path.DirectorySeparatorChar}tokens{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Colour().Matches(Rules(f)).Select(m => $"{Path.GetFileName(f)}: {m.Value}")));

    [Fact]
    public void Every_colour_by_night_is_a_colour_by_day()
    {
        var day = Tokens("1-day.css");

        Assert.Empty(Tokens("2-night.css").Except(day).Except(["--hay-dim"]));
    }

    [Fact]
    public void Nothing_is_left_or_right() =>
        Assert.Empty(Sheets().SelectMany(f => Physical().Matches(Rules(f)).Select(m => $"{Path.GetFileName(f)}: {m.Value}")));

    [Fact]
    public void A_component_is_in_one_file()
    {
        var rules = Sheets().SelectMany(f => Selector().Matches(Rules(f)).Select(m => (File: f, Selector: m.Groups[1].Value.Trim())));

        Assert.Empty(rules.GroupBy(r => r.Selector).Where(g => g.Select(r => r.File).Distinct().Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Variables_exist()
    {
        var all = string.Concat(Sheets().Select(Rules));
        var given = Regex.Matches(all, @"(--hay-[a-z0-9-]+)\s*:").Select(m => m.Groups[1].Value).ToHashSet();

        Assert.Superset(Regex.Matches(all, @"var\((--hay-[a-z0-9-]+)\)").Select(m => m.Groups[1].Value).ToHashSet(), given);
    }

    private static HashSet<string> Tokens(string file) =>
        [.. Regex.Matches(Rules(Path.Combine(Web, "wwwroot", "css", "tokens", file)), @"(--hay-[a-z0-9-]+)\s*:").Select(m => m.Groups[1].Value)];

    private static IEnumerable<string> Sheets() => Directory.EnumerateFiles(Path.Combine(Web, "wwwroot", "css"), "*.css", SearchOption.AllDirectories);

    private static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Web, pattern, SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/lib/", StringComparison.Ordinal));

    private static string Rules(string file) => Comment().Replace(File.ReadAllText(file), "");

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    // Not a custom property (--hay-ink) and not a file (/hay.css).
    [GeneratedRegex(@"(?<![\w-])hay-[a-z]\w*(?:-{1,2}\w+|__\w+)*")]
    private static partial Regex Class();

    [GeneratedRegex(@"#[0-9a-fA-F]{3,8}\b(?=[^{}]*[;}])|\brgba?\(|\bhsla?\(|(?<=:\s*)\b(?:white|black)\b")]
    private static partial Regex Colour();

    [GeneratedRegex(@"(?<![\w-])(?:left|right|(?:margin|padding|border)-(?:left|right))\s*:|(?:text-align|float):\s*(?:left|right)")]
    private static partial Regex Physical();

    [GeneratedRegex(@"^(\.hay-[^{@]*)\{", RegexOptions.Multiline)]
    private static partial Regex Selector();
}
