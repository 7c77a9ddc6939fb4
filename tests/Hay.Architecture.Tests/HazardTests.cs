using System.Text.RegularExpressions;

namespace Hay.Architecture.Tests;

/// <summary>docs/clinical-safety: each hazard is whole, is rated as the matrix says, and names files that are there.</summary>
public sealed partial class HazardTests
{
    private static readonly string[] Severities = ["minor", "significant", "considerable", "major", "catastrophic"];
    private static readonly string[] Likelihoods = ["very low", "low", "medium", "high", "very high"];
    // DCB0129's matrix: a row for each likelihood, a column for each severity.
    private static readonly int[][] Matrix = [[1, 1, 2, 2, 3], [1, 2, 2, 3, 4], [2, 2, 3, 3, 4], [2, 3, 3, 4, 5], [3, 4, 4, 5, 5]];

    private static readonly string Log = SourceTree.Read("docs/clinical-safety/hazard-log.md");
    private static readonly string[] Hazards = Log.Split("\n## ").Skip(1).Where(part => Title().IsMatch(part)).ToArray();

    [Fact]
    public void Hazards_are_numbered_from_one_without_a_gap()
    {
        Assert.True(Hazards.Length >= 20);
        Assert.Equal(Enumerable.Range(1, Hazards.Length), Hazards.Select(h => int.Parse(Title().Match(h).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("What happens")]
    [InlineData("Causes")]
    [InlineData("Effect on the person")]
    [InlineData("Before controls")]
    [InlineData("Controls in the software")]
    [InlineData("Controls by people")]
    [InlineData("After controls")]
    [InlineData("Owner")]
    [InlineData("State")]
    public void Each_says_everything(string part) =>
        Assert.Empty(Hazards.Where(h => !Regex.IsMatch(h, $@"^- \*\*{part}:\*\* \S.{{5,}}", RegexOptions.Multiline)).Select(h => h[..30]));

    [Fact]
    public void Each_rating_is_the_one_that_the_matrix_gives_and_none_is_worse_after_than_before()
    {
        foreach (var hazard in Hazards)
        {
            var ratings = Rating().Matches(hazard);
            Assert.True(ratings.Count == 2, hazard[..30]);
            var risks = ratings.Select(rating =>
            {
                var risk = int.Parse(rating.Groups[3].Value, System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(risk == Of(rating.Groups[1].Value, rating.Groups[2].Value), $"{hazard[..30]}: {rating.Value}");
                return risk;
            }).ToArray();
            Assert.True(risks[1] <= risks[0] && risks[1] <= 3, hazard[..30]);
        }
    }

    [Fact]
    public void The_summary_counts_what_is_there()
    {
        var left = Hazards.Select(h => Rating().Matches(h)[1].Groups[3].Value).ToArray();
        Assert.Contains($"**{Hazards.Length} hazards; after controls {left.Count(r => r == "3")} are rated 3, {left.Count(r => r == "2")} are rated 2 and {left.Count(r => r == "1")} are rated 1.**", Log, StringComparison.Ordinal);
        Assert.Contains($"{left.Count(r => r == "3")} of {Hazards.Length} hazards", SourceTree.Read("docs/clinical-safety/safety-case-report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_plan_has_the_same_matrix()
    {
        var plan = SourceTree.Read("docs/clinical-safety/management-plan.md");
        foreach (var (likelihood, row) in Likelihoods.Zip(Matrix)) Assert.Contains($"| **{likelihood}** | {string.Join(" | ", row)} |", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_control_in_the_software_names_a_file_and_each_file_is_there()
    {
        Assert.Empty(Hazards.Where(h => !Named().IsMatch(Controls().Match(h).Value)).Select(h => h[..30]));
        string[] documents = ["clinical-safety/README.md", "clinical-safety/management-plan.md", "clinical-safety/hazard-log.md", "clinical-safety/safety-case-report.md", "dpia.md"];
        var missing = from document in documents
                      from Match match in Named().Matches(SourceTree.Read($"docs/{document}"))
                      where !File.Exists(Path.Combine(SourceTree.Root, match.Groups[1].Value))
                      select $"{document}: {match.Groups[1].Value}";
        Assert.Empty(missing.Distinct());
    }

    [Fact]
    public void What_is_not_approved_says_so()
    {
        foreach (var document in (string[])["management-plan", "hazard-log", "safety-case-report"])
        {
            Assert.Contains("**draft, not approved**", SourceTree.Read($"docs/clinical-safety/{document}.md"), StringComparison.Ordinal);
        }
    }

    private static int Of(string severity, string likelihood) => Matrix[Array.IndexOf(Likelihoods, likelihood)][Array.IndexOf(Severities, severity)];

    [GeneratedRegex(@"^H(\d\d)\. ")]
    private static partial Regex Title();

    [GeneratedRegex(@"^- \*\*(?:Before|After) controls:\*\* (minor|significant|considerable|major|catastrophic) × (very low|low|medium|high|very high) = (\d)", RegexOptions.Multiline)]
    private static partial Regex Rating();

    [GeneratedRegex(@"^- \*\*Controls in the software:\*\*.*$", RegexOptions.Multiline)]
    private static partial Regex Controls();

    [GeneratedRegex("`((?:src|tests|docs|bench|content)/[^` ]+)`")]
    private static partial Regex Named();
}
