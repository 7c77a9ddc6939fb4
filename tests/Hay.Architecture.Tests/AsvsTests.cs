using System.Text.RegularExpressions;

namespace Hay.Architecture.Tests;

/// <summary>docs/security-asvs.md has each requirement of levels 1 and 2 once, and names files that are there.</summary>
public sealed partial class AsvsTests
{
    // How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; they are numbered from 1.
    private static readonly (string Section, int Count)[] Sections =
    [
        ("1.1", 2), ("1.2", 9), ("1.3", 11), ("1.4", 3), ("1.5", 2), ("2.1", 3), ("2.2", 3), ("2.3", 4), ("2.4", 1),
        ("3.2", 2), ("3.3", 4), ("3.4", 6), ("3.5", 5), ("3.7", 2), ("4.1", 3), ("4.2", 1), ("4.3", 2), ("4.4", 4),
        ("5.1", 1), ("5.2", 3), ("5.3", 2), ("5.4", 3), ("6.1", 3), ("6.2", 12), ("6.3", 4), ("6.4", 4), ("6.5", 5), ("6.6", 3), ("6.8", 4),
        ("7.1", 3), ("7.2", 4), ("7.3", 2), ("7.4", 5), ("7.5", 2), ("7.6", 2), ("8.1", 2), ("8.2", 3), ("8.3", 1), ("8.4", 1), ("9.1", 3), ("9.2", 4),
        ("10.1", 2), ("10.2", 2), ("10.3", 4), ("10.4", 11), ("10.5", 5), ("10.6", 2), ("10.7", 3), ("11.1", 2), ("11.2", 3), ("11.3", 3), ("11.4", 4), ("11.5", 1), ("11.6", 1),
        ("12.1", 3), ("12.2", 2), ("12.3", 4), ("13.1", 1), ("13.2", 5), ("13.3", 2), ("13.4", 5), ("14.1", 2), ("14.2", 4), ("14.3", 3),
        ("15.1", 3), ("15.2", 3), ("15.3", 7), ("16.1", 1), ("16.2", 5), ("16.3", 4), ("16.4", 3), ("16.5", 3), ("17.1", 1), ("17.2", 4), ("17.3", 2),
    ];

    private static readonly string Text = SourceTree.Read("docs/security-asvs.md");

    private static readonly (string Id, string About, string State, string By)[] Rows =
        [.. Row().Matches(Text).Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value, m.Groups[4].Value))];

    [Fact]
    public void Each_requirement_is_there_once()
    {
        string[] all = [.. Sections.SelectMany(s => Enumerable.Range(1, s.Count).Select(i => $"{s.Section}.{i}"))];
        Assert.Equal(253, all.Length);
        Assert.Equal(all, Rows.Select(r => r.Id));
        Assert.Equal(Text.Split('\n').Count(l => l.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(l[2])), Rows.Length);
    }

    [Fact]
    public void Each_says_what_it_is_about_and_why()
    {
        Assert.All(Rows, r => Assert.True(r.About.Length is > 2 and < 80 && r.By.Length > 2, r.Id));
        int Count(string state) => Rows.Count(r => r.State == state);
        Assert.Contains($"**{Count("met")} met, {Count("not applicable")} not applicable, {Count("open")} open.**", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_met_names_a_file_that_is_there()
    {
        var without = from row in Rows
                      where row.State == "met" && !Paths(row.By).Any()
                      select row.Id;
        Assert.Empty(without);
        Assert.Empty(Missing(Rows.SelectMany(r => Paths(r.By))));
    }

    [Fact]
    public void So_does_the_threat_model() => Assert.Empty(Missing(Paths(SourceTree.Read("docs/security.md"))));

    private static IEnumerable<string> Missing(IEnumerable<string> paths) => paths.Where(p => !File.Exists(Path.Combine(SourceTree.Root, p))).Distinct();

    private static IEnumerable<string> Paths(string text) => Named().Matches(text).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"^\| (\d+\.\d+\.\d+) \| ([^|]+) \| (met|not applicable|open) \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    // What is in this repository; ./hay and addresses are not files to look at.
    [GeneratedRegex("`((?:src|tests|docs|bench)/[^` ]+|[A-Za-z.-]+\\.(?:props|json))`")]
    private static partial Regex Named();
}
