using Hay.Grains;

namespace Hay.Care;

/// <summary>Who may do what in the connector service: this table and nothing else. What is not in it is refused.</summary>
public static class CareRights
{
    /// <summary>The scope of roles that are of the whole service.</summary>
    public const string Everywhere = "care";

    /// <param name="who">Who wants to.</param>
    /// <param name="what">What they want to do.</param>
    /// <param name="where">With which case, or for which team or practice.</param>
    public static bool Allow(CareActor who, CareAction what, CasePlace where) =>
        what is CareAction.ReferSelf
        || (who.Account == AuditEntry.Operator && what is CareAction.Export or CareAction.SeeLog or CareAction.Erase)
        || (who.Account == AuditEntry.Site && what is CareAction.Erase)
        || who.Roles.Any(role => role.Kind switch
        {
            RoleKind.CareConnector => Refers(who, role, what, where) || (Covers(role, where.Team) && (what is CareAction.SeeFigures
                || (where.Holder == who.Account && IsForTheHolder(what))
                // The visit of tomorrow is still theirs, and what was said at it.
                || (where.Step == CareStep.Escalated && where.Before == who.Account && what is CareAction.SeeRecord or CareAction.Write)
                || (where.Holder.Length == 0 && where.Step is CareStep.Waiting or CareStep.Active && what is CareAction.SeeRecord or CareAction.PickUp))),
            // The team's, whoever holds them.
            RoleKind.CareLead => Refers(who, role, what, where) || (role.Scope.Length > 0 && what is CareAction.SeeProtectedFigures)
                || (Covers(role, where.Team) && (IsForTheHolder(what) || what is CareAction.SeeFigures or CareAction.Sort or CareAction.Answer or CareAction.Export
                    or CareAction.SeeLog || (what is CareAction.PickUp && where.Step != CareStep.Escalated))),
            RoleKind.CarePractice => Covers(role, where.Practice) && what is CareAction.ReferForPractice or CareAction.SeeState or CareAction.Answer,
            RoleKind.CareLiaison => Covers(role, Everywhere) && (Refers(who, role, what, where) || what is CareAction.SeeProtectedFigures
                || (where.Step == CareStep.Escalated && what is CareAction.SeeRecord or CareAction.PickUp or CareAction.Return or CareAction.Write)),
            RoleKind.CareCommissioner => Covers(role, Everywhere) && what is CareAction.SeeProtectedFigures,
            // Uptake of all spaces is theirs too: whoever says what people of a place need has to compare.
            RoleKind.Analyst => role.Scope.Length > 0 && what is CareAction.SeeProtectedFigures,
            // A link worker.
            RoleKind.Connector => Refers(who, role, what, where),
            // Gives roles, and reads that looks happened. No record, and nothing of what became of anybody.
            RoleKind.Administrator => what is CareAction.SeeLooks,
            _ => false,
        });

    /// <summary>Whether somebody who may look has to say why: a colleague holds it.</summary>
    public static bool NeedsReason(CareActor who, CasePlace where) => where.Holder.Length > 0 && where.Holder != who.Account && where.Before != who.Account;

    // To any team: who may refer sees nothing by it but where their own referrals are.
    private static bool Refers(CareActor who, AccountRole role, CareAction what, CasePlace where) => role.Scope.Length > 0
        && (what is CareAction.Refer || (where.Referrer.Length > 0 && where.Referrer == who.Account && what is CareAction.SeeState or CareAction.Answer));

    private static bool IsForTheHolder(CareAction what) =>
        what is CareAction.SeeRecord or CareAction.Give or CareAction.HandOver or CareAction.Escalate or CareAction.Write or CareAction.Close;

    private static bool Covers(AccountRole role, string scope) => role.Scope.Length > 0 && role.Scope == scope;
}
