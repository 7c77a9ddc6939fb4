using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Desk;
using Hay.Web.Feeds;
using Hay.Web.Pages.Organise;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Host;

/// <summary>The spaces somebody is a host of, and how much waits in each.</summary>
internal sealed class IndexModel(Doorkeeper door, SpaceMap spaces, DeskBook desk, FeedBook feeds, IStringLocalizer<Hay.Web.Languages.Words> say) : WorkPage(door)
{
    public ImmutableArray<(SpaceDefinition Space, int Waiting)> Mine { get; private set; } = [];
    public bool MayGiveRoles { get; private set; }
    public bool MaySeeAudit { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter() is { } away) return away; // it shows only what somebody is a host of
        Title(say["Host a space"]);
        MayGiveRoles = await May(Right.GiveRoles, "", "", ct);
        MaySeeAudit = await May(Right.SeeAudit, "", "", ct);
        var mine = ImmutableArray.CreateBuilder<(SpaceDefinition, int)>();
        foreach (var space in spaces.All)
        {
            if (await May(Right.Host, "", space.Slug, ct)) mine.Add((space, desk.WaitingIn(space.Slug) + (await feeds.Waiting(space.Slug, desk, ct)).Length));
        }

        Mine = mine.ToImmutable();
        return Page();
    }
}
