namespace Hay.Web.Care;

/// <summary>
/// A form that was refused, so that its page shows it again as it was sent: open, with all that was typed, and what was wrong in it. Shown by
/// <see cref="TypedForm"/> and <see cref="TypedField"/>.
/// </summary>
/// <param name="handler">The form, by its handler.</param>
/// <param name="typed">What was sent.</param>
/// <param name="problem">What was wrong, in a sentence.</param>
/// <param name="field">Name of the field it was about; null: found by the sentence.</param>
public sealed class RefusedForm(string handler, IFormCollection typed, string problem, string? field = null)
{
    /// <summary>Id of the sentence in the form.</summary>
    public const string WrongId = "wrong";

    // What says which of several forms of one handler it is.
    private static readonly string[] Marks = ["case", "goal", "risk", "entry"];

    // Never words: what a form was given, and what says whose it is.
    private static readonly string[] Unsaid = ["__RequestVerificationToken", "entry", "goalId", "case", "risk", "id", "account"];

    // How the rules begin what they say, and what the field is called in the forms.
    private static readonly (string Handler, string Begins, string Field)[] Fields =
    [
        ("Ask", "The question", "words"), ("Answer", "The answer", "words"), ("Decline", "Where else", "signpost"), ("Decline", "The reason", "words"),
        ("Give", "Nobody who works", "email"), ("HandOver", "The reason", "reason"), ("HandOver", "There is no such team", "team"), ("Escalate", "The reason", "reason"),
        ("Return", "The way", "words"), ("Return", "There is no such team", "team"), ("Close", "How it ended", "words"), ("Reopen", "The reason", "reason"),
        ("Consent", "What they said", "words"),
        ("Describe", "The name", "name"), ("Describe", "The telephone", "phone"), ("Describe", "Say how they can be reached", "phone"), ("Describe", "How to reach", "reachNote"),
        ("Describe", "What they need", "needs"), ("Describe", "The language", "tongue"), ("Describe", "The NHS number", "nhs"), ("Describe", "That is no NHS number", "nhs"),
        ("Describe", "The date of birth", "born"), ("Describe", "That is no day of birth", "born"),
        ("Agree", "Plan", "sessions"), ("Agree", "A goal", "goal"), ("Score", "Say how near", "score"), ("Next", "What comes next", "words"), ("Next", "The next step", "at"),
        ("Contact", "Say what kind", "kind"), ("Contact", "That is no day and time of the contact", "at"), ("Contact", "The time of the contact", "at"), ("Contact", "A contact lasts", "minutes"),
        ("Contact", "The note", "note"), ("Contact", "What comes next", "next"), ("Contact", "The next step", "nextAt"), ("Contact", "That is no day and time of the next", "nextAt"),
        ("Wellbeing", "Answer at least", "satisfied"), ("Wellbeing", "The day", "on"), ("Experience", "Say how it was", "score"), ("Experience", "What they said", "words"),
        ("Tried", "What was tried", "what"), ("Tried", "How it went", "words"), ("Discussion", "With whom", "with"), ("Discussion", "The note", "note"), ("Discussion", "The time", "at"),
        ("Risk", "What the risk is", "note"), ("Risk", "Who was told", "told"), ("Settle", "What was done", "how"),
    ];

    /// <summary>Where this request's is kept, for the fields that are drawn in it.</summary>
    public static readonly object Key = new();

    public string Problem => problem;

    /// <summary>Name of the field that is wrong; empty: it is no field's fault.</summary>
    public string Field { get; } = field ?? Fields.FirstOrDefault(f => f.Handler == handler && problem.StartsWith(f.Begins, StringComparison.Ordinal)).Field ?? "";

    /// <summary>It is on the page again. Else the case has moved on, and the page shows what was written all the same.</summary>
    public bool IsDrawn { get; set; }

    /// <summary>What was written in words, field by field.</summary>
    public IEnumerable<string> Written => typed.Where(f => !Unsaid.Contains(f.Key)).Select(f => f.Value.ToString().Trim()).Where(words => words.Length > 0);

    /// <summary>Whether it is this form.</summary>
    /// <param name="which">Its handler.</param>
    /// <param name="mark">Which of several; null: there is one, or it is the one in which something new is written.</param>
    public bool Is(string which, string? mark) => which == handler && (mark is null ? !IsDrawn : Marks.Any(m => typed[m] == mark));

    /// <summary>What was typed into a field; a box that was not ticked was sent as nothing.</summary>
    public string this[string name] => typed[name].ToString();

    /// <summary>Whether a choice of a field was made.</summary>
    public bool Has(string name, string value) => typed[name].Contains(value);
}
