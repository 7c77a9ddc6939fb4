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
