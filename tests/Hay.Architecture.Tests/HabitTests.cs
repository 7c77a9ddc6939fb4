using System.Text.RegularExpressions;

namespace Hay.Architecture.Tests;

public partial class HabitTests
{
    [Fact]
    public void Grain_classes_are_internal_and_sealed()
    {
        var open = from path in SourceTree.Files("src/Hay.Grains", "*.cs").Concat(SourceTree.Files("src/Hay.Care", "*.cs"))
                   from Match match in GrainClass().Matches(SourceTree.Read(path))
                   where !match.Value.StartsWith("internal sealed class", StringComparison.Ordinal)
                   select $"{path}: {match.Value}";
        Assert.Empty(open);
    }

    [Fact]
    public void Everything_on_the_wire_has_a_name_that_outlives_its_class()
    {
        var nameless = from path in SourceTree.Files("src/Hay.Grains", "*.cs").Concat(SourceTree.Files("src/Hay.Care", "*.cs"))
                       from Match match in Regex.Matches(SourceTree.Read(path), @"\[GenerateSerializer[^\]]*\]")
                       where !match.Value.Contains("Alias(\"hay.", StringComparison.Ordinal)
                       select $"{path}: {match.Value}";
        Assert.Empty(nameless);
    }

    [Fact]
    public void No_name_ends_in_a_word_that_says_nothing()
    {
        var vague = from path in SourceTree.Files("src", "*.cs").Concat(SourceTree.Files("bench", "*.cs"))
                    where !path.EndsWith("/OpenReferralService.cs", StringComparison.Ordinal) // the standard's own word
                    where Regex.IsMatch(Path.GetFileNameWithoutExtension(path), "(Manager|Helper|Helpers|Service|Base|Common|Utils|Util)$")
                    select path;
        Assert.Empty(vague);
    }

    [Fact]
    public void Records_that_are_not_told_of_yet_leave_by_one_door()
    {
        // Who may read one before its line is written, and who holds it back until then.
        string[] Using(string word) => [.. SourceTree.Files("src", "*.cs").Where(path => SourceTree.Read(path).Contains(word, StringComparison.Ordinal)).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
        Assert.Equal(["CaseGrain.cs", "CaseLog.cs", "ICaseGrain.cs"], Using("LookAhead("));
        Assert.Equal(["CareDesk.cs"], Using("CaseLog.Look("));
        // What says to whom it goes shows no record.
        var others = from path in SourceTree.Files("src/Hay.Web/Pages", "*.cs")
                     let page = SourceTree.Read(path)
                     where page.Contains("CareDesk desk", StringComparison.Ordinal) && !Regex.IsMatch(page, @" : (CarePage|CasePage|ReferralsPage)\(desk\)| CarePage\(CareDesk desk\)")
                     select Path.GetFileName(path);
        Assert.Equal(["Second.cshtml.cs"], others);
    }

    [Fact]
    public void Versions_are_written_once()
    {
        var versions = from path in new[] { "src", "tests", "bench" }.SelectMany(f => SourceTree.Files(f, "*.csproj"))
                       where Regex.IsMatch(SourceTree.Read(path), "PackageReference[^>]*Version=")
                       select path;
        Assert.Empty(versions);
    }

    [Fact]
    public void Every_page_and_stylesheet_keeps_to_the_content_security_policy()
    {
        var inline = from path in SourceTree.Files("src/Hay.Web", "*.cshtml")
                     let text = SourceTree.Read(path)
                     where Regex.IsMatch(text, @"<script(?![^>]*\b(src|type=""application/ld\+json""))|\sstyle=""|\son[a-z]+=""|<style")
                     select path;
        Assert.Empty(inline);
    }

    [GeneratedRegex(@"^[a-z ]*class \w+Grain\b", RegexOptions.Multiline)]
    private static partial Regex GrainClass();
}
