using Hay.Care;
using Hay.Grains;

namespace Hay.Web.Care;

/// <summary>How a person is described, as it is typed in. Fields are named as in the form.</summary>
internal record PersonForm
{
    public string? Name { get; init; }
    public string? Born { get; init; }
    public string? Nhs { get; init; }
    public string? Phone { get; init; }
    public ReachBy Reach { get; init; }
    public string? ReachNote { get; init; }
    public string? Needs { get; init; }
    /// <summary>The language they like to speak.</summary>
    public string? Tongue { get; init; }
    public string? Practice { get; init; }
    public string? Area { get; init; }

    /// <summary>What is wrong, in a sentence; null: nothing.</summary>
    public string? Problem =>
        !string.IsNullOrWhiteSpace(Nhs) && NhsNumber.Parse(Nhs) is null ? "That is no NHS number: it has ten digits, and the last one tests the others. You may leave it empty."
        : !string.IsNullOrWhiteSpace(Born) && CareTyped.Day(Born) is null ? "That is no day of birth. You may leave it empty."
        : null;

    /// <summary>The person as they are now described; a practice and a neighbourhood that nobody knows are left out.</summary>
    public CasePerson Of(CasePerson before, CareNetwork network, Geography geography)
    {
        var practice = network.Practices.GetValueOrDefault(Practice ?? "");
        return Described(before) with
        {
            Practice = practice?.Id ?? "",
            Pcn = practice?.Pcn ?? before.Pcn,
            Area = geography.Find(Area ?? "") is { Level: AreaLevel.Neighbourhood } area ? area.Id : "",
        };
    }

    /// <summary>The same, without where they belong.</summary>
    protected CasePerson Described(CasePerson before) => before with
    {
        Name = CareTyped.Text(Name),
        Born = CareTyped.Day(Born),
        NhsNumber = NhsNumber.Parse(Nhs) ?? "",
        Phone = CareTyped.Text(Phone),
        ReachBy = Reach,
        ReachNote = CareTyped.Text(ReachNote),
        Needs = CareTyped.Text(Needs),
        Language = CareTyped.Text(Tongue),
    };
}
