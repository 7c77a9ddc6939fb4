namespace Hay.Care;

/// <summary>What decides who may do what with a case: where it is, who holds it, which practice referred it.</summary>
public sealed record CasePlace(CareStep Step, string Team, string Holder, string Practice)
{
    /// <summary>Where there is no case, or only a team: for figures and new referrals.</summary>
    public static CasePlace OfTeam(string team, string practice = "") => new(CareStep.Received, team, "", practice);

    public static CasePlace Of(Case state) => Of(state, state.Now);

    internal static CasePlace Of(Case state, StepEntry entry) => new(entry.Step, entry.Team, entry.Holder, state.Referral.Practice);
}
