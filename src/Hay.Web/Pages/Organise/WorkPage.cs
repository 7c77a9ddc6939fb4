using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Pages.Account;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Organise;

/// <summary>
/// A page for people who look after something. Each handler begins with <see cref="Enter()"/> (or says why it need not): what
/// somebody may not do is refused there.
/// </summary>
[Authorize]
internal abstract class WorkPage(Doorkeeper door) : AccountPage
{
    public Member Me { get; private set; } = null!;

    protected AccountRef MyAccount => new(Me.Details.Id, Me.Details.Email);

    /// <summary>Null: they are signed in. Else where to send them.</summary>
    protected async Task<IActionResult?> Enter()
    {
        if (await door.Who(User) is not { } me) return Challenge();
        Me = me;
        return null;
    }

    /// <summary>Null: they may. Else where to send them.</summary>
    protected async Task<IActionResult?> Enter(Right what, string organisation, string space, CancellationToken ct)
    {
        if (await Enter() is { } away) return away;
        return await May(what, organisation, space, ct) ? null : Forbid();
    }

    /// <summary>The account of this id; null when it has gone.</summary>
    protected Task<Member?> AccountOf(string id) => door.Find(id);

    protected Task<bool> May(Right what, string organisation, string space, CancellationToken ct) => door.May(Me, what, organisation, space, ct);
}
