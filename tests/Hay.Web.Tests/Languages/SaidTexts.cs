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
    /// <summary>Files whose texts each language must have: navigation, help now, filters, the booking path, one's own plans.</summary>
    public static readonly string[] Promised =
    [
        "Pages/Shared/_Layout.cshtml", "Pages/Shared/_Header.cshtml", "Pages/Shared/_Languages.cshtml",
        "Pages/Shared/_HelpLines.cshtml", "Pages/HelpNow.cshtml", "Pages/HelpNow.cshtml.cs", "Pages/Offline.cshtml",
        "Pages/Search.cshtml", "Pages/Search.cshtml.cs", "Pages/Shared/_SearchForm.cshtml", "Pages/Shared/_SearchBox.cshtml",
        "Pages/Shared/_NothingFound.cshtml", "Searching/DateSpan.cs", "Searching/SearchFilter.cs",
        "Pages/Activity.cshtml", "Pages/Shared/_Dates.cshtml", "Pages/Shared/_DateRow.cshtml", "Pages/Shared/_FirstTime.cshtml",
        "Wording/BookingWords.cs", "Wording/PlacesLeft.cs", "Wording/Times.cs", "Wording/Listings.cs", "Cards/CardMaker.cs",
        "Pages/Me.cshtml", "Pages/Shared/_Plans.cshtml",
    ];

    /// <summary>Tables that are said with <c>say[words]</c>; all but the last are part of what is promised.</summary>
    private static IEnumerable<string> Filters =>
    [
        .. Facets.Groups.Select(g => g.Title), .. Facets.Groups.SelectMany(g => g.Choices).Select(c => c.Words),
        .. SearchForm.PartsOfDay.Select(p => p.Words),
        .. Categories.Load(Path.Combine(SiloSetup.ContentFolder, "categories.json")).All.Select(c => c.Name),
        "h.mmtt", // the clock, in Times
    ];

    private static IEnumerable<string> OtherTables =>
    [
        .. Needs.Groups.Select(g => g.Title), .. Needs.Groups.SelectMany(g => g.Choices).Select(c => c.Words), .. Needs.Times.Select(t => t.Words),
        .. Answer.All.Select(a => a.Words), .. Answer.All.Select(a => a.Heading),
    ];

    /// <summary>Counted: those said with a number, which have plural forms.</summary>
    public static IReadOnlyList<(string Key, bool Counted)> All => [.. Files("").Concat(Plain(Filters)).Concat(Plain(OtherTables)).Distinct()];

    public static IReadOnlyList<(string Key, bool Counted)> PromisedTexts => [.. Promised.SelectMany(Files).Concat(Plain(Filters)).Distinct()];

    private static IEnumerable<(string, bool)> Plain(IEnumerable<string> words) => words.Select(w => (w, false));

    private static IEnumerable<(string, bool)> Files(string file)
    {
        var source = Source();
        var files = file.Length > 0 ? [Path.Combine(source, file)] : Directory.EnumerateFiles(source, "*.cs*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".cshtml" && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        foreach (var text in files.Select(File.ReadAllText))
        {
            foreach (Match said in Literal().Matches(text)) yield return (said.Groups[1].Value, false);
            foreach (Match said in Counting().Matches(text)) yield return (said.Groups[1].Value, true);
        }
    }

    private static string Source()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Hay.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "src", "Hay.Web");
    }

    [GeneratedRegex("""say\["([^"]*)["]""")]
    private static partial Regex Literal();

    [GeneratedRegex("""say\.Count\([^"]*"[^"]*", "([^"]*)["]""")]
    private static partial Regex Counting();
}
