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
        _ => say["Administrator"],
    };
}
