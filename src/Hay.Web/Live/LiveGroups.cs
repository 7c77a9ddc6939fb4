using Hay.Web.Languages;

namespace Hay.Web.Live;

/// <summary>Names of what a page can watch: "activity:ID", "space:SLUG", "board:SLUG" (its notices), "here:SLUG" (how many are), "together:SLUG" (its gathering).</summary>
internal static class LiveGroups
{
    /// <summary>Pages that are open in a space, and those of them that take part in its gathering: they are counted.</summary>
    public const string Here = "here";
    public const string Together = "together";
    public const string Activity = "activity";
    public const string Space = "space";
    public const string Board = "board";
    private const int Longest = 200;

    /// <summary>Those who watch it in one language: words are sent ready to show.</summary>
    public static string In(this string group, Language language) => $"{language.Slug}/{group}";

    public static string OfHere(string slug) => $"{Here}:{slug}";

    public static string OfTogether(string slug) => $"{Together}:{slug}";

    public static string OfActivity(string id) => $"{Activity}:{id}";

    public static string OfSpace(string slug) => $"{Space}:{slug}";

    public static string OfBoard(string slug) => $"{Board}:{slug}";

    public static (string Kind, string Name) Parse(string? group) =>
        group is { Length: <= Longest } && group.Split(':', 2) is [var kind, { Length: > 0 } name] ? (kind, name) : ("", "");
}
