namespace Hay.Grains;

/// <summary>Something that only some may do, with one record.</summary>
public enum Right
{
    /// <summary>Write, list, change, copy and stop an organisation's listings.</summary>
    EditListings,
    /// <summary>Cancel and move its sessions, see who is coming, tick who came, write to them.</summary>
    RunSessions,
    /// <summary>Describe it, invite colleagues, let them go, close it.</summary>
    EditOrganisation,
    /// <summary>How often its listings were seen, saved, gone to.</summary>
    SeeNumbers,
    /// <summary>What a record was before, who changed it and when.</summary>
    SeeHistory,
    /// <summary>Approve, ask, refuse, pause and restore listings; decide claims and nominations; write on the board of a space.</summary>
    Host,
    /// <summary>Say a line in a gathering of the space, where the organisation has listings or one is a host.</summary>
    LeadGathering,
    /// <summary>Give and take roles.</summary>
    GiveRoles,
    /// <summary>Read the audit log: who did what, everywhere.</summary>
    SeeAudit,
    /// <summary>Protected figures of uptake, of all spaces: to say anything of one, one has to compare.</summary>
    SeeInsight,
    /// <summary>Put listings together for one person, and see what that person says of them; each one's own alone.</summary>
    MakeShortlists,
}

/// <summary>Who may do what: this table and nothing else. What is not in it is refused.</summary>
public static class Rights
{
    /// <param name="roles">What somebody is; none for somebody without an account.</param>
    /// <param name="what">What they want to do.</param>
    /// <param name="organisation">Id of the organisation whose record it is; empty: of none.</param>
    /// <param name="space">Slug of the space that the record is at home in; empty: of none.</param>
    public static bool Allow(IEnumerable<AccountRole> roles, Right what, string organisation, string space) =>
        roles.Any(role => role.Kind switch
        {
            RoleKind.Organiser => Covers(role, organisation) && what is (Right.EditListings or Right.RunSessions
                or Right.EditOrganisation or Right.SeeNumbers or Right.SeeHistory or Right.LeadGathering),
            // A host types in for groups that cannot. Who is coming is between a group and its people.
            RoleKind.Host => Covers(role, space) && what is (Right.EditListings or Right.EditOrganisation
                or Right.SeeHistory or Right.Host or Right.LeadGathering),
            RoleKind.Analyst => role.Scope.Length > 0 && what is Right.SeeInsight,
            // A link worker. What they keep for somebody is nobody else's, so not an administrator's either.
            RoleKind.Connector => role.Scope.Length > 0 && what is Right.MakeShortlists,
            RoleKind.Administrator => what is Right.EditListings or Right.EditOrganisation
                or Right.SeeHistory or Right.Host or Right.LeadGathering or Right.GiveRoles or Right.SeeAudit or Right.SeeInsight,
            _ => false,
        });

    private static bool Covers(AccountRole role, string scope) => role.Scope.Length > 0 && role.Scope == scope;
}
