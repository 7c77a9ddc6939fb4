namespace Hay.Care;

/// <summary>How many letters a record takes: the fields of forms ask here, so that none takes what is refused later.</summary>
public static class CaseLimits
{
    public const int Telephone = CaseText.Number;
    public const int Name = CaseText.Short;
    public const int Sentence = CaseText.Line;
    public const int Note = CaseText.Long;
}
