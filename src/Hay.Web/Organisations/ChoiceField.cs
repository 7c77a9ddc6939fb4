using System.Collections.Immutable;

namespace Hay.Web.Organisations;

/// <summary>One or several of a few choices; see _ChoiceField.cshtml.</summary>
internal sealed record ChoiceField(string Name, string Question, ImmutableArray<(string Value, string Words, bool IsChosen)> Choices)
{
    public string Hint { get; init; } = "";
    public string Wrong { get; init; } = "";
    public bool AreMany { get; init; }
    /// <summary>Long answers, one below the other.</summary>
    public bool IsColumn { get; init; }

    /// <summary>Yes, no, or nobody has said.</summary>
    public static ChoiceField YesNo(string name, string question, bool? answer, (string Yes, string No, string Unsaid) words) =>
        new(name, question, [("yes", words.Yes, answer == true), ("no", words.No, answer == false), ("", words.Unsaid, answer is null)]);
}
