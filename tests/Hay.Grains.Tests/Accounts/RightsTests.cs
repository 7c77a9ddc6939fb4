using static Hay.Grains.RoleKind;

namespace Hay.Grains.Tests.Accounts;

/// <summary>The whole table, every cell: role × act. A cell that is not named here is refused.</summary>
public class RightsTests
{
    private static readonly Dictionary<string, (AccountRole[] Roles, Right[] May)> Table = new()
    {
        ["nobody"] = ([], []),
        ["organiser of it"] = ([new(Organiser, "o-tea")], [Right.EditListings, Right.RunSessions, Right.EditOrganisation, Right.SeeNumbers, Right.SeeHistory, Right.LeadGathering]),
        ["organiser of another"] = ([new(Organiser, "o-cake")], []),
        ["organiser of nothing"] = ([new(Organiser)], []),
        ["host of its space"] = ([new(Host, "fenland")], [Right.EditListings, Right.EditOrganisation, Right.SeeHistory, Right.Host, Right.LeadGathering]),
        ["host of another space"] = ([new(Host, "cambridge")], []),
        ["host of nothing"] = ([new(Host)], []),
        ["a host's scope as an organisation"] = ([new(Organiser, "fenland"), new(Host, "o-tea")], []),
        ["analyst of its space"] = ([new(Analyst, "fenland")], [Right.SeeInsight]),
        ["analyst of another space"] = ([new(Analyst, "cambridge")], [Right.SeeInsight]),
        ["analyst of nothing"] = ([new(Analyst)], []),
        ["connector of its space"] = ([new(Connector, "fenland")], [Right.MakeShortlists]),
        ["connector of another space"] = ([new(Connector, "cambridge")], [Right.MakeShortlists]),
        ["connector of nothing"] = ([new(Connector)], []),
        // Their rights are a table of their own (Hay.Care).
        ["everybody of the connector service"] = ([new(CareConnector, "fenland"), new(CareLead, "fenland"), new(CareLead, "o-tea"), new(CarePractice, "fenland"), new(CareLiaison, "care"), new(CareCommissioner, "care")], []),
        ["administrator"] = ([new(Administrator)], [Right.EditListings, Right.EditOrganisation, Right.SeeHistory, Right.Host, Right.LeadGathering, Right.GiveRoles, Right.SeeAudit, Right.SeeInsight]),
    };

    public static TheoryData<string, Right> Cells()
    {
        var cells = new TheoryData<string, Right>();
        foreach (var (role, what) in from role in Table.Keys from what in Enum.GetValues<Right>() select (role, what)) cells.Add(role, what);
        return cells;
    }

    [Theory, MemberData(nameof(Cells))]
    public void Each_role_may_do_this_and_no_more(string role, Right what) =>
        Assert.Equal(Table[role].May.Contains(what), Rights.Allow(Table[role].Roles, what, "o-tea", "fenland"));

    [Fact]
    public void A_record_of_nothing_and_nowhere_is_for_administrators()
    {
        foreach (var (role, (roles, _)) in Table)
        {
            // Figures are of no record; a shortlist is of no place.
            var may = Enum.GetValues<Right>().Except([Right.SeeInsight, Right.MakeShortlists]).Where(what => Rights.Allow(roles, what, "", "")).ToArray();
            Assert.True(may.Length == 0 || role == "administrator", role);
        }
    }
}
