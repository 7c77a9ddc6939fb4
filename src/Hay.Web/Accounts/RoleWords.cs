using Hay.Care;
using Hay.Grains;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Accounts;

internal static class RoleWords
{
    /// <param name="role">The role.</param>
    /// <param name="say">In which language.</param>
    /// <param name="care">By what names teams and practices go; null: nobody knows.</param>
    public static string Words(this AccountRole role, IStringLocalizer say, CareNetwork? care = null) => role.Kind switch
    {
        RoleKind.Organiser => say["Organiser of {0}", role.Scope],
        RoleKind.Host => say["Host of {0}", role.Scope],
        RoleKind.Analyst => say["Analyst of {0}", role.Scope],
        RoleKind.Connector => say["Connector in {0}", role.Scope],
        RoleKind.CareConnector => say["Connector of {0}", Team(role, care)],
        RoleKind.CareLead => say["Team lead of {0}", Team(role, care)],
        RoleKind.CarePractice => say["Referrer of {0}", care?.Practices.GetValueOrDefault(role.Scope)?.Name ?? role.Scope],
        RoleKind.CareLiaison => say["Senior liaison"],
        RoleKind.CareCommissioner => say["Commissioner"],
        _ => say["Administrator"],
    };

    private static string Team(AccountRole role, CareNetwork? care) => care?.Teams.GetValueOrDefault(role.Scope)?.Name ?? role.Scope;
}
