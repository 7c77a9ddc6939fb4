namespace Hay.Care;

/// <summary>What decides who may do what with a case.</summary>
/// <param name="Step">Where it is.</param>
/// <param name="Team">With which team.</param>
/// <param name="Holder">Account that holds it; empty: nobody does.</param>
/// <param name="Practice">Which practice referred it; empty: none did.</param>
/// <param name="Referrer">Account of the colleague who referred it; empty: none did.</param>
/// <param name="Before">Of an escalation: account that held it until then; empty: nobody did.</param>
public sealed record CasePlace(CareStep Step, string Team, string Holder, string Practice, string Referrer = "", string Before = "")
{
    /// <summary>Where there is no case, or only a team: for figures and new referrals.</summary>
    public static CasePlace OfTeam(string team, string practice = "") => new(CareStep.Received, team, "", practice);

    public static CasePlace Of(Case state) => Of(state, state.Now);

    internal static CasePlace Of(Case state, StepEntry entry) => new(entry.Step, entry.Team, entry.Holder, state.Referral.Practice, state.Referral.Colleague,
        entry.Step == CareStep.Escalated ? state.Steps[..state.Steps.IndexOf(entry)].LastOrDefault(s => s.Step != CareStep.Escalated)?.Holder ?? "" : "");
}
