using Hay.Grains;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Accounts;

internal static class RoleWords
{
    public static string Words(this AccountRole role, IStringLocalizer say) => role.Kind switch
    {
        RoleKind.Organiser => say["Organiser of {0}", role.Scope],
        RoleKind.Host => say["Host of {0}", role.Scope],
        RoleKind.Analyst => say["Analyst of {0}", role.Scope],
        RoleKind.Connector => say["Connector in {0}", role.Scope],
        RoleKind.CareConnector => say["Connector of {0}", role.Scope],
        RoleKind.CareLead => say["Team lead of {0}", role.Scope],
        RoleKind.CarePractice => say["Referrer of {0}", role.Scope],
        RoleKind.CareLiaison => say["Senior liaison"],
        RoleKind.CareCommissioner => say["Commissioner"],
        _ => say["Administrator"],
    };
}
