using System.Security.Claims;
using Hay.Grains;
using Microsoft.AspNetCore.Identity;

namespace Hay.Web.Accounts;

/// <summary>Who is asking, and whether they may: the one place where the site asks for a right.</summary>
internal sealed class Doorkeeper(UserManager<Member> members, IGrainFactory grains)
{
    /// <summary>Null for somebody who is not signed in, or whose account has gone.</summary>
    public Task<Member?> Who(ClaimsPrincipal user) => members.GetUserAsync(user);

    /// <summary>The account of this id; null when it has gone.</summary>
    public Task<Member?> Find(string account) => members.FindByIdAsync(account);

    /// <summary>
    /// As <see cref="Rights"/> says. Where somebody may as an organiser alone, the organisation itself has to agree: it is
    /// what says who its people are, and an account's own word may be late.
    /// </summary>
    public async Task<bool> May(Member who, Right what, string organisation, string space, CancellationToken ct)
    {
        if (!who.Details.EmailConfirmed || !Rights.Allow(who.Details.Roles, what, organisation, space)) return false;
        return Rights.Allow(who.Details.Roles.Where(r => r.Kind != RoleKind.Organiser), what, organisation, space)
            || await grains.GetGrain<IOrganisationGrain>(organisation).Has(who.Details.Id, ct);
    }
}
