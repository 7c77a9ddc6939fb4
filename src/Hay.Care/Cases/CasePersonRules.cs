using Hay.Grains;

namespace Hay.Care;

internal static class CasePersonRules
{
    public static CasePerson Tidy(this CasePerson person) => person with
    {
        Name = CaseText.Tidy(person.Name),
        NhsNumber = NhsNumber.Parse(person.NhsNumber) ?? CaseText.Tidy(person.NhsNumber),
        Phone = CaseText.Tidy(person.Phone),
        ReachNote = CaseText.Tidy(person.ReachNote),
        Needs = CaseText.Tidy(person.Needs),
        Language = CaseText.Tidy(person.Language),
    };

    /// <summary>What is wrong, in a sentence; null: nothing.</summary>
    public static string? Problem(this CasePerson person, DateTimeOffset now)
    {
        var today = LocalDay.Of(now);
        return !CaseId.IsOne(person.PersonId) ? "The person has no id."
            : CaseText.Problem(person.Name, CaseText.Short, "The name", isAsked: true)
            ?? CaseText.Problem(person.Phone, CaseText.Number, "The telephone number")
            ?? CaseText.Problem(person.ReachNote, CaseText.Line, "How to reach them")
            ?? CaseText.Problem(person.Needs, CaseText.Line, "What they need")
            ?? CaseText.Problem(person.Language, CaseText.Short, "The language")
            ?? CaseText.Problem(person.Practice, CaseText.Short, "The practice")
            ?? CaseText.Problem(person.Area, CaseText.Short, "The neighbourhood")
            ?? CaseText.Problem(person.Pcn, CaseText.Short, "The network")
            ?? (person.Phone.Length == 0 && person.ReachNote.Length == 0 ? "Say how they can be reached: a telephone number, or another way." : null)
            ?? (person.NhsNumber.Length > 0 && NhsNumber.Parse(person.NhsNumber) is null ? "The NHS number has a slip in it: its last digit does not fit the others. Leave it out if nobody knows it." : null)
            ?? (person.Born is { } born && (born > today || born < today.AddYears(-125)) ? "The date of birth cannot be right." : null);
    }
}
