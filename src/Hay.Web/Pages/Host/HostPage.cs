using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Pages.Organise;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Host;

/// <summary>A page for the hosts of one space. Nobody else learns even that it is there.</summary>
internal abstract class HostPage(Doorkeeper door, SpaceMap spaces) : WorkPage(door)
{
    public SpaceDefinition Space { get; private set; } = null!;

    /// <summary>Null: they are a host of it. Else where to send them.</summary>
    protected async Task<IActionResult?> EnterAsHost(string space, CancellationToken ct)
    {
        if (await Enter() is { } away) return away;
        if (spaces.Find(space) is not { } found) return NotFound();
        Space = found;
        return await May(Right.Host, "", found.Slug, ct) ? null : Forbid();
    }
}
