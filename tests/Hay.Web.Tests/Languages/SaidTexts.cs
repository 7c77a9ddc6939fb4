using System.Text.RegularExpressions;
using Hay.Silo;
using Hay.Web.Searching;
using Hay.Web.Spaces;
using Hay.Web.Today;
using Hay.Web.Wording;

namespace Hay.Web.Tests.Languages;

/// <summary>Every text the site says, as its source has it: literals in views and code, and the tables of words.</summary>
internal static partial class SaidTexts
{
    // Tables that are said with say[words].
    private static IEnumerable<string> Tables =>
    [
        .. Facets.Groups.Select(g => g.Title), .. Facets.Groups.SelectMany(g => g.Choices).Select(c => c.Words),
        .. SearchForm.PartsOfDay.Select(p => p.Words),
        .. Categories.Load(Path.Combine(SiloSetup.ContentFolder, "categories.json")).All.Select(c => c.Name),
        "h.mmtt", // the clock, in Times
        .. Needs.Groups.Select(g => g.Title), .. Needs.Groups.SelectMany(g => g.Choices).Select(c => c.Words), .. Needs.Times.Select(t => t.Words),
        .. Answer.All.Select(a => a.Words), .. Answer.All.Select(a => a.Heading),
    ];

    /// <summary>Counted: those said with a number, which have plural forms.</summary>
    public static IReadOnlyList<(string Key, bool Counted)> All => [.. Files().Concat(Tables.Select(words => (words, false))).Distinct()];

    private static IEnumerable<(string, bool)> Files()
    {
        var files = Directory.EnumerateFiles(Path.Combine(ProjectRoot.Folder, "src", "Hay.Web"), "*.cs*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".cshtml" && !Parts(f).Contains("obj")
                // In English, whatever the visitor's language: LanguageSetup.InEnglish.
                && !Parts(f).Any(part => part is "Account" or "Accounts" or "Auditing" or "Care" or "Feeds" or "Freshness" or "Hooks" or "Uptake" or "Organise" or "Organisations" or "Host" or "Insight" or "Shortlists")
                && !Path.GetFileName(f).StartsWith("SignIn.", StringComparison.Ordinal) && !Path.GetFileName(f).StartsWith("StillTrue.", StringComparison.Ordinal)
                && !Path.GetFileName(f).StartsWith("NoMail.", StringComparison.Ordinal));
        foreach (var text in files.Select(File.ReadAllText))
        {
            foreach (Match said in Literal().Matches(text)) yield return (said.Groups[1].Value, false);
            foreach (Match said in Counting().Matches(text)) yield return (said.Groups[1].Value, true);
        }
    }

    private static string[] Parts(string file) => file.Split(Path.DirectorySeparatorChar);

    [GeneratedRegex("""[Ss]ay\["([^"]*)["]""")]
    private static partial Regex Literal();

    [GeneratedRegex("""say\.Count\([^"]*"[^"]*", "([^"]*)["]""")]
    private static partial Regex Counting();
}
