using System.Xml.Linq;

namespace Hay.Architecture.Tests;

/// <summary>Which project may know which: the table in docs/architecture.md.</summary>
public class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Hay.Embedded"] = [],
        ["Hay.Embedded.Generator"] = [],
        ["Hay.Recommender"] = [],
        ["Hay.Grains"] = ["Hay.Embedded", "Hay.Embedded.Generator", "Hay.Recommender"],
        ["Hay.Care"] = ["Hay.Embedded", "Hay.Embedded.Generator", "Hay.Grains"],
        ["Hay.Silo"] = ["Hay.Care", "Hay.Embedded", "Hay.Embedded.Generator", "Hay.Grains", "Hay.Recommender", "Hay.Uptake"],
        ["Hay.Uptake"] = ["Hay.Embedded", "Hay.Embedded.Generator", "Hay.Grains"],
        ["Hay.Web"] = ["Hay.Embedded", "Hay.Embedded.Generator", "Hay.Grains", "Hay.Recommender", "Hay.Silo", "Hay.Uptake", "Hay.Care"],
    };

    public static TheoryData<string> Projects => [.. SourceTree.Files("src", "*.csproj")];

    [Theory, MemberData(nameof(Projects))]
    public void A_project_knows_only_whom_it_may(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var references = References(project).ToList();

        Assert.True(Allowed.ContainsKey(name), $"{name} is new: give it its arrows here and in docs/architecture.md.");
        Assert.Empty(references.Except(Allowed[name]));
    }

    [Fact]
    public void The_recommender_knows_numbers_alone()
    {
        Assert.DoesNotContain("FrameworkReference", SourceTree.Read("src/Hay.Recommender/Hay.Recommender.csproj"), StringComparison.Ordinal);
        Assert.Empty(Mentions("src/Hay.Recommender", "DateTime.", "DateTimeOffset.", "TimeProvider", "using Orleans", "AspNetCore"));
    }

    [Fact]
    public void The_site_meets_the_silo_in_Program_alone() =>
        Assert.DoesNotContain(Mentions("src/Hay.Web", "Hay.Silo"), m => !m.StartsWith("src/Hay.Web/Program.cs", StringComparison.Ordinal));

    [Fact]
    public void Exact_counts_are_seen_by_no_other_project()
    {
        Assert.Empty(Mentions("src/Hay.Web", "Hay.Uptake.Counting", "journal.ReadAsync"));
        Assert.DoesNotContain("Include=\"Hay.Web\"", SourceTree.Read("src/Hay.Uptake/Hay.Uptake.csproj"), StringComparison.Ordinal);
        Assert.DoesNotContain("Include=\"Hay.Silo\"", SourceTree.Read("src/Hay.Uptake/Hay.Uptake.csproj"), StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_never_ask_for_the_time() =>
        Assert.Empty(Mentions("src/Hay.Grains", "DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "SystemClock"));

    private static IEnumerable<string> References(string project)
    {
        var own = XDocument.Parse(SourceTree.Read(project));
        var documents = own.Descendants("Import").Any(i => i.Attribute("Project")!.Value.EndsWith("Runtime.props", StringComparison.Ordinal))
            ? [own, XDocument.Parse(SourceTree.Read("Runtime.props"))]
            : new[] { own };
        return documents.SelectMany(d => d.Descendants("ProjectReference"))
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))
            .Distinct();
    }

    private static IEnumerable<string> Mentions(string folder, params string[] words) =>
        from path in SourceTree.Files(folder, "*.cs").Concat(SourceTree.Files(folder, "*.cshtml"))
        let text = SourceTree.Read(path)
        from word in words
        where text.Contains(word, StringComparison.Ordinal)
        select $"{path}: {word}";
}
